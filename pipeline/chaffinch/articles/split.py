"""Where the other articles of a page begin: by the lines above them, by headlines, by the topic.

Lines that name source and time, or a heading that promises other articles, need but little from
the topic; a headline alone needs more, and a mere change of topic must be strong.
"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate, dropwhile, pairwise

from chaffinch.articles.cards import CARD, ECHO, Cards, Start
from chaffinch.articles.marked import LABELLED, PROMISED, Marked
from chaffinch.articles.place import Place
from chaffinch.articles.stems import NO_WORDS, Words, words_of
from chaffinch.articles.topic import Segment, common
from chaffinch.articles.whole import returns, sections
from chaffinch.block import Block

INSIDE = 1.0  # of a headline below one that begins another article
ALONE, SURELY = 1.8, 2.0  # with no other evidence: to count as a change, and to be one
IN_SECTIONS = 3.3  # the same below many lines like headlines: lists and guides change topic often
SECTIONS = 0.25  # such lines for each paragraph
NEAR = -2.3  # logarithm of likeness; closer places are no beginnings (no change above was one)
BODY = 120  # words of prose that an article told by its topic alone must have
MOST = 3  # such articles: a page of more topics is a list, a digest, a diary
TRIED = 30  # beginnings that lines tell: of more on one page the rest is no surer
LARGEST = 2000  # blocks among which a change of topic is looked for
ALIKE = 0.5  # as large a share of common words, at least, or the language is another


@dataclass(frozen=True)
class Text:
    """The blocks of a page, read as cards and as words.

    `unannounced`: an article may begin that no heading above it promises.
    """

    blocks: Sequence[Block]
    cards: Cards
    standing: Sequence[bool]
    after_words: int
    unannounced: bool = True
    _segments: dict[tuple[int, int], Segment] = field(default_factory=dict)

    def starts(self) -> list[Start]:
        """The beginnings of the other articles, in their order."""
        first = self._first()
        marked = [first, *self._below(first)] if first else []
        if not (marked or self.unannounced):
            return []
        bounds = [0, *(start.at for start in marked), len(self.blocks)]
        alone = IN_SECTIONS if marked else ALONE  # where one article has a head, all have
        changed = [
            start for low, high in pairwise(bounds) for start in self._changed(low, high, alone)
        ]
        return sorted([*marked, *changed], key=lambda start: start.at)

    def _first(self) -> Start | None:
        """The first beginning that lines tell, and that the topic does not speak against."""
        lines = sorted(self._marked.candidates(), key=lambda item: item[0].at)
        lines = [item for item in lines if self._told[item[0].at] >= self.after_words]
        lines = lines[:TRIED]
        scores = self._scores(
            {start.head: start.card.prose if start.card else None for start, _ in lines}
        )
        for start, least in lines:
            place = scores.get(start.head)
            # Of a teaser, and of scripts without spaces, the topic is not known.
            told = place.score > least if place else least <= PROMISED and least != LABELLED
            if told and not returns(self.words, start.at):
                return start._replace(score=max(place.score if place else -math.inf, -least))
        return None

    def _below(self, first: Start) -> Iterator[Start]:
        """The cards below the first other article."""
        for card in self._marked.all():
            if card.start > first.at and (card.kind in (ECHO, CARD) or card.time):
                yield Start(card.start, card.kind, first.score, card)

    def _changed(self, low: int, high: int, alone: float) -> list[Start]:
        """What the topic tells to begin between two places; nothing on a page of many topics."""
        if high - low > LARGEST:
            return []
        changes = self._changes(low, high, MOST, alone, inside=low > 0)
        found = sorted(changes, key=lambda start: start.at)
        bounds = [*(start.at for start in found), high]
        whole = all(self._prose_words(a, b) >= BODY for a, b in pairwise(bounds))
        if not low and not (whole and len(found) <= MOST and self._apart(found)):
            return []
        if alone == IN_SECTIONS:
            return [start for start in found if start.score > alone]
        return list(dropwhile(lambda start: not low and start.score <= SURELY, found))

    def _apart(self, found: Sequence[Start]) -> bool:
        """What is above is an article, and what begins are no sections of it."""
        starts = [start.at for start in found]
        if not starts or self._told[starts[0]] < self.after_words:
            return False
        return not sections(self.blocks, self.words, starts)

    def _changes(
        self, low: int, high: int, depth: int, alone: float, *, inside: bool
    ) -> Iterator[Start]:
        """The surest change and those on either side of it, at most `depth` one within another."""
        wanted = self._with_prose(low, high)
        if not wanted or depth < 0:
            return
        places = [
            place
            for place in self._segment(low, high).places(NEAR, wanted)
            if place.score > self._least(low, place, alone, inside=inside)
            and (inside or self._may_begin(low, place))
        ]
        if not places:
            return
        best = max(places, key=lambda place: (place.score, -place.at))
        at = low + best.at
        yield Start(at, "the topic changes", best.score)
        yield from self._changes(low, at, depth - 1, alone, inside=inside)
        yield from self._changes(at, high, depth - 1, alone, inside=True)

    def _with_prose(self, low: int, high: int) -> dict[int, None]:
        """The blocks, counted from `low`, with enough prose above and below."""
        words = self._counted
        first = bisect_left(words, words[low] + self.after_words, low, high)
        end = bisect_right(words, words[high] - BODY, low, high)
        return dict.fromkeys(range(first - low, end - low))

    def _may_begin(self, low: int, place: Place) -> bool:
        """The page does not come back to its topic, and its language does not change there."""
        if place.at != place.prose and not place.numbers.head_again:
            return False  # the text below does not take up a word of this headline
        at = low + place.at
        above = [stem for words in self.words[low:at] for stem in words.stems]
        usual = common(self.words[low + place.prose].stems) >= ALIKE * common(above)
        return usual and not returns(self.words, at)

    def _least(self, low: int, place: Place, alone: float, *, inside: bool) -> float:
        if inside and self.cards.is_headline(low + place.at):
            return INSIDE
        return IN_SECTIONS if place.numbers.heads > SECTIONS else alone

    def _segment(self, low: int, high: int) -> Segment:
        if (low, high) not in self._segments:
            words = self.words[low:high]
            self._segments[low, high] = Segment(self.blocks[low:high], words)
        return self._segments[low, high]

    def _scores(self, wanted: Mapping[int, int | None]) -> dict[int, Place]:
        if not wanted:
            return {}
        every = self._segment(0, len(self.blocks)).places(wanted=wanted)
        return {place.at: place for place in every}

    def _prose_words(self, low: int, high: int) -> int:
        return self._counted[high] - self._counted[low]

    @cached_property
    def _marked(self) -> Marked:
        above = bisect_left(self._told, self.after_words)
        return Marked(self.cards, above, self.unannounced)

    @cached_property
    def words(self) -> list[Words]:
        """The stems and names of each block; what is taken away has none."""
        both = zip(self.blocks, self.standing, strict=True)
        return [words_of(block) if stands else NO_WORDS for block, stands in both]

    @cached_property
    def _told(self) -> list[int]:
        """The words above each block of paragraphs that end a sentence: no lists of links do."""
        both = zip(self.blocks, self._sizes, strict=True)
        sizes = (size if size and block.ends_sentence else 0 for block, size in both)
        return list(accumulate(sizes, initial=0))

    @cached_property
    def _counted(self) -> list[int]:
        """The words of prose above each block."""
        return list(accumulate(self._sizes, initial=0))

    @cached_property
    def _sizes(self) -> list[int]:
        """The words of each block that stands and is prose; of others none."""
        both = zip(self.blocks, self.standing, strict=True)
        return [block.words if stands and block.is_prose else 0 for block, stands in both]
