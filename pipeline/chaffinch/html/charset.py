"""The bytes of a page, read as browsers read them.

Source: the HTML Standard, "determining the character encoding", and there the algorithm "prescan a
byte stream to determine its encoding".
"""

import re
from collections.abc import Iterator

from chaffinch.document import exact, fallback, mark, refuse_binary
from chaffinch.html.labels import codecs_of

# The standard looks at 1,024 bytes.  Scripts and long comments push the declaration further down,
# and browsers find it there too.
PRESCAN = 4_096

UTF_8_MARK = b"\xef\xbb\xbf"
# "<?x" in UTF-16: an XML declaration without a byte order mark.
WIDE = ((b"<\0?\0x\0", "utf-16-le"), (b"\0<\0?\0x", "utf-16-be"))

ATTRIBUTE = rb"""([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?"""
ATTRIBUTES = re.compile(ATTRIBUTE)
# A comment, or a tag with its attributes, or whatever else begins with "<".  A comment may close
# with the dashes that opened it, and one that is never closed hides all that follows.
TAG = re.compile(
    rb"<!(?=--).*?(?:-->|\Z)"
    rb"|(?P<tag></?[a-z][^\s/>]*+)(?P<attributes>(?:[\s/]++|" + ATTRIBUTE + rb")*+)"
    rb"|<[!/?][^>]*",
    re.DOTALL | re.IGNORECASE,
)
CHARSET = re.compile(r"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
XML = re.compile(rb"""\s*<\?xml[^>]*?\sencoding\s*=\s*(?:"([^">]*)"|'([^'>]*)')""")


def decode(data: bytes, name: str = "the page", header: str | None = None) -> tuple[str, str]:
    """Return the text of a page, and the encoding in Python's name.

    `header` is the Content-Type that the page was served with.  What is tried, in this order: a
    byte order mark, the header, what the page declares, UTF-8, and windows-1252.  A codec that
    does not give the same bytes back (`document.encode`) is passed over.  Line breaks stay as they
    are, a byte order mark stays as U+FEFF.

    Raises InputError, which begins with `name`, for bytes that are not text.
    """
    wide = mark(data) or _wide(data, header)
    found = exact(data, wide) if wide else None
    if found:
        return found
    if not mark(data):
        refuse_binary(data, name)
    tries = (exact(data, codec) for codec in _tries(data, header))
    return next(filter(None, tries), None) or fallback(data)


def declared(data: bytes) -> Iterator[str]:
    """The labels that the first bytes of a page declare, those the web knows, the best first."""
    head = data[:PRESCAN]
    for tag in TAG.finditer(head):
        if (tag["tag"] or b"").lower() == b"<meta":
            label = _meta(_attributes(tag["attributes"]))
            if codecs_of(label):
                yield label
    xml = XML.match(head)
    if xml:
        yield (xml[1] or xml[2] or b"").decode("latin-1")


def _tries(data: bytes, header: str | None) -> Iterator[str]:
    if data.startswith(UTF_8_MARK):
        yield "utf-8"
    for label in (*_charset(header or ""), *declared(data)):
        # A page that can be read up to the word "utf-16", byte by byte, is not in UTF-16.
        yield from ("utf-8" if codec.startswith("utf") else codec for codec in codecs_of(label))
    yield "utf-8"


def _wide(data: bytes, header: str | None) -> str | None:
    """UTF-16 without a byte order mark.  A header is believed if there are NULs as well."""
    sign = next((encoding for sign, encoding in WIDE if data.startswith(sign)), None)
    told = [codec for label in _charset(header or "") for codec in codecs_of(label)]
    served = told[0] if told and told[0].startswith("utf-16") else None
    return sign or (served if b"\0" in data[:PRESCAN] else None)


def _attributes(source: bytes) -> dict[str, str]:
    """The first of each name counts, as in browsers."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTES.findall(source):
        found.setdefault(name.decode("latin-1").lower(), b"".join(values).decode("latin-1"))
    return found


def _meta(attributes: dict[str, str]) -> str:
    """The label that a meta element declares, or the empty text."""
    if "charset" in attributes:
        return attributes["charset"]
    about_type = attributes.get("http-equiv", "").strip().lower() == "content-type"
    return next(_charset(attributes.get("content", "")), "") if about_type else ""


def _charset(content_type: str) -> Iterator[str]:
    match = CHARSET.search(content_type)
    if match:
        yield "".join(match.groups(""))
