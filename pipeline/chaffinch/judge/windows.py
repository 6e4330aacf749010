"""What stands in the blocks before and after each block, as averages over windows."""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import sub, truediv

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
    lengths: Sequence[float],
    by_length: Sequence[Sequence[float]],
    by_block: Sequence[Sequence[float]],
) -> list[list[float]]:
    """A column of averages for each of WINDOWED: by code points, or by blocks."""
    n = len(lengths)
    sums = [list(accumulate(column, initial=0)) for column in (*by_length, *by_block)]
    so_far, numbers, found = list(accumulate(lengths, initial=0)), range(n + 1), []
    for reach in REACHES:
        for within in (_before, _after):
            sizes = [size or 1 for size in within(so_far, n, reach)]
            counts = [count or 1 for count in within(numbers, n, reach)]
            for place, sum_of in enumerate(sums):
                over = sizes if place < len(by_length) else counts
                found.append(list(map(truediv, within(sum_of, n, reach), over)))
    return found


def _before(sums: Sequence[float], n: int, reach: int) -> Iterator[float]:
    """Of each block the sum over so many before it; `sums` are those of all before."""
    first = [sums[0]] * min(reach, n)
    return map(sub, sums[:n], [*first, *sums[: n - len(first)]])


def _after(sums: Sequence[float], n: int, reach: int) -> Iterator[float]:
    last = [sums[n]] * min(reach, n)
    return map(sub, [*sums[1 + len(last) :], *last], sums[1:])
