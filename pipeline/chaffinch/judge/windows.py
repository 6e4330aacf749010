"""What stands in the blocks before and after each block, as averages over windows."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, repeat
from operator import sub, truediv

Column = Sequence[float]
Pick = Callable[[Column], Column]

REACHES = (3, 10, 30)  # blocks
BY_LENGTH = "prose furniture capitals function known in_lead".split()
BY_BLOCK = "length gone times ends short bullets".split()
WINDOWED = [
    f"{name}{side}{reach}"
    for reach in REACHES
    for side in "<>"
    for name in [*BY_LENGTH, *BY_BLOCK]
]


def windows(
    lengths: Column, by_length: Sequence[Column], by_block: Sequence[Column], pick: Pick
) -> Iterator[Iterator[float]]:
    """A column of averages for each of WINDOWED: by code points, or by blocks.

    Only of the blocks that are to `pick`, but over all of them.
    """
    n = len(lengths)
    columns = (lengths, [1.0] * n, *by_length, *by_block)
    sums = [list(accumulate(column, initial=0.0)) for column in columns]
    starts, ends = [pick(so_far[:n]) for so_far in sums], [pick(so_far[1:]) for so_far in sums]
    for reach in REACHES:
        edge = min(reach, n)
        firsts = [pick([0.0] * edge + so_far[: n - edge]) for so_far in sums]
        lasts = [pick(so_far[1 + edge :] + so_far[n:] * edge) for so_far in sums]
        for low, high in (firsts, starts), (ends, lasts):
            sizes, counts, *within = map(map, repeat(sub), high, low)
            over = [size or 1.0 for size in sizes], [count or 1.0 for count in counts]
            for number, found in enumerate(within):
                yield map(truediv, found, over[number >= len(by_length)])
