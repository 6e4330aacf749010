"""A text that is reviewed: a page or a split-off article, and what was done there."""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

from chaffinch import judged
from chaffinch.block import Span
from chaffinch.explain import first
from chaffinch.judged import Verdicts
from chaffinch.layout import trimmed
from chaffinch.report import MARKUP
from chaffinch.seen import Seen
from chaffinch.verdicts import Verdict, Word
from chaffinch.view import View


class Item(NamedTuple):
    """A change or a flag of a report; `start` and `end` are places in the text of its sheet."""

    start: int
    end: int
    span: str
    row: Mapping[str, Any]


class Section:
    """The page itself, or an article that was split off it; its text begins at `start`.

    `blocks` are its paragraphs and labels: each with the white space up to the next, laid end to
    end.
    """

    def __init__(self, report: Mapping[str, Any], raw: str, start: int) -> None:
        kind = report["input"]["kind"]
        self.title = _title(report)
        self.first = first(raw, kind)
        self.seen = Seen(self.first.text)
        self.start, self.end = start, start + len(self.first.text)
        self.blocks = [self._moved(*block) for block in _blocks(self.first.text, kind)]
        rows = [row for row in (*report["edits"], *report["flags"]) if row["stage"] != MARKUP]
        self.items = sorted(map(self._item, rows), key=lambda item: item[:2])

    def _item(self, row: Mapping[str, Any]) -> Item:
        start, end = self.first.shown(row["start"], row["end"])
        inner = trimmed(self.first.text, start, end)
        start, end = inner if inner[0] < inner[1] else (start, end)
        span = judged.verdict(self.seen, start, end, "accept").span
        return Item(*self._moved(start, end), span, row)

    def _moved(self, start: int, end: int) -> Span:
        return self.start + start, self.start + end

    def verdict(self, start: int, end: int, word: Word, **names: str) -> Verdict:
        return judged.verdict(self.seen, start - self.start, end - self.start, word, **names)

    def spots(self, verdicts: Verdicts) -> list[tuple[int, int, str]]:
        """What verdicts say of parts of it."""
        return [
            (*self._moved(*self.first.shown(spot.start, spot.end)), spot.verdict.verdict)
            for spot in verdicts.on(self.first).spots
        ]


def _title(report: Mapping[str, Any]) -> str:
    said = report["metadata"]
    return str(said.get("headline") or said.get("title") or report["input"]["name"])


def _blocks(text: str, kind: str) -> list[Span]:
    """The blocks as the stages see them; of HTML each has a line of its own."""
    if kind == "html":
        starts = list(accumulate(map(len, text.splitlines(keepends=True)), initial=0))[1:-1]
    else:
        starts = [block.start for block in View.of(text).blocks][1:]
    return list(pairwise([0, *starts, len(text)])) if text else []
