"""A shard of records read from its beginning to its end: its records, and its pages."""

from collections.abc import Iterator
from pathlib import Path

from chaffinch.batch import compression, detect, records, store
from chaffinch.batch.record import Fields
from chaffinch.batch.records.base import Item, Reader, Record, Shard, Unfit
from chaffinch.batch.unfit import checked, document
from chaffinch.document import Document
from chaffinch.errors import InputError

MOST = 2**31  # bytes of a record: nothing is set apart here for its size


def each(path: str, fields: Fields) -> Iterator[Record | Unfit]:
    """The records of a shard, in order; of what is none, why.

    Raises InputError for a file that holds no records, or is damaged.
    """
    found = detect.by_content(path)
    if found is None:
        raise InputError(f"{path}: holds no records")
    reader = records.READERS[found.kind]
    shard = Shard(path, Path(path).name, *found, *store.measure(path))
    try:
        for segment in reader.segments(shard):
            for item in reader.items(shard, segment, MOST):
                if record := _taken(reader, item, fields):
                    yield record
    except (OSError, EOFError) as error:
        raise InputError(f"{path}: {compression.broken(error) or error}") from None


def _taken(reader: Reader, item: Item, fields: Fields) -> Record | Unfit | None:
    try:
        return reader.record(item, fields)
    except Unfit as unfit:
        return unfit


def documents(path: str, fields: Fields) -> Iterator[Document | Unfit]:
    """The pages of a shard as a batch would clean them; of what cannot be cleaned, why."""
    for record in each(path, fields):
        if isinstance(record, Unfit):
            yield record
            continue
        try:
            yield document(record, MOST)
        except Exception as error:  # noqa: BLE001  # each library has errors of its own
            yield checked(error)
