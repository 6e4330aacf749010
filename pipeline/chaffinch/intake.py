"""What a caller hands in, as a document: text, bytes, a file, a soup, a tree, a fetched page."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

from chaffinch import document as documents
from chaffinch.document import Document, Kind
from chaffinch.errors import ChaffinchError

SUFFIXES: dict[str, Kind] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".txt": "text", ".text": "text",
    ".md": "text",
}  # fmt: skip
SNIFFED = 2000  # code points that are looked at to tell HTML from text
HTML = re.compile(
    r"""<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|div|p|article|section|main
    |header|nav|table|ul|ol|h[1-6]|span|a|b|i|br|img|center|font)(?=[\s/>])[^<>]*>""",
    re.IGNORECASE | re.VERBOSE,
)


def clean_name(name: str) -> str:
    """What the clean text of a page is called: that of HTML is no HTML any more."""
    return f"{name}.txt" if SUFFIXES.get(Path(name).suffix.lower()) == "html" else name


def document(
    page: Any, kind: Kind | None = None, url: str | None = None, name: str = ""
) -> Document:
    """Make a document of a page.

    Raises InputError for a file that cannot be read and for bytes that are not text, and
    ChaffinchError for an object of another type and for another kind.
    """
    if kind not in (None, *get_args(Kind)):
        raise ChaffinchError(f"a page is of kind 'text' or 'html', not '{kind}'")
    if isinstance(page, Document):
        return page
    if isinstance(page, Path):
        return read(page, kind, url)
    if isinstance(page, bytes):
        return of_bytes(page, kind, url, name)
    if isinstance(page, str):
        return Document(page, name, kind or sniff(page), "utf-8", url)
    return _object(page, url, name)


def read(path: Path, kind: Kind | None = None, url: str | None = None) -> Document:
    """Read a file; without a `kind` its ending tells, or else its content.

    Raises InputError if it is missing, a folder, unreadable, or not text.
    """
    data = documents.load(path)
    page = of_bytes(data, kind or SUFFIXES.get(path.suffix.lower()), url, str(path))
    return replace(page, name=path.name)


def of_bytes(
    data: bytes, kind: Kind | None = None, url: str | None = None, name: str = ""
) -> Document:
    """Decode bytes: those of HTML as browsers do, by what the page declares."""
    text, encoding = "", "utf-8"
    if kind != "html":
        text, encoding = documents.decode(data, name or "the input")
        kind = kind or sniff(text)
    if kind == "html":
        from chaffinch.html.charset import decode

        text, encoding = decode(data, name or "the input")
    return Document(text, name, kind, encoding, url)


def sniff(text: str) -> Kind:
    """HTML begins with a tag that HTML has; anything else is text."""
    start = text[:SNIFFED].lstrip("\ufeff \t\r\n")
    if start.startswith(("<!--", "<?xml")):
        return "html" if HTML.search(start) else "text"
    return "html" if HTML.match(start) else "text"


def _object(page: Any, url: str | None, name: str) -> Document:
    """A BeautifulSoup object, an lxml element or tree, or what trafilatura fetched."""
    module = type(page).__module__.partition(".")[0]
    if module == "bs4":
        return Document(str(page), name, "html", "utf-8", url)
    if module == "lxml":
        from lxml.html import tostring  # type: ignore[import-untyped,unused-ignore]

        return Document(tostring(page, encoding="unicode"), name, "html", "utf-8", url)
    if module == "trafilatura" and isinstance(getattr(page, "data", None), bytes):
        return of_bytes(page.data, "html", url or page.url, name)
    kinds = "str, bytes, Path, Document, BeautifulSoup or lxml tree"
    raise ChaffinchError(f"a page is a {kinds}, not {type(page).__name__}")
