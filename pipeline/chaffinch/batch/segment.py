"""A segment of a shard: its records are read, cleaned and written, part by part, in one worker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from time import process_time
from typing import TYPE_CHECKING, Any

from chaffinch.batch import compression, records, stats, store, work
from chaffinch.batch import part as parts
from chaffinch.batch.part import Part
from chaffinch.batch.records.base import Item, Reader, Record, Row, Segment, Shard, Unfit
from chaffinch.batch.settings import Settings
from chaffinch.batch.stats import Stats
from chaffinch.batch.unfit import checked, document, kept
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.errors import InputError

if TYPE_CHECKING:
    from chaffinch.batch.watch import Death, Tell

ROOM = 4  # a line of JSON is at most so many times as long as the largest page


@dataclass(frozen=True, slots=True)
class SegmentTask:
    """Clean one segment.  `dead` are the pages at which a worker ended: they are set apart."""

    settings: Settings
    shard: Shard
    segment: Segment
    dead: "tuple[Death, ...]" = ()

    @property
    def name(self) -> str:
        return f"{self.shard.name}, segment {self.segment.number}"

    def without(self, death: "Death") -> "SegmentTask":
        return replace(self, dead=(*self.dead, death))

    def past(self, _result: object) -> "SegmentTask":
        return self

    def run(self, cleaner: Cleaner, tell: "Tell") -> None:
        """Do what is not done yet, and leave a mark that the segment is finished.

        Raises InputError if the shard cannot be read or is changed meanwhile, OutputError if a
        part cannot be written.
        """
        _Work(self, cleaner, tell).run()


class _Work:
    """A segment on its way: the part that is being filled, and the parts that are there."""

    def __init__(self, task: SegmentTask, cleaner: Cleaner, tell: "Tell") -> None:
        self.task, self.cleaner, self.tell = task, cleaner, tell
        self.reader: Reader = records.READERS[task.shard.kind]
        self.places = work.Places(task.settings, task.shard)
        store.make(self.places.parts)
        self.there = store.names(self.places.parts)
        self.total: Stats = {}
        self._begin(0)

    def _begin(self, number: int) -> None:
        self.part, self.number = Part(), number
        self.path = self.places.part(self.task.segment, number)
        self.written = self.path.rpartition("/")[2] in self.there

    def run(self) -> None:
        for number, item in self._items():
            if not self.written:
                self._take(number, item)
            if self.part.count(item):
                self._finish()
        if self.part.records:
            self._finish()
        self._check_unchanged()
        done = {"parts": self.number, "stats": self.total}
        store.write(self.places.done(self.task.segment), work.dump(done))

    def _items(self) -> Iterator[tuple[int, Item]]:
        """The records with their numbers.  Where a shard is damaged, the last says so."""
        shard = self.task.shard
        items = self.reader.items(shard, self.task.segment, ROOM * self.task.settings.most)
        for number in count():
            self.tell.page(number)
            try:
                item = next(items, None)
            except (MemoryError, InputError):
                raise
            except Exception as error:  # noqa: BLE001  # each library has errors of its own
                item = Item(_damage(shard, error), 0, f"{shard.name}#{number}")
            if item is None:
                return
            yield number, item
            if isinstance(item.data, Unfit):
                return

    def _take(self, number: int, item: Item) -> None:
        """Clean one record into the part, or set it apart."""
        dead = next((death for death in self.task.dead if death.number == number), None)
        attempt = _Attempt(self.task.settings, self.reader, item, dead)
        began = process_time()
        try:
            cleaned = attempt.clean(self.cleaner, number, self.tell)
        except MemoryError:
            raise
        except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
            attempt.set_apart(self.part, checked(error))
            return
        if cleaned and attempt.record and attempt.made:
            self.part.add(attempt.record, cleaned, attempt.made, process_time() - began)
        else:
            self.part.skip()

    def _finish(self) -> None:
        """Write the part, if it is not there yet; the next begins."""
        self.tell.rest()
        if self.written:
            told = parts.head(self.path).stats
        else:
            self.part.write(self.path, self.places)
            told = self.part.stats
        self.tell.count(self.path, told)
        stats.add(self.total, stats.without_sites(told))
        self._begin(self.number + 1)

    def _check_unchanged(self) -> None:
        """Segments of two states of a file must not make one shard."""
        shard = self.task.shard
        if store.measure(shard.source) != (shard.size, shard.mark):
            raise InputError(f"{shard.source}: was changed meanwhile: run the batch again")


def _damage(shard: Shard, error: Exception) -> Unfit:
    """Raises InputError for a device that does not answer: there nothing is known of the shard."""
    told = compression.broken(error)
    if isinstance(error, OSError) and not told:
        raise InputError(f"{shard.source}: {error.strerror or error}") from None
    return Unfit("unreadable", f"the shard cannot be read from here on: {told or error}")


@dataclass(slots=True)
class _Attempt:
    """A record on its way; how far it came is known when it is set apart."""

    settings: Settings
    reader: Reader
    item: Item
    dead: "Death | None"
    record: Record | None = None
    made: dict[str, Any] | None = None

    def clean(self, cleaner: Cleaner, number: int, tell: "Tell") -> Cleaned | None:
        """The clean page; None for what is no page.  Raises Unfit, and what the cleaner raises."""
        self._check()
        self.record = self.reader.record(self.item, self.settings.fields)
        if self.record is None:
            return None
        tell.page(number, self.record.id)
        if self.dead:
            raise self.dead.unfit()
        cleaned = cleaner.clean(document(self.record, self.settings.most))
        self.made = cleaned.report(self.settings.detail)
        self.settings.budget.check(self.made)
        return cleaned

    def _check(self) -> None:
        """Raises Unfit for what must not even be taken apart."""
        if isinstance(self.item.data, Unfit):
            raise self.item.data
        if self.item.size > ROOM * self.settings.most:
            raise Unfit("size", f"the record has {self.item.size} bytes")
        if self.dead and not self.dead.page:
            raise self.dead.unfit()

    def set_apart(self, part: Part, unfit: Unfit) -> None:
        """Into the part, with the input and the report, if there is one."""
        self.record = self.record or unfit.record
        name, url = (self.record.id, self.record.url) if self.record else (self.item.name, None)
        raw = None
        if not isinstance(self.item.data, Unfit):
            raw = kept(self.record, self.reader.raw(self.item))
        part.set_apart(name, url, unfit, raw, self.made)
        if self.settings.to == "dolma":  # its attributes have a line for every document
            part.rows.append(Row(self.record or Record(name, ""), "", (), {}))
