"""What stands in the blocks before and after each block, as averages over windows."""

from collections.abc import Sequence
from itertools import accumulate

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
    so_far, found = list(accumulate(lengths, initial=0)), []
    for reach in REACHES:
        for before in (True, False):
            spans = _spans(n, reach, before=before)
            sizes = [so_far[last] - so_far[first] or 1 for first, last in spans]
            counts = [last - first or 1 for first, last in spans]
            for place, sum_of in enumerate(sums):
                over = sizes if place < len(by_length) else counts
                found.append(
                    [
                        (sum_of[last] - sum_of[first]) / size
                        for (first, last), size in zip(spans, over, strict=True)
                    ]
                )
    return found


def _spans(n: int, reach: int, *, before: bool) -> list[tuple[int, int]]:
    if before:
        return [(max(0, number - reach), number) for number in range(n)]
    return [(number + 1, min(n, number + 1 + reach)) for number in range(n)]
