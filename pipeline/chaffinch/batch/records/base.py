"""What all formats of records have in common: shards, what stands in them, reading and writing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO, NamedTuple

from chaffinch.batch.compression import Compression
from chaffinch.batch.record import Fields
from chaffinch.document import Kind
from chaffinch.errors import InputError
from chaffinch.ledger import Edit


class Unfit(Exception):  # noqa: N818  # it is a verdict, and no error of the program
    """A page that cannot be cleaned is set apart: with a reason in a word, and a message.

    `record` is what is known of it, if it could be taken apart.
    """

    def __init__(self, reason: str, message: str, record: "Record | None" = None) -> None:
        super().__init__(message)
        self.reason = reason
        self.record = record


@dataclass(frozen=True, slots=True)
class Shard:
    """A file of records.  `mark` changes when its content does; `size` is in bytes."""

    source: str
    name: str
    kind: str
    compression: Compression
    size: int
    mark: str

    @property
    def packed_name(self) -> str:
        """The ending of what is compressed as the shard is."""
        return f".{self.compression}" if self.compression else ""


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A part of a shard that one worker takes: bytes, row groups, or all (`end` is None)."""

    number: int = 0
    start: int = 0
    end: int | None = None


class Item(NamedTuple):
    """What stands in a shard at one place, before it is taken apart.

    `size` is in bytes; `name` is what the place is called if the record has no id.
    """

    data: Any
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Record:
    """A page and its fields; `origin` is what its own format needs to write it again."""

    id: str
    page: str | bytes
    kind: Kind | None = None
    url: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)
    taken: str = ""  # the field that the page was in
    beside: bool = False  # that is not `text`: what is there is kept under another name
    charset: str | None = None  # the Content-Type it was served with
    origin: Any = None


class Row(NamedTuple):
    """A cleaned record: its clean text, the edits, and what it gains under `chaffinch`."""

    record: Record
    text: str
    edits: tuple[Edit, ...]
    note: dict[str, Any]


class Reader(NamedTuple):
    """How a format is read.  `record` gives None for what is no page; it may raise Unfit.

    `raw` is what is kept of an item that could not be taken apart.
    """

    segments: Callable[[Shard], list[Segment]]
    items: Callable[[Shard, Segment, int], Iterator[Item]]
    record: Callable[[Item, Fields], Record | None]
    raw: Callable[[Item], str | bytes]


class Writer(NamedTuple):
    """How a format is written: rows to a piece, and pieces to a file.

    `ending` takes the place of the shard's own; empty, the shard keeps its name.
    """

    piece: Callable[[list[Row], Shard], bytes]
    join: Callable[[Iterable[bytes], BinaryIO, Shard], None]
    ending: str = ""


def whole(_shard: Shard) -> list[Segment]:
    """A shard that can only be read from its beginning."""
    return [Segment()]


def lay_end_to_end(pieces: Iterable[bytes], out: BinaryIO, _shard: Shard) -> None:
    out.writelines(pieces)


def of_fields(fields: dict[str, Any], names: Fields, name: str, origin: Any = None) -> Record:
    """The record with these fields.  Raises Unfit if no field holds a page."""
    made = Record(
        id=names.id_of(fields, name),
        page="",
        url=names.url_of(fields),
        fields=fields,
        beside=bool(names.html or names.text not in ("", "text")),
        origin=origin,
    )
    try:
        taken, kind = names.page_of(fields)
    except InputError as error:
        raise Unfit("fields", str(error), made) from None
    return replace(made, page=fields[taken], kind=kind, taken=taken)
