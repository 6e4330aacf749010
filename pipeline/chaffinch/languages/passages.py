"""Runs of sentences in another language: suspected by the vote, joined, and confirmed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chaffinch.block import Block
from chaffinch.languages.main import language_of
from chaffinch.languages.scripts import LATIN
from chaffinch.languages.vote import BIT, Unit, kin, rival

FEW = 2  # function words of the other language, if there are none of the main one
FEWEST_KIN = 4
MARGIN = 3  # times as many as of the main language
BRIDGE = 3  # sentences without evidence between two foreign ones go with them
SMALLEST = 4  # words of a sentence that goes with a foreign one beside it


Run = tuple[int, int]  # the first and the last place of it


class Place(NamedTuple):
    """A sentence, the block that it stands in, and the language that it is suspected of."""

    block: Block
    unit: Unit
    suspect: str

    @property
    def text(self) -> str:
        return self.block.text[self.unit.start : self.unit.end]


@dataclass(frozen=True, slots=True)
class Main:
    """The main language of a document and how much must speak for another."""

    language: str
    script: str
    min_words: int
    share: float

    def suspect(self, block: Block, unit: Unit) -> str:
        """The other language that a sentence is suspected of, empty if it is not."""
        if unit.words < self.min_words or not (block.is_prose or unit.end < len(block.text)):
            return ""
        if unit.script != self.script:
            return self._by_script(unit)
        if not self._doubtful(unit):
            return ""
        other = rival(unit, self.language)
        close = kin(other, self.language)
        for_it, against = unit.only(other, self.language), unit.only(self.language, other)
        if for_it < (FEWEST_KIN if close else FEW) or for_it < self.share * unit.words:
            return ""
        return "" if against * MARGIN > for_it or (close and against) else other

    def _by_script(self, unit: Unit) -> str:
        """Letters of another script are evidence enough, but Latin ones are names as often."""
        if not unit.script:
            return ""
        if unit.script == LATIN and len(unit.votes) < max(FEW + 1, self.share * unit.words):
            return ""
        return language_of(unit.script, unit.votes) or unit.script

    def _doubtful(self, unit: Unit) -> bool:
        """A quick look that rules out most sentences of the main language."""
        others = self._others(unit)
        return others >= FEW and unit.votes.count(BIT.get(self.language, 0)) * MARGIN <= others

    def trusts(self, whole: Unit) -> bool:
        """No sentence of this block can be suspected, whichever of its words it has."""
        return whole.script == self.script and self._others(whole) < FEW

    def _others(self, unit: Unit) -> int:
        """How many words speak for other languages alone."""
        bit = BIT.get(self.language, 0)
        return len([vote for vote in unit.votes if not vote & bit])

    def leans(self, place: Place, language: str) -> bool:
        """A sentence beside a foreign one that is foreign as well, on less evidence."""
        unit = place.unit
        if place.suspect:
            return kin(place.suspect, language)
        if unit.script not in (self.script, LATIN):
            return bool(unit.script)
        if unit.words < SMALLEST:
            return False
        return unit.only(language, self.language) > unit.only(self.language, language)

    def speaks(self, place: Place, language: str) -> bool:
        """The sentence has words of the main language that the other has not."""
        own = place.unit.script == self.script and self.script != LATIN
        return own or place.unit.only(self.language, language) > 0


def runs(places: Sequence[Place], main: Main) -> Iterator[Run]:
    """First and last of each run of sentences in one other language."""
    free = 0
    for at, place in enumerate(places):
        if at < free or not place.suspect:
            continue
        first = _reach(places, at, -1, main)
        last = _reach(places, at, 1, main)
        yield max(first, free), last
        free = last + 1


def _reach(places: Sequence[Place], start: int, step: int, main: Main) -> int:
    """How far the run of a suspected sentence goes on before or after it."""
    language, at = places[start].suspect, start
    while (following := _next(places, at, step, main, language)) is not None:
        at = following
    return at


def _next(places: Sequence[Place], last: int, step: int, main: Main, language: str) -> int | None:
    """The next sentence of the run: beside the last, or beyond a few without evidence."""
    for at in range(last + step, last + step * (BRIDGE + 2), step):
        if not 0 <= at < len(places) or _apart(places[at], places[at - step]):
            return None
        if main.leans(places[at], language):
            return at
        if places[at].suspect or main.speaks(places[at], language):
            return None
    return None


def _apart(this: Place, other: Place) -> bool:
    """Something between the two is gone already."""
    return abs(this.block.index - other.block.index) > 1
