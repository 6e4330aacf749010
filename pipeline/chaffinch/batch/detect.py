"""What a file is: a page, or a shard of records; by its content, and by its name where that fails.

The kind of a shard is the name of its format in `records`.
"""

import re
from typing import BinaryIO, NamedTuple

import orjson

from chaffinch.batch import compression, store
from chaffinch.batch.compression import Compression
from chaffinch.errors import InputError

HEAD = 4_096  # bytes looked at, before and after unpacking
LINE = 1_048_576  # bytes of a first line that is tried as JSON
NAMES = {
    "jsonl": ("jsonl", "ndjson"),
    "csv": ("csv",),
    "tsv": ("tsv", "tab"),
    "parquet": ("parquet",),
    "warc": ("warc", "wet"),
    "zip": ("zip",),
    "tar": ("tar", "tgz"),
}
ENDING = re.compile(r"\.(?P<kind>\w+?)(?:\.(?P<packed>gz|zst|bz2))?$", re.IGNORECASE)
JSON_GZ = re.compile(r"\.json\.(gz|zst|bz2)$", re.IGNORECASE)  # Dolma and C4 call JSONL so


class Found(NamedTuple):
    """A format of records, and how the file is compressed."""

    kind: str
    compression: Compression = ""


def by_name(name: str) -> Found | None:
    """What the ending of a name promises; None for a page or anything else."""
    found = ENDING.search(name)
    if found is None:
        return None
    packed: Compression = (found["packed"] or "").lower()  # type: ignore[assignment]
    if JSON_GZ.search(name):
        return Found("jsonl", packed)
    ending = found["kind"].lower()
    kind = next((kind for kind, endings in NAMES.items() if ending in endings), None)
    return (kind and Found(kind, "gz" if ending == "tgz" else packed)) or None


def by_content(path: str) -> Found | None:
    """What a file is; None for a page.

    Raises InputError for a file that cannot be read, is damaged, or is a page that is compressed.
    """
    with store.open_read(path) as stream:
        packed = compression.told(stream.read(HEAD))
        stream.seek(0)
        try:
            kind = _kind(compression.reader(stream, packed))
        except Exception as error:  # noqa: BLE001  # each library has errors of its own
            raise InputError(f"{path}: {compression.broken(error) or error}") from None
    found = _named(path, kind, packed)
    if packed and found is None:
        raise InputError(f"{path}: holds no records; a single page must not be compressed")
    return found


def _named(path: str, kind: str | None, packed: Compression) -> Found | None:
    """Tables of text, and files without a record yet, are told by their names alone."""
    named = by_name(path)
    if kind is None and named is not None and named.kind in ("csv", "tsv", "jsonl"):
        kind = named.kind
    return Found(kind, packed) if kind else None


def _kind(stream: BinaryIO) -> str | None:
    head = stream.read(HEAD)
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    rest = stream.readline(LINE) if head[:1] == b"{" else b""
    return "jsonl" if _json_line(head, rest) else None


def _json_line(head: bytes, rest: bytes) -> bool:
    """The first line is an object; a line too long to be read counts by its beginning."""
    line = (head + rest).lstrip().split(b"\n", 1)[0]
    if len(line) > LINE:
        return re.match(rb'\{\s*"[^"]{1,80}"\s*:', line) is not None
    try:
        return isinstance(orjson.loads(line), dict)
    except orjson.JSONDecodeError:
        return re.match(rb'\{\s*"[^"]{1,80}"\s*:.*\}\s*$', line, re.DOTALL) is not None
