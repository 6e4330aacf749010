"""Where a block stands: in its document, along the best run, among blocks of its like."""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from chaffinch.block import Block
from chaffinch.judge.measures import Measures, Said
from chaffinch.judge.runs import Stretch

FAR = 99.0  # blocks: where there is no prose before or after
FIRST = 3  # blocks that may say the title
NEAR = 10  # blocks before and after one among which its like are counted
LAST_GAP = 9.0  # line breaks told of what stands last

Column = Sequence[float]


def since(prose: Column) -> list[float]:
    """Blocks since the last prose before each; `prose` is the length of each that is."""
    found, distance = [], FAR
    for size in prose:
        found.append(distance)
        distance = 1.0 if size else min(distance + 1.0, FAR)
    return found


def along(run: Stretch, shares: Sequence[float]) -> list[Column]:
    """How far each block is from both ends of a run, in blocks and in shares of all prose.

    `shares` are those of the prose before each block, and 1 at last.
    """
    numbers = range(len(shares) - 1)
    first, last = shares[run.first], shares[run.last + 1]
    return [
        [float(number - run.first) for number in numbers],
        [float(run.last - number) for number in numbers],
        [share - first for share in shares[:-1]], [share - last for share in shares[:-1]],
    ]  # fmt: skip


def alikes(measures: Measures) -> list[Column]:
    """How many blocks are alike in shape: near, in all, and with the same neighbour."""
    shapes = zip(
        (int(length).bit_length() for length in measures.length),
        measures.prose, measures.bullet, map(bool, measures.times), strict=True,
    )  # fmt: skip
    kinds = dict[tuple[int, float, float, bool], str]()
    signs = [kinds.setdefault(shape, chr(len(kinds))) for shape in shapes]
    counts, pairs, row = Counter(signs), Counter(pairwise(signs)), "".join(signs)
    after = [float(pairs[pair]) for pair in pairwise(signs)]
    near = [
        float(row.count(sign, max(0, number - NEAR), number + NEAR + 1))
        for number, sign in enumerate(signs)
    ]
    return [near, [counts[sign] / len(signs) for sign in signs], [*after, 0.0], [0.0, *after]]


def like_first(said: Said) -> list[float]:
    """How much of its words a block shares with another of the first, where the title stands."""
    found = [0.0] * len(said)
    for place, first in enumerate(map(frozenset, said[:FIRST])):
        for number, words in enumerate(said):
            if not first.isdisjoint(words) and number != place:
                found[number] = max(found[number], _likeness(first, frozenset(words)))
    return found


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words in both, of those in either (Jaccard)."""
    both = len(one & other)
    return both / (len(one) + len(other) - both)


def layout(text: str, blocks: Sequence[Block], prose: Column) -> list[Column]:
    """Line breaks before and after; the indent against that of most prose, and the neighbours'."""
    ends = accumulate((block.end for block in blocks[:-1]), max, initial=0)
    between = [text[end : block.start] for end, block in zip(ends, blocks, strict=True)]
    breaks = {space: float(space.count("\n")) for space in set(between)}
    widths = {space: float(len(space) - 1 - space.rfind("\n")) for space in breaks}
    gaps, indents = [breaks[space] for space in between], [widths[space] for space in between]
    usual = dict.fromkeys(indents, 0.0)
    for indent, size in zip(indents, prose, strict=True):
        usual[indent] += size
    most = max(usual, key=usual.__getitem__)
    before, after = [indents[0], *indents[:-1]], [*indents[1:], 0.0]
    return [
        gaps, [*gaps[1:], LAST_GAP], [indent - most for indent in indents],
        [indent - other for indent, other in zip(indents, before, strict=True)],
        [other - indent for indent, other in zip(indents, after, strict=True)],
    ]  # fmt: skip


def beside(column: Column, step: int) -> list[float]:
    """A column seen from so many blocks before (below 0) or after; -1 where there is none."""
    n, edge = len(column), [-1.0] * abs(step)
    return [*edge, *column][:n] if step < 0 else [*column[step:], *edge][:n]
