"""The beginnings of other articles that lines tell: cards, and headings that promise others."""

from collections.abc import Iterator
from typing import NamedTuple

from chaffinch.articles.cards import CARD, DATED, ECHO, REPEATED, Card, Cards, Start
from chaffinch.articles.lines import may_name
from chaffinch.articles.topic import HEAD

# Scores (logarithms of odds) that the topic must reach beside other evidence.  Of true beginnings
# 99 in 100 are above the first, 97 above the second, of places within an article 13 and 4.
HEADED, LABELLED, NOTED, UNTITLED = -5.0, -4.5, -1.5, 4.0
# Below a heading that promises other articles: of source and time, and of a headline alone.
SOURCED, PROMISED = -8.0, -2.5
LEAST = {ECHO: HEADED, CARD: LABELLED, REPEATED: 0.5, DATED: 0.5}
BELOW = "it stands below “{}”"


class Marked(NamedTuple):
    """The lines of a page below enough text, which ends `above` a place.

    No beginning is above that place, nor below the last paragraph: other lines are not read.
    """

    cards: Cards
    above: int
    unannounced: bool = True  # cards count that stand below no such heading

    def candidates(self) -> Iterator[tuple[Start, float]]:
        """Beginnings that lines tell, with the score that the topic must reach."""
        blocks = self.cards.blocks
        for heading in self.cards.headings(range(max(self.above - 2, 0), self._last())):
            for at in range(heading + 1, min(heading + 3, len(blocks))):
                found = self._headed(blocks[heading].text, at)
                if found:
                    yield found
                if found or not may_name(blocks[at]):
                    break
            if blocks[heading + 1].is_prose:
                yield Start(heading + 1, BELOW.format(blocks[heading].text), 0.0), UNTITLED
        for card in self.all() if self.unannounced else ():
            yield Start(card.start, card.kind, 0.0, card), LEAST.get(card.kind, NOTED)

    def _last(self) -> int:
        """The place of the last paragraph."""
        places = reversed(range(len(self.cards.blocks)))
        return next((at for at in places if self.cards.blocks[at].is_prose), 0)

    def all(self) -> Iterator[Card]:
        """The cards of which one may be a beginning, and some above them.

        A paragraph too long for a headline is no line of a card, and ends all that begin above it.
        """
        first, last = self.above, self._last()
        if first > last:
            return
        while first and not self._ends(first - 1):
            first -= 1
        yield from self.cards.all(range(first, last + 1))

    def _ends(self, at: int) -> bool:
        block = self.cards.blocks[at]
        return block.words >= HEAD.stop and block.is_prose

    def _headed(self, heading: str, at: int) -> tuple[Start, float] | None:
        card, named = self.cards.at(at, promised=True), BELOW.format(heading)
        if card:
            least = SOURCED if card.source else HEADED
            return Start(at, f"{named}, with {card.kind}", 0.0, card), least
        return (Start(at, named, 0.0), PROMISED) if self.cards.heads(at) else None
