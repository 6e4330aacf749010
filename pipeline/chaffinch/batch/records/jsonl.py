"""JSONL, one object a line: read by byte ranges, or through gz, zst and bz2."""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from chaffinch.batch import compression, store
from chaffinch.batch import jsonl as lines
from chaffinch.batch.jsonl import dump
from chaffinch.batch.record import BEFORE, DONE, TEXT, Fields
from chaffinch.batch.records.record import (
    Item,
    Reader,
    Record,
    Row,
    Segment,
    Shard,
    Unfit,
    Writer,
    lay_end_to_end,
    of_fields,
)  # fmt: skip
from chaffinch.errors import InputError

NESTED = 100  # brackets; with fewer a line cannot be too deep to be written
RANGE = 32 * 1024 * 1024  # bytes of a segment: some twenty seconds of work


def segments(shard: Shard) -> list[Segment]:
    if shard.compression:
        return [Segment()]
    starts = range(0, max(shard.size, 1), RANGE)
    return [Segment(number, at, min(at + RANGE, shard.size)) for number, at in enumerate(starts)]


def items(shard: Shard, segment: Segment, most: int) -> Iterator[Item]:
    """The lines that begin in a segment; of those longer than `most` bytes only the beginning."""
    with store.open_read(shard.source) as stream:
        lines = compression.reader(stream, shard.compression)
        place = segment.start
        if place:
            lines.seek(place - 1)
            place += _skip(lines) - 1
        while segment.end is None or place < segment.end:
            line = lines.readline(most)
            if not line:
                return
            long = 0 if line.endswith(b"\n") or len(line) < most else _skip(lines)
            if line.strip():
                yield Item(line, len(line) + long, f"{shard.name}@{place}")
            place += len(line) + long


def _skip(lines: BinaryIO) -> int:
    """Pass by the rest of a line; how many bytes that were."""
    skipped = 0
    while part := lines.readline(1_048_576):
        skipped += len(part)
        if part.endswith(b"\n"):
            break
    return skipped


def record(item: Item, names: Fields) -> Record:
    return of_fields(parse(item.data), names, item.name)


def parse(line: bytes) -> Any:
    """The object in a line.  Raises Unfit if there is none, or one that could not be written."""
    try:
        found = lines.parse(line)
        if line.count(b"[") + line.count(b"{") > NESTED:
            json.dumps([[[found]]])  # with what stands around it in a quarantine
    except InputError as error:
        raise Unfit("json", f"the line {error}") from None
    except RecursionError:
        raise Unfit("json", "the line is nested too deep") from None
    return found


def gained(row: Row) -> dict[str, Any]:
    """All fields of a record, with the clean text and the note."""
    fields = dict(row.record.fields)
    if row.record.taken != TEXT and fields.get(TEXT):
        fields.setdefault(BEFORE, fields[TEXT])
    return {**fields, TEXT: row.text, DONE: row.note}


def piece(rows: list[Row], shard: Shard) -> bytes:
    return compression.piece(b"".join(dump(gained(row)) for row in rows), shard.compression)


def flat_gz(make: Any) -> Any:
    """The piece of a format that is JSONL.gz whatever the shard was."""

    def made(rows: list[Row], shard: Shard) -> bytes:
        return compression.piece(b"".join(dump(make(row, shard)) for row in rows), "gz")

    return made


READER = Reader(segments, items, record, lambda item: item.data)
WRITER = Writer(piece, lay_end_to_end)
