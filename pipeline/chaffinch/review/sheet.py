"""One page of a batch as it is reviewed: what a reader saw, and what was done with each part."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from chaffinch import judged
from chaffinch.judged import Verdicts
from chaffinch.review.section import Section
from chaffinch.verdicts import Verdict, Word

# What the browser is told of an item, besides its place.
SHOWN = ("rule", "category", "stage", "action", "confidence", "why", "note", "now", "line")


class Sheet:
    """`text` is the page as a reader saw it before any rule ran, and then its split-off articles.

    Of those each is judged in its own text, for it is cleaned as a document of its own.
    """

    def __init__(self, name: str, report: Mapping[str, Any], raw: str) -> None:
        self.name = name
        self.title = report["input"]["name"]
        self.sections: list[Section] = []
        self._add(report, raw)
        self.text = "".join(section.first.text for section in self.sections)
        self.blocks = [block for section in self.sections for block in section.blocks]
        self.items = [item for section in self.sections for item in section.items]

    def _add(self, report: Mapping[str, Any], raw: str) -> None:
        start = self.sections[-1].end if self.sections else 0
        self.sections.append(Section(report, raw, start))
        for child in report["children"]:
            self._add(child, raw[child["parent"]["start"] : child["parent"]["end"]])

    def verdict(self, start: int, end: int, word: Word) -> Verdict:
        """A verdict on a part of the text.  Raises ValueError for a place that is not there."""
        wanted = (one for one in self.sections if one.start <= start <= end <= one.end)
        section = next(wanted, None)
        if section is None:
            raise ValueError(f"{start} to {end} is no place in {self.name}")
        touched = [item for item in section.items if item.start < end and start < item.end]
        exact = [item for item in section.items if (item.start, item.end) == (start, end)]
        rule = next((item.row["rule"] for item in (*exact, *touched)), "")
        if rule.startswith(f"{judged.STAGE}/"):  # what was judged before has the rule in its note
            rule = next(item.row["note"] for item in (*exact, *touched))
        return section.verdict(start, end, word, rule=rule, page=self.name)

    def rows(self, last: Mapping[str, Verdict]) -> list[dict[str, Any]]:
        """The items for the browser; `last` are the verdicts that stand, by their spans."""
        return [
            {
                **{key: item.row[key] for key in SHOWN},
                "start": item.start,
                "end": item.end,
                "verdict": last[item.span].verdict if item.span in last else "",
            }
            for item in self.items
        ]

    def heads(self) -> dict[str, str]:
        """Where each article that was split off begins, and what it is called."""
        return {str(section.start): section.title for section in self.sections[1:]}

    def lines(self, verdicts: Verdicts) -> list[list[dict[str, Any]]]:
        """The text block by block, each cut where an item or a verdict begins or ends.

        A piece says where it stands, which items (by number) it is of, and what was said of it.
        """
        spots = [spot for section in self.sections for spot in section.spots(verdicts)]
        places = [*((item.start, item.end) for item in self.items), *(spot[:2] for spot in spots)]
        starts = {start for start, _ in self.blocks}
        cuts = sorted({place for span in (*self.blocks, *places) for place in span})
        mends = {item.start: n for n, item in enumerate(self.items) if item.start == item.end}
        covered = _Covering([(item.start, item.end, n) for n, item in enumerate(self.items)])
        said = _Covering(spots)
        lines: list[list[dict[str, Any]]] = []
        for start, end in pairwise(cuts):
            if start in starts:
                lines.append([])
            if start in mends:
                lines[-1].append({"at": start, "text": "", "items": [mends[start]]})
            piece = {"at": start, "text": self.text[start:end], "items": covered.at(start)}
            word = said.at(start)
            lines[-1].append({**piece, "verdict": word[-1]} if word else piece)
        return lines


class _Covering:
    """Which of many spans, in the order of their beginnings, cover a place; asked in order."""

    def __init__(self, spans: Sequence[tuple[int, int, Any]]) -> None:
        self._spans = sorted(spans, key=lambda span: span[:2])
        self._next = 0
        self._open: list[tuple[int, int, Any]] = []

    def at(self, place: int) -> list[Any]:
        while self._next < len(self._spans) and self._spans[self._next][0] <= place:
            self._open.append(self._spans[self._next])
            self._next += 1
        self._open = [span for span in self._open if span[1] > place]
        return [span[2] for span in self._open]
