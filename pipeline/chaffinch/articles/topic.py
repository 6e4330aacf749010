"""How far the topic changes between two blocks: words that are lost, words that are new.

A small TF-IDF over stems: what stands near on both sides (TextTiling, Hearst 1997), which words
that come again and again on one side are never met on the other, whose names are new.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, repeat
from operator import itemgetter

from chaffinch.articles.common import RARE, WEIGHTS
from chaffinch.articles.flow import Above, Flow
from chaffinch.articles.place import Numbers, Place
from chaffinch.articles.stems import Words
from chaffinch.block import Block

NEAR = 70  # stems on either side of a place
OFTEN = 3  # times: a word that comes so often belongs to the topic, if it is not a common one
TOPIC = 400  # such words at most: articles have fewer, and books would take long
TELLING = 10  # weight of a stem above which it tells a topic
SURE = 6.0  # times that a word is expected: more make its absence no surer
WIDEST = 40  # blocks in which so many are looked for
FIRST = 0.17  # likeness before anything is known of the text above
LEFT, RIGHT = 40, 25  # stems that must stand above and below a place
HEAD = range(3, 27)  # words of a line that may be a headline
STATES = re.compile(r"[.:;,]$|^(?:\d{1,3}[.)]|[•*·–-])")  # a headline does not end or begin so
BELOW = 2  # blocks below a headline among which its text begins
TOP = 8  # words that tell most of what stands below


def like_headline(block: Block) -> bool:
    """A short line that states nothing: it may be a headline."""
    made = block.facts.made
    if like_headline not in made:
        short = block.words in HEAD and not block.is_prose
        made[like_headline] = short and not STATES.search(block.text.rstrip("\"'’”»)"))
    return bool(made[like_headline])


def weight(stems: Collection[str]) -> int:
    """How much these stems tell in all."""
    return sum(map(WEIGHTS.get, stems, repeat(RARE)))


def common(stems: Collection[str]) -> float:
    """The share of stems that are common in their language."""
    return sum(WEIGHTS[stem] <= TELLING for stem in stems) / max(1, len(stems))


class Segment:
    """Some blocks one below the other, of which it is asked where another article begins."""

    def __init__(self, blocks: Sequence[Block], read: Sequence[Words]) -> None:
        self.blocks = blocks
        self.read = read
        self._stems = Flow([own.stems for own in read])

    @cached_property
    def _names(self) -> Flow:
        return Flow([own.names for own in self.read])

    @cached_property
    def _often(self) -> list[tuple[str, int, int]]:
        often = [
            (stem, count, WEIGHTS[stem])
            for stem, count in self._stems.total.items()
            if count >= OFTEN and WEIGHTS[stem] > TELLING
        ]
        return sorted(often, key=itemgetter(1), reverse=True)[:TOPIC]

    @cached_property
    def _heads(self) -> list[int]:
        return list(accumulate(map(like_headline, self.blocks), initial=0))

    @cached_property
    def _paragraphs(self) -> list[int]:
        return list(accumulate((block.is_prose for block in self.blocks), initial=0))

    def places(
        self, most: float = math.inf, wanted: Mapping[int, int | None] | None = None
    ) -> Iterator[Place]:
        """The places where an article may begin: all, or those `wanted`, each with its paragraph.

        Those are passed over whose likeness above and below is more than `most`, a logarithm.
        """
        above, names = Above(self._stems), Above(self._names)
        nearest, last = math.log(FIRST), math.log(FIRST)  # of all places above but the last
        for at in self._between(wanted):
            prose = (wanted or {}).get(at) or self._prose(at)
            if prose is None:
                continue
            near = math.log(0.02 + self._likeness(at, prose))
            if near <= most and (wanted is None or at in wanted):
                counts = above.count(at), names.count(at)
                yield Place(at, prose, self._numbers(at, prose, *counts, (near, nearest)))
            nearest, last = min(nearest, last), near

    def _between(self, wanted: Collection[int] | None) -> range:
        """The blocks with enough stems above and below, down to the last that is wanted."""
        starts = self._stems.starts
        end = bisect_right(starts, starts[-1] - RIGHT)
        last = len(self.blocks) if wanted is None else max(wanted, default=-1) + 1
        return range(bisect_left(starts, LEFT), min(end, last))

    def _prose(self, at: int) -> int | None:
        """The first paragraph of an article that begins with this block; None if none can."""
        block = self.blocks[at]
        if block.is_prose:
            return at
        if not like_headline(block):
            return None
        below = range(at + 1, min(at + 1 + BELOW, len(self.blocks)))
        return next((place for place in below if self.blocks[place].is_prose), None)

    def _likeness(self, at: int, prose: int) -> float:
        """The cosine of what stands close above and below, each stem counted once."""
        stems, starts = self._stems.words, self._stems.starts
        first = max(bisect_right(starts, starts[at] - NEAR, 0, at) - 1, at - WIDEST, 0)
        end = min(bisect_left(starts, starts[prose] + NEAR), prose + WIDEST, len(self.read))
        both = stems[starts[first] : starts[at]], stems[starts[prose] : starts[end]]
        made = self.blocks[at].facts.made
        known, found = made.get(Segment, (None, 0.0))
        if known != both:  # they are mostly the same in every pass
            found = _cosine(*map(set, both))
            made[Segment] = both, found
        return float(found)

    def _numbers(
        self, at: int, prose: int, above: Counter[str], names: Counter[str],
        known: tuple[float, float],
    ) -> Numbers:  # fmt: skip
        total = self._stems.total
        first = set(self.read[prose].stems)
        head = set(self.read[at].stems) if at != prose else set()
        below = set(self._names.words[self._names.starts[at] :])
        twice = [name for name, count in names.items() if count > 1]
        here = [above.get(stem, 0) for stem, _, _ in self._often]
        there = [count - gone for (_, count, _), gone in zip(self._often, here, strict=True)]
        left, right = self._stems.starts[at], len(self._stems.words) - self._stems.starts[at]
        lost, kept = _missed(here, there, right / left)
        new, old = _missed(there, here, left / right)
        top = self._top(there)
        return Numbers(
            *known,
            _share(weight(first & above.keys()), weight(first)),
            _share(len(below & names.keys()), len(below)),
            _share(len(below.intersection(twice)), len(twice)),
            lost / (lost + kept + 0.5), new / (new + old + 0.5),
            len(first.intersection(top)) / max(1, len(top)),
            self.blocks[at].words / 20 if head else 0.0,
            sum(total[stem] - above.get(stem, 0) > 1 for stem in head) / max(1, len(head)),
            float(self.blocks[at - 1].ends_sentence),
            self._heads[at] / max(1, self._paragraphs[at]),
            math.log1p(lost), math.log1p(kept), math.log1p(new), math.log1p(old),
        )  # fmt: skip

    def _top(self, there: Sequence[int]) -> list[str]:
        """The words that tell most of what stands below."""
        tells = {count: -(1 + math.log(count)) for count in set(there) if count > 1}
        ranks = [
            (tells[count] * weight, stem)
            for count, (stem, _, weight) in zip(there, self._often, strict=True)
            if count > 1
        ]
        return [stem for _, stem in sorted(ranks)[:TOP]]


def _cosine(above: set[str], below: set[str]) -> float:
    sizes = weight(above) * weight(below)
    return weight(above & below) / math.sqrt(sizes) if sizes else 0.0


def _missed(here: Sequence[int], there: Sequence[int], size: float) -> tuple[float, float]:
    """How much of the words that come often here is lost there, and how much is kept.

    Each counts as far as it was to be expected: of a Poisson variable that it is not 0.
    """
    lost = kept = 0.0
    counts = {often: often * size for often in set(here) if often >= OFTEN}
    sure = {often: 1 - math.exp(-min(count, SURE)) for often, count in counts.items()}
    for often, again in zip(here, there, strict=True):
        if often in counts:
            if again:
                kept += sure[often] * min(1.0, again / counts[often])
            else:
                lost += sure[often]
    return lost, kept


def _share(some: int, every: int) -> float:
    """One half of none."""
    return some / every if every else 0.5
