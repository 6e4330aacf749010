"""One page of a batch as it is reviewed: what a reader saw, and what was done with each part."""

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from chaffinch import judged
from chaffinch.block import Span
from chaffinch.judged import Verdicts
from chaffinch.layout import trimmed
from chaffinch.ledger import Ledger
from chaffinch.report import MARKUP
from chaffinch.seen import Seen
from chaffinch.verdicts import Verdict, Word
from chaffinch.view import View

# What the browser is told of an item, besides its place.
SHOWN = ("rule", "category", "stage", "action", "confidence", "why", "note", "now", "line")


class Item(NamedTuple):
    """A change or a flag of a report; `start` and `end` are places in the text that was seen."""

    start: int
    end: int
    span: str
    row: Mapping[str, Any]


class Sheet:
    """`text` is the page as a reader saw it before any rule ran.

    `blocks` are its paragraphs and labels: each with the white space up to the next, laid end to
    end.
    """

    def __init__(self, name: str, report: Mapping[str, Any], raw: str) -> None:
        self.name = name
        kind = report["input"]["kind"]
        self.first = _first(raw, kind)
        self.text = self.first.text
        self.blocks = _blocks(self.text, kind)
        self.seen = Seen(self.text)
        rows = [row for row in (*report["edits"], *report["flags"]) if row["stage"] != MARKUP]
        self.items = sorted(map(self._item, rows), key=lambda item: item[:2])

    def _item(self, row: Mapping[str, Any]) -> Item:
        start, end = self.first.shown(row["start"], row["end"])
        inner = trimmed(self.text, start, end)
        start, end = inner if inner[0] < inner[1] else (start, end)
        return Item(start, end, judged.verdict(self.seen, start, end, "accept").span, row)

    def verdict(self, start: int, end: int, word: Word) -> Verdict:
        """A verdict on a part of the text.  Raises ValueError for a place that is not there."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"{start} to {end} is no place in {self.name}")
        touched = [item for item in self.items if item.start < end and start < item.end]
        exact = [item for item in self.items if (item.start, item.end) == (start, end)]
        rule = next((item.row["rule"] for item in (*exact, *touched)), "")
        if rule.startswith(f"{judged.STAGE}/"):  # what was judged before has the rule in its note
            rule = next(item.row["note"] for item in (*exact, *touched))
        return judged.verdict(self.seen, start, end, word, rule=rule, page=self.name)

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

    def lines(self, verdicts: Verdicts) -> list[list[dict[str, Any]]]:
        """The text block by block, each cut where an item or a verdict begins or ends.

        A piece says where it stands, which items (by number) it is of, and what was said of it.
        """
        spots = [
            (*self.first.shown(spot.start, spot.end), spot.verdict.verdict)
            for spot in verdicts.on(self.first).spots
        ]
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


def _first(raw: str, kind: str) -> Ledger:
    """What a page shows before any rule runs."""
    if kind != "html":
        return Ledger(raw)
    from chaffinch.html.page import Page

    return Page(raw).ledger


def _blocks(text: str, kind: str) -> list[Span]:
    """The blocks as the stages see them; of HTML each has a line of its own."""
    if kind == "html":
        starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))[1:-1]
    else:
        starts = [block.start for block in View.of(text).blocks][1:]
    return list(pairwise([0, *starts, len(text)])) if text else []


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
