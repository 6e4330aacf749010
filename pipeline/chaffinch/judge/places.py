"""Where a block stands: in its document, along the best run, among blocks of its like."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, pairwise

from chaffinch.block import Block
from chaffinch.judge.measures import Measure
from chaffinch.judge.runs import Stretch

FAR = 99  # blocks: where there is no prose before or after
FIRST = 3  # blocks that may say the title
NEAR = 10  # blocks before and after one among which its like are counted
LAST_GAP = 9  # line breaks told of what stands last

Column = Sequence[float]


def since(prose: Sequence[int]) -> list[int]:
    """Blocks since the last prose before each; `prose` is the length of each that is."""
    found, distance = [], FAR
    for size in prose:
        found.append(distance)
        distance = 1 if size else min(distance + 1, FAR)
    return found


def along(run: Stretch, shares: Sequence[float]) -> list[Column]:
    """How far each block is from both ends of a run, in blocks and in shares of all prose.

    `shares` are those of the prose before each block, and 1 at last.
    """
    numbers = range(len(shares) - 1)
    first, last = shares[run.first], shares[run.last + 1]
    return [
        [number - run.first for number in numbers], [run.last - number for number in numbers],
        [share - first for share in shares[:-1]], [share - last for share in shares[:-1]],
    ]  # fmt: skip


def alikes(measures: Sequence[Measure]) -> list[Column]:
    """How many blocks are alike in shape: near, in all, and with the same neighbour."""
    kinds = dict[tuple[int, bool, bool, bool], int]()
    signs = [
        kinds.setdefault(
            (int(math.log2(found.length)), found.prose, found.bullet, found.times > 0), len(kinds)
        )
        for found in measures
    ]
    counts, pairs = Counter(signs), Counter(pairwise(signs))
    after = [pairs[pair] for pair in pairwise(signs)]
    near = [
        signs[max(0, number - NEAR) : number + NEAR + 1].count(sign)
        for number, sign in enumerate(signs)
    ]
    return [near, [counts[sign] / len(signs) for sign in signs], [*after, 0], [0, *after]]


def like_first(measures: Sequence[Measure]) -> list[float]:
    """How much of its words a block shares with another of the first, where the title stands."""
    first = [frozenset(found.said) for found in measures[:FIRST]]
    found = []
    for number, said in enumerate(frozenset(one.said) for one in measures):
        most = 0.0
        for place, one in enumerate(first):
            both = len(said & one)
            if both and place != number:
                most = max(most, both / (len(said) + len(one) - both))
        found.append(most)
    return found


def layout(text: str, blocks: Sequence[Block], prose: Sequence[int]) -> list[Column]:
    """Line breaks before and after; the indent against that of most prose, and the neighbours'."""
    ends = accumulate((block.end for block in blocks[:-1]), max, initial=0)
    between = [text[end : block.start] for end, block in zip(ends, blocks, strict=True)]
    gaps = [space.count("\n") for space in between]
    indents = [len(space) - 1 - space.rfind("\n") for space in between]
    usual: Counter[int] = Counter()
    for indent, size in zip(indents, prose, strict=True):
        usual[indent] += size
    most = usual.most_common(1)[0][0]
    before, after = [indents[0], *indents[:-1]], [*indents[1:], 0]
    return [
        gaps, [*gaps[1:], LAST_GAP], [indent - most for indent in indents],
        [indent - other for indent, other in zip(indents, before, strict=True)],
        [other - indent for indent, other in zip(indents, after, strict=True)],
    ]  # fmt: skip


def beside(column: Column, step: int) -> list[float]:
    """A column seen from so many blocks before (below 0) or after; -1 where there is none."""
    n, edge = len(column), [-1.0] * abs(step)
    return [*edge, *column][:n] if step < 0 else [*column[step:], *edge][:n]
