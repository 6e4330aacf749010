"""A part: what became of some records in a row, in one file, written at once.

Parts do not depend on who makes them, or when: a shard is always cut at the same records.
"""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import orjson

from chaffinch import report
from chaffinch.batch import compression, jsonl, records, stats, store, work
from chaffinch.batch.record import summary
from chaffinch.batch.records.base import Item, Record, Row, Unfit
from chaffinch.batch.stats import Stats
from chaffinch.cleaned import Cleaned

RECORDS = 256  # of a part at the most: lost work after a crash, against writing to disk
BYTES = 8 * 1024 * 1024
SECTIONS = ("body", "reports", "apart")


@dataclass(slots=True)
class Part:
    """The rows of a part, its reports and what was set apart, as they come."""

    rows: list[Row] = field(default_factory=list)
    reports: list[bytes] = field(default_factory=list)
    apart: list[bytes] = field(default_factory=list)
    stats: Stats = field(default_factory=dict)
    records: int = 0
    size: int = 0

    def count(self, item: Item) -> bool:
        """Take note of a record; true if the part is full with it."""
        self.records += 1
        self.size += item.size
        return self.records >= RECORDS or self.size >= BYTES

    def add(self, record: Record, cleaned: Cleaned, made: dict[str, Any], seconds: float) -> None:
        note = summary(cleaned, made)
        self.rows.append(Row(record, cleaned.text, cleaned.edits, note))
        self.reports.append(report.line(made))
        stats.add(self.stats, stats.of_report(made, note["language"], seconds))

    def set_apart(
        self, name: str, url: str | None, unfit: Unfit, kept: Any, made: dict[str, Any] | None
    ) -> None:
        """Keep a page that cannot be cleaned: what it was, and why."""
        line = {
            "id": name, "reason": unfit.reason, "message": str(unfit), "input": kept,
            "report": made,
        }  # fmt: skip
        self.apart.append(jsonl.dump(line))
        stats.add(self.stats, stats.of_unfit(unfit.reason, url))

    def skip(self) -> None:
        stats.add(self.stats, {"skipped": 1})

    def write(self, path: str, places: work.Places) -> None:
        """Write it, packed as the files that it will be a part of."""
        body = records.writer(places.shard, places.settings.to).piece(self.rows, places.shard)
        lines = (b"".join(self.reports), b"".join(self.apart))
        sections = [body, *(compression.piece(each, places.packed) for each in lines)]
        head = {"stats": stats.ordered(self.stats), "sizes": list(map(len, sections))}
        store.write(path, b"".join([work.dump(head), *sections]))


class Head(NamedTuple):
    """What stands at the top of a part."""

    stats: Stats
    sizes: dict[str, int]
    length: int


def head(path: str) -> Head:
    with store.open_read(path) as stream:
        line = stream.readline()
    told = orjson.loads(line)
    return Head(told["stats"], dict(zip(SECTIONS, told["sizes"], strict=True)), len(line))


def section(path: str, name: str) -> bytes:
    """One section of a part."""
    found = head(path)
    start = found.length
    for each in SECTIONS[: SECTIONS.index(name)]:
        start += found.sizes[each]
    with store.open_read(path) as stream:
        stream.seek(start)
        return stream.read(found.sizes[name])
