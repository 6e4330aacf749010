"""JSONL, one object a line: read by byte ranges, or through gz, zst and bz2."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from chaffinch.batch import compression, store
from chaffinch.batch import jsonl as lines
from chaffinch.batch.jsonl import dump
from chaffinch.batch.record import BEFORE, DONE, TEXT, Fields
from chaffinch.batch.records import base
from chaffinch.errors import InputError

NESTED = 100  # brackets; with fewer a line cannot be too deep to be written
RANGE = 8 * 1024 * 1024  # bytes of a segment: some five seconds of work, the most a worker waits


def segments(shard: base.Shard) -> list[base.Segment]:
    if shard.compression:
        return [base.Segment()]
    starts = range(0, max(shard.size, 1), RANGE)
    return [
        base.Segment(number, at, min(at + RANGE, shard.size)) for number, at in enumerate(starts)
    ]


def items(shard: base.Shard, segment: base.Segment, most: int) -> Iterator[base.Item]:
    """The lines that begin in a segment; of those longer than `most` bytes only the beginning."""
    with store.open_read(shard.source) as stream:
        plain = compression.reader(stream, shard.compression)
        place = segment.start
        if place:
            plain.seek(place - 1)
            place += _skip(plain) - 1
        while segment.end is None or place < segment.end:
            line = plain.readline(most)
            if not line:
                return
            long = 0 if line.endswith(b"\n") or len(line) < most else _skip(plain)
            if line.strip():
                yield base.Item(line, len(line) + long, f"{shard.name}@{place}")
            place += len(line) + long


def _skip(lines: BinaryIO) -> int:
    """Pass by the rest of a line; how many bytes that were."""
    skipped = 0
    while part := lines.readline(1_048_576):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def record(item: base.Item, names: Fields) -> base.Record:
    return base.of_fields(parse(item.data), names, item.name)


def parse(line: bytes) -> Any:
    """The object in a line.  Raises Unfit if there is none, or one that could not be written."""
    try:
        found = lines.parse(line)
        if line.count(b"[") + line.count(b"{") > NESTED:
            json.dumps([[[found]]])  # with what stands around it in a quarantine
    except InputError as error:
        raise base.Unfit("json", f"the line {error}") from None
    except RecursionError:
        raise base.Unfit("json", "the line is nested too deep") from None
    return found


def gained(row: base.Row) -> dict[str, Any]:
    """All fields of a record, with the clean text and the note."""
    fields = dict(row.record.fields)
    if row.record.taken != TEXT and fields.get(TEXT):
        fields.setdefault(BEFORE, fields[TEXT])
    return {**fields, TEXT: row.text, DONE: row.note}


def piece(rows: list[base.Row], shard: base.Shard) -> bytes:
    return compression.piece(b"".join(dump(gained(row)) for row in rows), shard.compression)


def flat_gz(make: Any) -> Any:
    """The piece of a format that is JSONL.gz whatever the shard was."""

    def made(rows: list[base.Row], shard: base.Shard) -> bytes:
        return compression.piece(b"".join(dump(make(row, shard)) for row in rows), "gz")

    return made


READER = base.Reader(segments, items, record, lambda item: item.data)
WRITER = base.Writer(piece, base.lay_end_to_end)
