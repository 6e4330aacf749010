"""The pages of a batch by name, each read when it is asked for."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from chaffinch.batch.finished import Report
from chaffinch.batch.results import Results
from chaffinch.block import count_words
from chaffinch.errors import InputError
from chaffinch.report import MARKUP
from chaffinch.review.sheet import Sheet

KEPT = 8  # sheets at hand: the one that is read, and those just before it

Row = dict[str, Any]
UNREAD: tuple[int, Row] = 0, {"problem": "its report cannot be read"}


class Shelf:
    """Knows what it has read already, as long as the reports stay as they are."""

    def __init__(self, results: Results) -> None:
        self.results = results
        self._marks: dict[str, int] = {}  # as they were last listed: that takes long
        self._summaries: dict[str, tuple[int, Row]] = {}
        self._sheet = lru_cache(maxsize=KEPT)(self._read)

    def names(self) -> Iterable[str]:
        """The pages that are there now."""
        self._marks = self.results.marks()
        return self._marks.keys()

    def beside(self, name: str) -> tuple[str | None, str | None]:
        """The pages before and after one."""
        names = [None, *self._marks, None]
        at = names.index(name)
        return names[at - 1], names[at + 1]

    def sheet(self, name: str) -> Sheet:
        """A page to be reviewed.  Raises InputError if it cannot be rebuilt."""
        if name not in self._marks:
            self.names()
        if name not in self._marks:
            raise InputError(f"{name}: is no page of this batch")
        return self._sheet(name, self.results.mark(name))

    def _read(self, name: str, _mark: int) -> Sheet:
        for told in (found for _, found in self.results.reports([name])):
            if isinstance(told, InputError):
                raise told
            if told["detail"] == "summary":
                raise InputError(f"{name}: its report is a summary, and says of no passage why")
        for _, report, raw in self.results.pages([name]):
            if isinstance(raw, InputError):
                raise InputError(f"{name}: {raw}")
            try:
                return Sheet(name, report, raw)
            except (KeyError, TypeError) as error:
                raise InputError(f"{name}: has a report that is none of ours: {error}") from None
        raise InputError(f"{name}: is not there any more")

    def summaries(self) -> list[Row]:
        """What the list of pages says of each; read again where a report has changed."""
        self.names()
        known = self._summaries
        stale = [name for name, mark in self._marks.items() if known.get(name, (0,))[0] != mark]
        for name, told in self.results.reports(stale):
            known[name] = self._marks.get(name, 0), _summary(told)
        return [{"name": name, **known.get(name, UNREAD)[1]} for name in self._marks]


def _summary(told: Report | InputError) -> Row:
    if isinstance(told, InputError):
        return {"problem": str(told)}
    try:
        return _counted(told)
    except (KeyError, TypeError, AttributeError) as error:
        return {"problem": f"its report is none of ours: {error}"}


def _counted(report: Mapping[str, Any]) -> Row:
    """`doubt` is the words that went times how unsure their rules were of them."""
    judged = [row for row in _rows(report) if row["action"] != "repair"]
    doubt = sum(
        (1 - row["confidence"]) * count_words(row.get("shown", row.get("was", "")))
        for row in judged
    )
    families = Counter(row["category"].partition(".")[0] for row in judged)
    return {
        "title": report["input"]["name"],
        "words": report["totals"]["words_raw"],
        "left": report["totals"]["words_clean"],
        "items": len(judged),
        "doubt": round(doubt, 2),
        "families": dict(sorted(families.items())),
        "warnings": report["warnings"],
    }


def _rows(report: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What can be judged of a page and the articles that were split off it."""
    for row in (*report["edits"], *report["flags"]):
        if row["stage"] != MARKUP:
            yield row
    for child in report["children"]:
        yield from _rows(child)
