"""What a page is made of: a raw text, its report, and the articles that were split off."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from chaffinch.explain import PLAIN
from chaffinch.page import families
from chaffinch.page.families import Family
from chaffinch.report import removed

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned


class Note(NamedTuple):
    """An edit of a report, or what was found and kept; `number` on its page."""

    number: int
    row: Mapping[str, Any]
    family: Family

    @property
    def stays(self) -> bool:
        """The text that it marks was kept: only flagged, or held by an allow list."""
        return self.row["action"] in ("flag", "keep")


class Source(NamedTuple):
    """A raw text, its report of detail `full` or `removals`, and the same of its children."""

    raw: str
    report: Mapping[str, Any]
    children: tuple["Source", ...] = ()

    @classmethod
    def of(cls, cleaned: "Cleaned") -> "Source":
        return cls.read(cleaned.document.raw, cleaned.report())

    @classmethod
    def read(cls, raw: str, report: Mapping[str, Any]) -> "Source":
        """A raw text and its report; the raw text of a child is the part that it tells of."""
        places = [(child["parent"], child) for child in report["children"]]
        children = [cls.read(raw[place["start"] : place["end"]], child) for place, child in places]
        return cls(raw, report, tuple(children))

    def notes(self, first: int = 0) -> Iterator[Note]:
        """What a person may want to see of this text, in its order, numbered from `first`."""
        rows = [row for row in self.report["edits"] if row["rule"] not in PLAIN]
        rows += [*self.report["flags"], *self.report.get("kept", ())]
        rows.sort(key=lambda row: (row["start"], row["end"]))
        for number, row in enumerate(rows, first):
            yield Note(number, row, families.of(row["category"]))

    @property
    def share(self) -> float:
        """How much of its words the page lost, from 0 to 1."""
        totals = self.report["totals"]
        return removed(totals["words_raw"], totals["words_clean"])
