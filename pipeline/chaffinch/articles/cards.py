"""The head of an article: source, time, headline, author, in whatever order a page has them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from chaffinch.articles.lines import PLAIN, Grammar, Line, may_name, same_name
from chaffinch.articles.topic import HEAD, like_headline
from chaffinch.block import Block

ECHO, CARD, NOTED = "source, time and source again", "source and time", "time or author"
REPEATED, DATED = "a headline that its text repeats", "a headline and a dateline"
REPEAT = 4  # words of the headline with which its text begins again
LONGER = 2  # times as long as a headline that states something is the paragraph below it
NOTES = 3  # lines between a headline and its text: time, author, a summary


@dataclass(frozen=True, slots=True)
class Card:
    """The head of an article: places of blocks, and what its lines say.

    `head` is the headline, or the first paragraph if there is none.
    """

    start: int
    head: int
    prose: int
    kind: str
    source: str = ""
    time: str = ""


class Start(NamedTuple):
    """Where an article begins: the place of a block, how that is known, and how sure it is."""

    at: int
    evidence: str
    score: float
    card: Card | None = None

    @property
    def head(self) -> int:
        """The headline, or the first paragraph if there is none."""
        return self.card.head if self.card else self.at


class Cards:
    """The blocks of a page, read as lines of cards."""

    def __init__(self, blocks: Sequence[Block], grammar: Grammar) -> None:
        self.blocks = blocks
        self._grammar = grammar

    def line(self, at: int) -> Line:
        return self._grammar.read(self.blocks[at]) if at < len(self.blocks) else PLAIN

    def headings(self, places: range) -> Iterator[int]:
        """The headings among these places."""
        return (at for at in places if self.line(at).heading)

    def all(self, places: range) -> Iterator[Card]:
        """The cards that begin at these places, in their order."""
        free = 0
        lines = [self.line(at) for at in range(places.start, places.stop + 1)]
        for at, (line, after) in zip(places, pairwise(lines), strict=True):
            # Most lines of a page are neither a headline nor beside a time.
            if at < free or not (line.opens or line.time or after.time):
                continue
            card = self.at(at)
            if card:
                yield card
                free = card.prose + 1

    def at(self, at: int, *, promised: bool = False) -> Card | None:
        """The card that begins with this block, if one does; `promised` by a heading above."""
        if self.line(at).heading:
            return None
        return self._labelled(at, promised=promised) or self._headed(at)

    def _labelled(self, at: int, *, promised: bool = False) -> Card | None:
        """Source and time come first, or the time alone."""
        source, time, below = self._origin(at)
        if not time:
            return None
        echo = bool(source) and self._is(below, source)
        head = below + echo
        kind = ECHO if echo else CARD if source else NOTED
        sure = echo or (promised and bool(source))
        if sure and self._prose(head) and not self.states(head):
            return Card(at, head, head, kind, source, time)
        # Of "The new car / 5 Aug 2025 / It was shown on Monday." the first line is the headline.
        named = bool(self.line(at).time) or not like_headline(self.blocks[at])
        stated = self.states(head) and named
        if not (self.is_headline(head) or stated):
            return None
        prose = self._below(head + 1, NOTES if source else 1)
        return None if prose is None else Card(at, head, prose, kind, source, time)

    def _origin(self, at: int) -> tuple[str, str, int]:
        """Source and time from this line on, and the line after them."""
        line, after = self.line(at), self.line(at + 1)
        if at >= len(self.blocks):
            return "", "", at
        if line.time:
            return line.source, line.time, at + 1
        if after.time and not after.source and may_name(self.blocks[at]):
            return self.blocks[at].text.strip(" -–—•|"), after.time, at + 2
        return "", "", at

    def _headed(self, at: int) -> Card | None:
        """The headline comes first, and below it source, time or author."""
        if not self.line(at).opens or (at + 1 < len(self.blocks) and self._labelled(at + 1)):
            return None
        source, time, below = self._origin(at + 1)
        prose = self._below(below if time else at + 1, NOTES if source else bool(time))
        if prose is None:
            return None
        if time:
            return Card(at, at, prose, CARD if source else NOTED, source, time)
        if prose > at + 1:
            return Card(at, at, prose, NOTED)
        if self._repeats(at, prose):
            return Card(at, at, prose, REPEATED)
        dated = self.is_headline(at) and self._grammar.dated(self.blocks[prose])
        return Card(at, at, prose, DATED) if dated else None

    def _repeats(self, at: int, prose: int) -> bool:
        """The text begins with its headline; a passage that stands twice is a pulled quotation."""
        head, text = self.blocks[at].text.split(), self.blocks[prose].text.split()
        again = len(head) >= REPEAT and text[:REPEAT] == head[:REPEAT]
        return again and len(text) >= LONGER * len(head)

    def _below(self, at: int, free: int) -> int | None:
        """The first paragraph, if but few lines stand before it.

        As many of them as are `free` may say anything; the others must name time or author.
        """
        for place in range(at, min(at + NOTES + 1, len(self.blocks))):
            if self._prose(place):
                return place
            line = self.line(place)
            free -= not (line.time or line.author)
            if line.heading or free < 0:
                return None
        return None

    def is_headline(self, at: int) -> bool:
        return self.line(at).headline

    def heads(self, at: int) -> bool:
        """A headline with its text close below; a line of a list of headlines has none."""
        if self.states(at):
            return True
        below = at + 2 if self.is_headline(at + 1) else at + 1
        return self.is_headline(at) and self._below(below, 0) is not None

    def states(self, at: int) -> bool:
        """A headline that is a sentence: it asks, or is far shorter than what stands below it."""
        if not (self._prose(at) and self._prose(at + 1)):
            return False
        here, below = self.blocks[at], self.blocks[at + 1]
        longer = below.words >= LONGER * here.words
        return here.words in HEAD and (longer or here.text.endswith(("?", "!", "？", "！")))

    def _prose(self, at: int) -> bool:
        return at < len(self.blocks) and self.blocks[at].is_prose

    def _is(self, at: int, source: str) -> bool:
        return at < len(self.blocks) and same_name(self.blocks[at].text, source)
