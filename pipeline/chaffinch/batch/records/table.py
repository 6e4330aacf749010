"""CSV and TSV, with a line of names at the top."""

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import orjson

from chaffinch.batch import compression, store
from chaffinch.batch.jsonl import dump
from chaffinch.batch.record import Fields
from chaffinch.batch.records import base, jsonl

COLUMNS = ("id", "url", "text", "chaffinch", "fields")  # of records that came in another format
SEPARATORS = {"csv": ",", "tsv": "\t"}


def items(shard: base.Shard, _segment: base.Segment, most: int) -> Iterator[base.Item]:
    csv.field_size_limit(min(most, sys.maxsize))
    with store.open_read(shard.source) as stream:
        plain = compression.reader(stream, shard.compression)
        text = io.TextIOWrapper(plain, "utf-8-sig", "surrogateescape", newline="")
        rows = csv.reader(text, delimiter=SEPARATORS[shard.kind], strict=True)
        names = next(rows, [])
        number = 0
        while (row := _next(rows)) is not None:
            size = sum(map(len, row)) if isinstance(row, list) else 0
            yield base.Item((names, row), size, f"{shard.name}#{number}")
            number += 1


def _next(rows: "Iterator[list[str]]") -> "list[str] | csv.Error | None":
    try:
        return next(rows, None)
    except csv.Error as error:
        return error


def record(item: base.Item, names: Fields) -> base.Record:
    header, row = item.data
    if isinstance(row, csv.Error):
        raise base.Unfit("csv", f"the row cannot be read: {row}")
    if len(row) != len(header):
        raise base.Unfit("csv", f"the row has {len(row)} columns, its table {len(header)}")
    return base.of_fields(dict(zip(header, row, strict=True)), names, item.name)


def piece(rows: list[base.Row], shard: base.Shard) -> bytes:
    """The names of the columns, their length before them, and the rows."""
    made = [_flat(row) if shard.kind not in SEPARATORS else _gained(row) for row in rows]
    if not made:
        return b""
    separator = SEPARATORS.get(shard.kind, ",")
    head, body = _lines([list(made[0])], separator), _lines((r.values() for r in made), separator)
    return len(head).to_bytes(8, "big") + head + body


def _gained(row: base.Row) -> dict[str, Any]:
    fields = jsonl.gained(row)
    return {**fields, "chaffinch": orjson.dumps(row.note).decode()}


def _flat(row: base.Row) -> dict[str, Any]:
    """The same columns for every record, the fields of its own in one of them, as JSON."""
    return dict(zip(COLUMNS, flat(row), strict=True))


def flat(row: base.Row) -> tuple[str, str | None, str, str, str]:
    """Id, address, clean text, note, and all other fields as JSON."""
    known = {"id", "url", row.record.taken}
    rest = {name: value for name, value in row.record.fields.items() if name not in known}
    return (
        row.record.id, row.record.url, row.text, orjson.dumps(row.note).decode(),
        dump(rest).decode().strip(),
    )  # fmt: skip


def _lines(rows: Iterable[Iterable[Any]], separator: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogateescape")


def join(pieces: Iterable[bytes], out: BinaryIO, shard: base.Shard) -> None:
    first = True
    for each in pieces:
        if not each:
            continue
        start = 8 + int.from_bytes(each[:8], "big")
        out.write(compression.piece(each[8 if first else start :], shard.compression))
        first = False


READER = base.Reader(
    base.whole,
    items,
    record,
    lambda item: "\n".join(item.data[1]) if isinstance(item.data[1], list) else "",
)
WRITER = base.Writer(piece, join)
