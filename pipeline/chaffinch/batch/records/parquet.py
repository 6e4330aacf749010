"""Parquet (the extra `parquet`): read by row groups; columns keep their types."""

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from typing import Any, BinaryIO

import orjson

from chaffinch.batch import store
from chaffinch.batch.record import BEFORE, DONE, TEXT, Fields
from chaffinch.batch.records import base, table
from chaffinch.errors import InputError

ROWS = 64  # read at once
GROUP = 4_096  # rows of a row group that is written, and of a segment that is read
GROUP_BYTES = 64 * 1024 * 1024


@contextmanager
def _opened(shard: base.Shard) -> Iterator[Any]:
    try:
        import pyarrow as pa  # type: ignore[import-untyped,unused-ignore]
        from pyarrow import parquet
    except ImportError:
        raise InputError(
            f"{shard.source}: Parquet needs `pip install 'chaffinch[parquet]'`"
        ) from None
    with store.open_read(shard.source) as stream:
        try:
            file = parquet.ParquetFile(stream, memory_map=False)
        except pa.ArrowInvalid as error:
            raise InputError(f"{shard.source}: damaged or cut off: {error}") from None
        yield file


def segments(shard: base.Shard) -> list[base.Segment]:
    """Row groups, so many together as make a fair portion of work."""
    with _opened(shard) as file:
        counts = [file.metadata.row_group(at).num_rows for at in range(file.num_row_groups)]
    starts, rows = [0], 0
    for at, count in enumerate(counts):
        if rows >= GROUP:
            starts.append(at)
            rows = 0
        rows += count
    ends = [*starts[1:], len(counts)]
    return [
        base.Segment(number, *pair) for number, pair in enumerate(zip(starts, ends, strict=True))
    ]


def items(shard: base.Shard, segment: base.Segment, _most: int) -> Iterator[base.Item]:
    with _opened(shard) as file:
        at = sum(file.metadata.row_group(i).num_rows for i in range(segment.start))
        groups = list(range(segment.start, segment.end or 0))
        for batch in file.iter_batches(ROWS, row_groups=groups, use_threads=False):
            size = batch.nbytes // max(batch.num_rows, 1)
            for row in range(batch.num_rows):
                yield base.Item((batch, row), size, f"{shard.name}#{at + row}")
            at += batch.num_rows


def record(item: base.Item, names: Fields) -> base.Record:
    batch, row = item.data
    fields = {name: batch.column(name)[row].as_py() for name in batch.schema.names}
    return base.of_fields(fields, names, item.name, item.data)


def _raw(item: base.Item) -> bytes:
    batch, row = item.data
    return _ipc(batch.slice(row, 1))


def piece(rows: list[base.Row], shard: base.Shard) -> bytes:
    """The rows as a table of Arrow, in its stream form."""
    import pyarrow as pa

    if not rows:
        return b""
    if shard.kind == "parquet":
        return _ipc(_gained(rows))
    columns = zip(*map(table.flat, rows), strict=True)
    arrays = [pa.array(column, pa.string()) for column in columns]
    return _ipc(pa.table(arrays, names=table.COLUMNS))


def _gained(rows: list[base.Row]) -> Any:
    """The rows as they were read, with the columns that they gain."""
    import pyarrow as pa

    found = _read(rows)
    names = found.schema.names
    if TEXT in names and rows[0].record.beside and BEFORE not in names:
        found = found.append_column(BEFORE, found.column(TEXT))
    for name, values in (
        (TEXT, [row.text for row in rows]),
        (DONE, [orjson.dumps(row.note).decode() for row in rows]),
    ):
        column = pa.array(values, pa.string())
        if name in names:
            found = found.set_column(names.index(name), name, column)
        else:
            found = found.append_column(name, column)
    return found


def _read(rows: list[base.Row]) -> Any:
    """The rows as they were read, batch by batch."""
    import pyarrow as pa

    parts = []
    for _, run in groupby(rows, key=lambda row: id(row.record.origin[0])):
        some = list(run)
        parts.append(some[0].record.origin[0].take([row.record.origin[1] for row in some]))
    return pa.Table.from_batches(parts)


def _ipc(rows: Any) -> bytes:
    from pyarrow import ipc

    out = io.BytesIO()
    with ipc.new_stream(out, rows.schema) as stream:
        stream.write(rows)
    return out.getvalue()


def join(pieces: Iterable[bytes], out: BinaryIO, shard: base.Shard) -> None:
    from pyarrow import parquet

    writer = None
    for rows in _grouped(pieces):
        writer = writer or parquet.ParquetWriter(out, rows.schema, compression="zstd")
        writer.write_table(rows.cast(writer.schema))
    if writer is None:  # no row is left: a table of the right columns
        writer = parquet.ParquetWriter(out, _schema(shard), compression="zstd")
    writer.close()


def _grouped(pieces: Iterable[bytes]) -> Iterator[Any]:
    """Tables of many pieces: small row groups read slowly."""
    import pyarrow as pa
    from pyarrow import ipc

    held: list[Any] = []
    for each in filter(None, pieces):
        held.append(ipc.open_stream(each).read_all())
        if sum(t.num_rows for t in held) >= GROUP or sum(t.nbytes for t in held) >= GROUP_BYTES:
            yield pa.concat_tables(held).combine_chunks()
            held = []
    if held:
        yield pa.concat_tables(held).combine_chunks()


def _schema(shard: base.Shard) -> Any:
    import pyarrow as pa

    if shard.kind != "parquet":
        return pa.schema([(name, pa.string()) for name in table.COLUMNS])
    with _opened(shard) as file:
        schema = file.schema_arrow
    for name in (TEXT, DONE):
        if name not in schema.names:
            schema = schema.append(pa.field(name, pa.string()))
    return schema


READER = base.Reader(segments, items, record, _raw)
WRITER = base.Writer(piece, join)
