"""What of a record can be cleaned, and what is set apart: why, and how it is kept."""

import base64
from typing import Any

from chaffinch import document as documents
from chaffinch import intake
from chaffinch.batch.records.base import Record, Unfit
from chaffinch.document import Document, encode
from chaffinch.errors import ChaffinchError, InputError, OutputError


def document(record: Record, most: int) -> Document:
    """The document of a record.  Raises Unfit for one that is too large, binary, or no Unicode."""
    page = record.page
    if len(page) > most:
        what = "bytes" if isinstance(page, bytes) else "characters"
        raise Unfit("size", f"the page has {len(page)} {what}, and {most} may be")
    if isinstance(page, bytes):
        return _decoded(page, record)
    if documents.looks_binary(encode(page[: documents.SAMPLE])):
        raise Unfit("binary", "not text: it looks like a binary file")
    found = intake.document(page, record.kind, record.url, record.id)
    return _without_surrogates(found)


def _decoded(page: bytes, record: Record) -> Document:
    if record.kind != "html":
        return _without_surrogates(intake.of_bytes(page, record.kind, record.url, record.id))
    from chaffinch.html.charset import decode

    text, encoding = decode(page, record.id, record.charset)
    return _without_surrogates(Document(text, record.id, "html", encoding, record.url))


def _without_surrogates(found: Document) -> Document:
    """No format of records but JSON could hold them, and few readers of JSON take them."""
    try:
        found.raw.encode()
    except UnicodeEncodeError:
        message = "the text has half of a surrogate pair, which no UTF-8 can hold"
        raise Unfit("encoding", message) from None
    return found


def checked(error: Exception) -> Unfit:
    """The reason that an error is, for setting a page apart; OutputError goes through."""
    if isinstance(error, OutputError):
        raise error
    if isinstance(error, Unfit):
        return error
    if isinstance(error, InputError):
        return Unfit("binary" if "not text" in str(error) else "input", str(error))
    if isinstance(error, ChaffinchError):
        return Unfit("input", str(error))
    return Unfit("error", f"{type(error).__name__}: {error}")


def kept(record: Record | None, raw: str | bytes) -> Any:
    """The input, for the quarantine: the fields and the page, or what could not be taken apart."""
    if record is None:
        return plain(raw)
    page = {} if record.taken or not record.page else {"page": plain(record.page)}
    return {name: plain(value) for name, value in {**record.fields, **page}.items()}


def plain(value: Any) -> Any:
    """Bytes as text where they are text, or else as base64."""
    if not isinstance(value, bytes):
        return value
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(value).decode()}
