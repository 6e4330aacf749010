"""The chance from which the blocks of a text stay: of some, the one that promises most.

For each of them trees say how much more of what stays is text, and how much less of the text
stays, than from the chance REFERENCE on.  They learnt it from texts with labels.  They see what
the chances themselves say of both, how these are spread, and how much of the text rules took.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import mul

from chaffinch.judge.cut_trees import precision, recall
from chaffinch.judge.strictness import Strictness

# What a share of the text that is lost weighs against a share of junk in what stays.
LOST: dict[Strictness, float] = {"careful": 10.0, "balanced": 1.0, "thorough": 0.25}

TRIED = (0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
REFERENCE = TRIED.index(0.1)
EDGES = (0.0, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)  # of the spread of the chances
NEAR = 0.15  # chances so far above one that is tried would be the next to go

TEXT = "junk gone junk_blocks gone_blocks blocks length".split()
SPREAD = [
    f"{what}_from_{round(100 * edge)}" for edge in EDGES[:-1] for what in ("length", "blocks")
]
CUT = "chance precision recall f1 stay_length stay_blocks go next last".split()
NAMES = TEXT + SPREAD + CUT


def threshold(
    chances: Sequence[float], lengths: Sequence[int], gone: Sequence[int], strictness: Strictness
) -> float:
    """The chance from which blocks of a text stay, one of TRIED.

    `lengths` are the code points of the blocks, `gone` those of the blocks that rules took.
    """
    tried = list(rows(chances, lengths, gone))
    return promising(map(precision, tried), map(recall, tried), strictness)


def promising(
    precisions: Iterable[float], recalls: Iterable[float], strictness: Strictness
) -> float:
    """The one of TRIED with the best sum of both; the more a loss weighs, the lower it is."""
    weight = LOST[strictness]
    least = accumulate(recalls, min)  # the less stays, the less of the text can be in it
    sums = [right + weight * found for right, found in zip(precisions, least, strict=True)]
    return TRIED[sums.index(max(sums))]


def rows(
    chances: Sequence[float], lengths: Sequence[int], gone: Sequence[int]
) -> Iterator[tuple[float, ...]]:
    """The numbers of a text, in the order of NAMES, for each of TRIED."""
    spread = Spread(chances, lengths)
    size = spread.length(0.0) + sum(gone)
    blocks = len(chances) + len(gone)
    junk = spread.length(0.0) - spread.kept(0.0) + sum(gone)
    text = (
        junk / size, sum(gone) / size, (blocks - sum(chances)) / blocks, len(gone) / blocks,
        blocks, size,
    )  # fmt: skip
    shares = [
        share
        for edges in pairwise(EDGES)
        for share in (spread.length(*edges) / size, spread.blocks(*edges) / blocks)
    ]
    for chance in TRIED:
        yield (*text, *shares, *spread.cut(chance, size))


class Spread:
    """The blocks of a text by their chances, the least first, and sums over them."""

    def __init__(self, chances: Sequence[float], lengths: Sequence[int]) -> None:
        pairs = sorted(zip(chances, lengths, strict=True))
        self._chances = [chance for chance, _ in pairs]
        sizes = [size for _, size in pairs]
        self._lengths = list(accumulate(sizes, initial=0))
        self._kept: list[float] = list(accumulate(map(mul, self._chances, sizes), initial=0.0))

    def _places(self, least: float, below: float) -> tuple[int, int]:
        return bisect_left(self._chances, least), bisect_left(self._chances, below)

    def blocks(self, least: float, below: float = 2.0) -> int:
        """How many have at least this chance, and less than that."""
        first, last = self._places(least, below)
        return last - first

    def length(self, least: float, below: float = 2.0) -> int:
        """Their code points."""
        first, last = self._places(least, below)
        return self._lengths[last] - self._lengths[first]

    def kept(self, least: float, below: float = 2.0) -> float:
        """How many of these are text, by their chances."""
        first, last = self._places(least, below)
        return self._kept[last] - self._kept[first]

    def cut(self, chance: float, size: int) -> tuple[float, ...]:
        """What is to be expected if all from this chance on stay, of a text of that size."""
        every, stays = self.length(0.0), self.length(chance)
        right = self.kept(chance)
        precise = right / stays if stays else 1.0
        all_right = self.kept(0.0)
        found = right / all_right if all_right else 1.0
        return (
            chance, precise, found, 2 * precise * found / (precise + found or 1.0),
            stays / size, self.blocks(chance) / len(self._chances), (every - stays) / every,
            self.length(chance, chance + NEAR) / (stays or 1),
            self.length(chance / 2, chance) / (every - stays or 1),
        )  # fmt: skip
