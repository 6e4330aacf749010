"""A segment of a shard: its records are read, cleaned and written, part by part, in one worker."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count
from time import process_time
from typing import TYPE_CHECKING, Any

from chaffinch.batch import compression, records, stats, store, work
from chaffinch.batch import part as parts
from chaffinch.batch.page_of import checked, document, kept
from chaffinch.batch.part import Part
from chaffinch.batch.records.record import Item, Reader, Record, Row, Segment, Shard, Unfit
from chaffinch.batch.settings import Settings
from chaffinch.batch.stats import Stats
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.errors import InputError

if TYPE_CHECKING:
    from chaffinch.batch.guard import Death, Tell

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

        Raises InputError if the shard cannot be read, OutputError if a part cannot be written.
        """
        places = work.Places(self.settings, self.shard)
        store.make(places.parts)
        there = store.names(places.parts)
        made, part = 0, Part()
        total: Stats = {}
        for number, item in self._items(tell):
            path = places.part(self.segment, made)
            if path.rpartition("/")[2] not in there:
                _take(self, cleaner, part, number, item, tell)
            if part.count(item):
                stats.add(total, _finished(part, path, there, places, tell))
                made, part = made + 1, Part()
        if part.records:
            path = places.part(self.segment, made)
            stats.add(total, _finished(part, path, there, places, tell))
            made += 1
        done = {"parts": made, "stats": stats.without_sites(total)}
        store.write(places.done(self.segment), work.dump(done))

    def _items(self, tell: "Tell") -> Iterator[tuple[int, Item]]:
        """The records with their numbers.  Where a shard is damaged, the last says so."""
        reader = records.READERS[self.shard.kind]
        items = reader.items(self.shard, self.segment, ROOM * self.settings.most)
        for number in count():
            tell.page(number)
            try:
                item = next(items, None)
            except (MemoryError, InputError):
                raise
            except Exception as error:  # noqa: BLE001  # each library has errors of its own
                item = Item(_damage(self.shard, error), 0, f"{self.shard.name}#{number}")
            if item is None:
                return
            yield number, item
            if isinstance(item.data, Unfit):
                return


def _finished(part: Part, path: str, there: set[str], places: work.Places, tell: "Tell") -> Stats:
    """Write a part that is not there yet; its statistics."""
    tell.rest()
    if path.rpartition("/")[2] in there:
        told = parts.head(path).stats
    else:
        part.write(path, places)
        told = part.stats
    tell.count(path, told)
    return told


def _damage(shard: Shard, error: Exception) -> Unfit:
    """Raises InputError for a device that does not answer: there nothing is known of the shard."""
    told = compression.broken(error)
    if isinstance(error, OSError) and not told:
        raise InputError(f"{shard.source}: {error.strerror or error}") from None
    return Unfit("unreadable", f"the shard cannot be read from here on: {told or error}")


@dataclass(slots=True)
class _Attempt:
    """A record on its way; how far it came is known when it is set apart."""

    task: SegmentTask
    item: Item
    dead: "Death | None"
    record: Record | None = None
    made: dict[str, Any] | None = None

    def clean(self, cleaner: Cleaner, number: int, tell: "Tell") -> Cleaned | None:
        """The clean page; None for what is no page.  Raises Unfit, and what the cleaner raises."""
        settings = self.task.settings
        if isinstance(self.item.data, Unfit):
            raise self.item.data
        if self.item.size > ROOM * settings.most:
            raise Unfit("size", f"the record has {self.item.size} bytes")
        if self.dead and not self.dead.page:
            raise self.dead.unfit()
        self.record = self.reader.record(self.item, settings.fields)
        if self.record is None:
            return None
        tell.page(number, self.record.id)
        if self.dead:
            raise self.dead.unfit()
        cleaned = cleaner.clean(document(self.record, settings.most))
        self.made = cleaned.report(settings.detail)
        settings.budget.check(self.made)
        return cleaned

    def set_apart(self, part: Part, unfit: Unfit) -> None:
        """Into the part, with the input and the report, if there is one."""
        self.record = self.record or unfit.record
        name, url = (self.record.id, self.record.url) if self.record else (self.item.name, None)
        raw = None
        if not isinstance(self.item.data, Unfit):
            raw = kept(self.record, self.reader.raw(self.item))
        part.set_apart(name, url, unfit, raw, self.made)
        if self.task.settings.to == "dolma":  # its attributes have a line for every document
            part.rows.append(Row(self.record or Record(name, ""), "", (), {}))

    @property
    def reader(self) -> Reader:
        return records.READERS[self.task.shard.kind]


def _take(  # noqa: PLR0913, PLR0917
    task: SegmentTask, cleaner: Cleaner, part: Part, number: int, item: Item, tell: "Tell"
) -> None:
    """Clean one record into a part, or set it apart."""
    dead = next((death for death in task.dead if death.number == number), None)
    attempt = _Attempt(task, item, dead)
    began = process_time()
    try:
        cleaned = attempt.clean(cleaner, number, tell)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
        attempt.set_apart(part, checked(error))
        return
    if cleaned and attempt.record and attempt.made:
        part.add(attempt.record, cleaned, attempt.made, process_time() - began)
    else:
        part.skip()
