"""A document as it came: the text that was decoded, and how to encode it again."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from chaffinch.errors import InputError

Kind = Literal["text", "html"]
Format = Literal["text", "markdown"]  # of the clean text

# A code point that cannot be encoded (half of a surrogate pair) is passed through both ways.
SURROGATES = "surrogatepass"

# Byte order marks, the longer first: UTF-32's begins with UTF-16's.  The mark stays in the text as
# U+FEFF, so that encoding the text again gives the same bytes.
MARKS = (
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)

OLDER = ("windows-1252", "latin-1")  # the second has a character for every byte

# Control characters that text may hold: tab, line breaks, form feed, escape.
TEXT_CONTROLS = frozenset(b"\t\n\x0b\x0c\r\x1b")
SAMPLE = 65_536  # bytes looked at to tell text from a binary file
BINARY_SHARE = 0.02  # of control bytes; JPEG, ZIP, PDF and ELF have 5 % and more, text none


@dataclass(frozen=True, slots=True)
class Document:
    """One page: `raw` is exactly what was decoded, and is never changed."""

    raw: str
    name: str = ""
    kind: Kind = "text"
    encoding: str = "utf-8"
    url: str | None = None

    def encoded(self) -> bytes:
        """Give back the bytes that this document was decoded from."""
        return encode(self.raw, self.encoding)


def encode(text: str, encoding: str = "utf-8") -> bytes:
    """Encode without loss; half surrogate pairs go through where the encoding can hold them."""
    return text.encode(encoding, SURROGATES if encoding.startswith("utf") else "strict")


def decode(data: bytes, name: str = "the input") -> tuple[str, str]:
    """Return the text and its encoding; encoding the text again gives the same bytes.

    Raises InputError for bytes that are not text.
    """
    marked = mark(data)
    if marked is None:
        refuse_binary(data, name)
    return exact(data, marked or "utf-8") or fallback(data)


def load(path: Path) -> bytes:
    """The bytes of a file.  Raises InputError if it is missing, a folder, or unreadable."""
    try:
        return path.read_bytes()
    except IsADirectoryError:
        raise InputError(f"{path}: is a folder; `chaffinch batch` takes folders") from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def mark(data: bytes) -> str | None:
    """The encoding that a byte order mark of UTF-16 or UTF-32 tells."""
    return next((encoding for sign, encoding in MARKS if data.startswith(sign)), None)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise InputError if `data`, which has no byte order mark, is not text."""
    if looks_binary(data):
        raise InputError(f"{name}: not text: it looks like a binary file")


def looks_binary(data: bytes) -> bool:
    """Tell by NUL and control bytes, as `file` and `git diff` do."""
    sample = data[:SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in TEXT_CONTROLS)
    return controls > BINARY_SHARE * len(sample)


def exact(data: bytes, encoding: str) -> tuple[str, str] | None:
    """Text and encoding, or None if the encoding cannot give these bytes back."""
    try:
        text = data.decode(encoding)
        same = encode(text, encoding) == data
    except UnicodeError:
        return None
    return (text, encoding) if same else None


def fallback(data: bytes) -> tuple[str, str]:
    """Bytes of an older encoding, of which nothing is known.

    UnicodeDammit is told what to try, and in which order: left alone it would ask whichever
    detector is installed, and the same bytes would give another text on another machine.
    """
    from bs4.dammit import UnicodeDammit

    guess = UnicodeDammit(data, known_definite_encodings=OLDER).original_encoding
    found = exact(data, guess) if guess in OLDER else None
    return found or (data.decode("latin-1"), "latin-1")
