"""What a short line beside an article says: a source, a time, who wrote it, that others follow."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from chaffinch import patterns
from chaffinch.articles.topic import HEAD, like_headline
from chaffinch.block import Block
from chaffinch.shadow import words_only

LONGEST = 12  # words of a line of a card
SOURCE = 6  # words of the name of a site
NAMED = 60  # code points of it
CLOCK = (
    r"(?:,? (?:at |um |à |alle |a las |às |om |kl\.? )?\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?| uhr)?)?"
)
EDGE = r"[\W_]{0,3}"
BETWEEN = r" ?(?:[|•·–—,/]| -) ?"
PARTING = frozenset("|•·–—,/-")  # one of which stands between source and time
LETTER = re.compile(r"[^\W\d_]")
# "LONDON (Reuters) —", "5 Aug 2025 00:03": the first words of a report.
PLACED = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{2,30}(?:, [A-Z][\w. ]{2,15})?(?: ?\([\w ]{2,20}\))? ?[—–]"
)


class Line(NamedTuple):
    """What a line says; `source` and `time` are empty if it names none.

    A `headline` says none of this, and may be one.  What `opens` is that, or a sentence no longer.
    """

    source: str = ""
    time: str = ""
    author: bool = False
    heading: bool = False
    headline: bool = False
    opens: bool = False


PLAIN = Line()


class Grammar:
    """How such lines look, by the lists and patterns of a rule."""

    def __init__(
        self, headings: Sequence[str], times: Sequence[str], authors: Sequence[str]
    ) -> None:
        self._headings = frozenset(map(_key, headings))
        time = f"(?:{'|'.join(times)}){CLOCK}"
        self._time = patterns.compiled(f"{EDGE}(?P<time>{time}){EDGE}")
        self._both = patterns.compiled(
            f"(?P<source>[^|•·–—]{{2,{NAMED}}}?){BETWEEN}(?P<time>{time}){EDGE}"
        )
        self._dated = patterns.compiled(f"(?P<time>{time})\\b")
        self._author = patterns.compiled("|".join(authors))

    def read(self, block: Block) -> Line:
        """What a block says as a line of a card, worked out once for a text."""
        found: Line | None = block.facts.made.get(self)
        if found is None:
            found = block.facts.made[self] = self._read(block)
        return found

    def _read(self, block: Block) -> Line:
        line = self._said(block)
        headline = line == PLAIN and like_headline(block)
        opens = headline or (block.is_prose and block.words in HEAD)
        return line._replace(headline=headline, opens=opens) if opens else line

    def _said(self, block: Block) -> Line:
        if block.words > LONGEST or block.is_prose:
            return PLAIN
        text = block.facts.flat
        found = self._time.fullmatch(text)
        if found:
            return Line(time=found["time"])
        found = None if PARTING.isdisjoint(text) else self._both.fullmatch(text)
        if found and len(found["source"].split()) <= SOURCE:
            return Line(source=found["source"].strip(), time=found["time"])
        author = self._author.fullmatch(text) is not None
        return Line(author=author, heading=_key(text) in self._headings)

    def dated(self, block: Block) -> bool:
        """A paragraph that begins as a report does: with a date, or with a place in capitals."""
        text = block.facts.flat
        return (self._dated.match(text) or PLACED.match(text)) is not None


@cache
def grammar(headings: Sequence[str], times: Sequence[str], authors: Sequence[str]) -> Grammar:
    return Grammar(headings, times, authors)


def _key(text: str) -> str:
    return " ".join(words_only(text).split())


def may_name(block: Block) -> bool:
    """The line is as short as the name of a site."""
    short = block.words <= SOURCE and len(block.text) <= NAMED
    return short and not block.ends_sentence and LETTER.search(block.text) is not None


def same_name(one: str, other: str) -> bool:
    """Whether both name one site, as `- Al Etihad` and `Al Etihad` do."""
    return _key(one) == _key(other)
