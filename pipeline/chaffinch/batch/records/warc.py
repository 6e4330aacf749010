"""WARC and WET: pages as they were fetched, or texts taken from them (fastwarc)."""

import uuid
from collections.abc import Iterator
from typing import Any

import orjson

from chaffinch.batch import compression, store
from chaffinch.batch.record import Fields
from chaffinch.batch.records import base
from chaffinch.document import Kind, encode

HTML = ("text/html", "application/xhtml+xml")


def items(shard: base.Shard, _segment: base.Segment, most: int) -> Iterator[base.Item]:
    """Each record that may hold a page: its headers and its bytes, not more than `most`."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    wanted = WarcRecordType.response | WarcRecordType.conversion | WarcRecordType.resource
    with store.open_read(shard.source) as stream:
        # The compression is taken off here, so that a damaged stream is an error, not an end.
        plain = compression.reader(stream, shard.compression)
        for number, found in enumerate(ArchiveIterator(plain, record_types=wanted)):
            headers = {key.lower(): value for key, value in found.headers}
            http = found.http_headers
            headers["http-type"] = (http.get("Content-Type") or "") if http else ""
            headers["http-coding"] = (http.get("Content-Encoding") or "") if http else ""
            length = int(found.content_length or 0)
            body = found.reader.read(most) if length <= most else b""
            yield base.Item((headers, body), length, f"{shard.name}#{number}")


def record(item: base.Item, _names: Fields) -> base.Record | None:
    headers, body = item.data
    kind = _kind(headers)
    if kind is None:
        return None
    url = headers.get("warc-target-uri", "").strip("<>") or None
    key = headers.get("warc-record-id", "").strip("<>") or item.name
    fields = {
        "id": key,
        "url": url,
        "date": headers.get("warc-date"),
        "content_type": _type(headers),
    }
    return base.Record(
        key, _decoded(body, headers["http-coding"]), kind, url, fields, charset=_type(headers),
        origin=headers,
    )  # fmt: skip


def _type(headers: dict[str, str]) -> str:
    return headers["http-type"] or headers.get("content-type", "")


def _kind(headers: dict[str, str]) -> Kind | None:
    """HTML, text, or nothing that is a page."""
    media = _type(headers).partition(";")[0].strip().lower()
    if media in HTML:
        return "html"
    return "text" if media == "text/plain" else None


def _decoded(body: bytes, coding: str) -> bytes:
    """The page without the encoding it was sent with.  Most archives have taken it off already."""
    if coding.strip().lower() not in ("gzip", "x-gzip") or not body.startswith(b"\x1f\x8b"):
        return body
    import gzip

    try:
        return gzip.decompress(body)
    except Exception as error:  # noqa: BLE001  # zlib, gzip and the file have one each
        told = compression.broken(error)
        raise (base.Unfit("unreadable", str(told)) if told else error) from None


def piece(rows: list[base.Row], shard: base.Shard) -> bytes:
    """A record of type `conversion` for each page, as in WET; each compressed by itself."""
    return b"".join(compression.piece(_written(row), shard.compression) for row in rows)


def _written(row: base.Row) -> bytes:
    headers: dict[str, Any] = row.record.origin if isinstance(row.record.origin, dict) else {}
    text = encode(row.text)
    refers = (
        headers.get("warc-record-id")
        or f"<urn:chaffinch:{uuid.uuid5(uuid.NAMESPACE_URL, row.record.id)}>"
    )
    lines = {
        "WARC-Type": "conversion",
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, refers)}>",
        "WARC-Refers-To": refers,
        "WARC-Target-URI": row.record.url,
        "WARC-Date": headers.get("warc-date") or "1970-01-01T00:00:00Z",
        "WARC-Identified-Content-Language": headers.get("warc-identified-content-language"),
        "X-Chaffinch": orjson.dumps(row.note).decode(),
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(text)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items() if value)
    return b"WARC/1.0\r\n" + head.encode("utf-8", "replace") + b"\r\n" + text + b"\r\n\r\n"


READER = base.Reader(base.whole, items, record, lambda item: item.data[1])
WRITER = base.Writer(piece, base.lay_end_to_end)
