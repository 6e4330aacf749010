"""How far the topic changes between two blocks: words that are lost, words that are new.

A small TF-IDF over stems: what stands near on both sides (TextTiling, Hearst 1997), which words
that come again and again on one side are never met on the other, whose names are new.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from chaffinch.articles.common import WEIGHTS
from chaffinch.articles.place import Numbers, Place
from chaffinch.block import UNSPACED, Block

WORD = re.compile(r"[^\W\d_]{4,}")
NAME = re.compile(r"(?<=[^\W\d_A-Z] |, |; )[A-ZÀ-ÖØ-ÞΑ-ΩА-Я][^\W\d_]{2,}")
STEM = 6  # letters: forms of one word share so many
NEAR = 70  # stems on either side of a place
OFTEN = 3  # times: a word that comes so often belongs to the topic, if it is not a common one
TOPIC = 400  # such words at most: articles have fewer, and books would take long
TELLING = 10  # weight of a stem above which it tells a topic
SURE = 6.0  # times that a word is expected: more make its absence no surer
WIDEST = 40  # blocks in which so many are looked for
FIRST = 0.17  # likeness before anything is known of the text above
LEFT, RIGHT = 40, 25  # stems that must stand above and below a place
HEAD = range(3, 27)  # words of a line that may be a headline
STATES = re.compile(
    r"[.:;,]$|^(?:\d{1,3}[.)]|[•*·–-])"
)  # what a headline does not end or begin with
BELOW = 2  # blocks below a headline among which its text begins

weight = WEIGHTS.__getitem__


class Words(NamedTuple):
    """The stems of a block, and those of its words that are names, in their order."""

    stems: tuple[str, ...]
    names: tuple[str, ...]


NO_WORDS = Words((), ())


def words(text: str) -> Words:
    """The stems and names of a text; none in scripts that write no spaces."""
    if not text.isascii() and UNSPACED.search(text):
        return NO_WORDS
    stems = tuple(word[:STEM].lower() for word in WORD.findall(text))
    return Words(stems, tuple(name[:STEM].lower() for name in NAME.findall(text)))


def like_headline(block: Block) -> bool:
    """A short line that states nothing: it may be a headline."""
    if block.is_prose or block.words not in HEAD:
        return False
    return not STATES.search(block.text.rstrip("\"'’”»)"))


def common(stems: Collection[str]) -> float:
    """The share of stems that are common in their language."""
    return sum(weight(stem) <= TELLING for stem in stems) / max(1, len(stems))


class Segment:
    """Some blocks one below the other, of which it is asked where another article begins."""

    def __init__(self, blocks: Sequence[Block], read: Sequence[Words]) -> None:
        self.blocks = blocks
        self.read = read
        self._total = Counter(stem for own in read for stem in own.stems)
        self._names = Counter(name for own in read for name in own.names)
        self._often = [
            stem
            for stem, count in self._total.most_common()
            if count >= OFTEN and weight(stem) > TELLING
        ][:TOPIC]

    def places(
        self, most: float = math.inf, wanted: Mapping[int, int | None] | None = None
    ) -> Iterator[Place]:
        """The places where an article may begin: all, or those `wanted`, each with its paragraph.

        Those are passed over whose likeness above and below is more than `most`, a logarithm.
        """
        above, names = Counter[str](), Counter[str]()
        total, left = self._total.total(), 0
        nearest, last = math.log(FIRST), math.log(FIRST)  # of all places above but the last
        heads = paragraphs = 0
        for at, block in enumerate(self.blocks):
            prose = (wanted or {}).get(at) or self._prose(at)
            if prose is not None and left >= LEFT and total - left >= RIGHT:
                near = math.log(0.02 + self._likeness(at, prose))
                if near <= most and (wanted is None or at in wanted):
                    share = heads / max(1, paragraphs)
                    numbers = self._numbers(at, prose, above, names, (near, nearest, share))
                    yield Place(at, prose, numbers)
                nearest, last = min(nearest, last), near
            left += len(self.read[at].stems)
            above.update(self.read[at].stems)
            names.update(self.read[at].names)
            heads += like_headline(block)
            paragraphs += block.is_prose

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
        above = self._window(range(at - 1, max(at - 1 - WIDEST, -1), -1))
        below = self._window(range(prose, min(prose + WIDEST, len(self.read))))
        both = sum(map(weight, above & below))
        sizes = sum(map(weight, above)) * sum(map(weight, below))
        return both / math.sqrt(sizes) if sizes else 0.0

    def _window(self, places: Iterable[int]) -> set[str]:
        stems: list[str] = []
        for place in places:
            stems += self.read[place].stems
            if len(stems) >= NEAR:
                break
        return set(stems)

    def _numbers(
        self, at: int, prose: int, above: Counter[str], names: Counter[str],
        known: tuple[float, float, float],
    ) -> Numbers:  # fmt: skip
        near, before, heads = known
        below = Counter({stem: self._total[stem] - above[stem] for stem in self._often})
        left, right = above.total(), self._total.total() - above.total()
        lost, kept = _missed(self._often, above, below, right / left)
        new, old = _missed(self._often, below, above, left / right)
        first = set(self.read[prose].stems)
        head = set(self.read[at].stems) if at != prose else set()
        top = sorted(
            (stem for stem in self._often if below[stem] > 1),
            key=lambda stem: (-(1 + math.log(below[stem])) * weight(stem), stem),
        )[:8]
        ends = self.blocks[at - 1]
        return Numbers(
            near, before,
            _share(first, above.__contains__, weight),
            _share([n for n in self._names if self._names[n] > names[n]], names.__contains__),
            _share([n for n in names if names[n] > 1], lambda n: self._names[n] > names[n]),
            lost / (lost + kept + 0.5), new / (new + old + 0.5),
            sum(stem in first for stem in top) / max(1, len(top)),
            self.blocks[at].words / 20 if head else 0.0,
            _share(head, lambda stem: self._total[stem] - above[stem] > 1) if head else 0.0,
            float(ends.ends_sentence), heads,
            math.log1p(lost), math.log1p(kept), math.log1p(new), math.log1p(old),
        )  # fmt: skip


def _missed(
    often: Iterable[str], here: Counter[str], there: Counter[str], size: float
) -> tuple[float, float]:
    """How much of the words that come often here is lost there, and how much is kept.

    Each counts as far as it was to be expected: of a Poisson variable that it is not 0.
    """
    lost = kept = 0.0
    for stem in often:
        if here[stem] >= OFTEN:
            expected = here[stem] * size
            sure = 1 - math.exp(-min(expected, SURE))
            if there[stem]:
                kept += sure * min(1.0, there[stem] / expected)
            else:
                lost += sure
    return lost, kept


def _share(
    items: Collection[str], test: Callable[[str], bool], weigh: Callable[[str], int] | None = None
) -> float:
    """The share of the items that pass; one half of none."""
    if not items:
        return 0.5
    if weigh is None:
        return sum(map(test, items)) / len(items)
    return sum(weigh(item) for item in items if test(item)) / sum(map(weigh, items))
