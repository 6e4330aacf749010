"""The sentences of a view: what stands in a run of them, around it, and how large it is."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from chaffinch.block import Block
from chaffinch.languages import kept
from chaffinch.languages.passages import Main, Place, Run
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.view import View

SUREST = 0.99
LETTER = re.compile(r"[^\W\d_]")


class Text(NamedTuple):
    """The sentences of a view, and what is asked of a run of them."""

    view: View
    main: Main
    places: Sequence[Place]

    def passage(self, run: Run) -> Sequence[Place]:
        return self.places[run[0] : run[1] + 1]

    def suspect(self, run: Run) -> str:
        """The language that most words of the run are suspected of."""
        words: Counter[str] = Counter()
        for place in self.passage(run):
            if place.suspect:
                words[place.suspect] += place.unit.words
        return max(words, key=lambda code: (words[code], code))

    def words(self, found: Sequence[Run]) -> tuple[int, Counter[str]]:
        """The words of prose in the main language, and those in others, by language."""
        others: Counter[str] = Counter()
        own = sum(place.unit.words for place in self.places if place.block.is_prose)
        for run in found:
            for place in self.passage(run):
                others[self.suspect(run)] += place.unit.words
                own -= place.unit.words * place.block.is_prose
        return own, others

    def span(self, run: Run) -> tuple[int, int]:
        """Where the run stands; the number of an item or of a note goes with what it numbers."""
        first, last = self.places[run[0]], self.places[run[1]]
        start = first.unit.start if LETTER.search(first.block.text, 0, first.unit.start) else 0
        return first.block.start + start, last.block.start + last.unit.end

    def why_kept(self, run: Run) -> str:
        first, last = self.places[run[0]], self.places[run[1]]
        blocks = list(dict.fromkeys(place.block for place in self.passage(run)))
        inside = first.unit.start > 0 or last.unit.end < len(last.block.text)
        before = first.block.text[: first.unit.start]
        after = last.block.text[last.unit.end :].lstrip()
        says = self.view.text[slice(*self.span(run))]
        if not before and kept.introduced(says, self._beside(first.block, -1)):
            return kept.INTRODUCTION
        if kept.signed(says.splitlines()[-1]) or kept.signed(self._beside(last.block, 1)):
            return kept.SIGNATURE
        return kept.why(says, blocks, before, after, inside=inside)

    def _beside(self, block: Block, step: int) -> str:
        """The text of the block above or below, if nothing between is gone."""
        beside = next(self.view.neighbours(block, step), None)
        return beside.text if beside and beside.index == block.index + step else ""

    def spoken(self, run: Run) -> int:
        """How many words speak for the suspected language and not for the main one."""
        suspect, main = self.suspect(run), self.main.language
        return sum(place.unit.only(suspect, main) for place in self.passage(run))

    def hit(self, rule: Rule, run: Run, sure: float) -> Hit:
        suspect = self.suspect(run)
        words = sum(place.unit.words for place in self.passage(run))
        note = f"{suspect} in {self.main.language}: {self.spoken(run)} of {words} words are"
        note += f" of {suspect} alone"
        return Hit(*self.span(run), rule, note=note, confidence=round(min(sure, SUREST), 2))
