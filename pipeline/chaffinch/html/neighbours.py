"""What stands above and below the blocks of a page, as numbers."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from chaffinch.html.text import Origin

REACHES = (3, 8, 20)  # blocks to both sides in which the share of links is told


def numbers(
    origins: Sequence[Origin], tags: Sequence[int], prose: Sequence[int]
) -> Iterator[tuple[float, ...]]:
    """For each block, given the tags of all, and the code points of prose up to each."""
    n, last = len(origins), REACHES[-1]
    tags = [-1, *tags, -1, -1]
    letters = list(accumulate((origin.letters for origin in origins), initial=0))
    linked = list(accumulate((origin.linked for origin in origins), initial=0))
    shares = [map(_share, _windows(linked, reach), _windows(letters, reach)) for reach in REACHES]
    for at, near in enumerate(zip(*shares, strict=True)):
        yield (
            tags[at], tags[at + 2], tags[at + 3], *near, prose[at] - prose[max(0, at - last)],
            prose[min(n, at + last + 1)] - prose[at + 1],
        )  # fmt: skip


def _windows(sums: list[int], reach: int) -> list[int]:
    """What lies around each place, so many to both sides; `sums` are those of all before it."""
    first = [sums[0]] * reach + sums
    last = sums[reach + 1 :] + [sums[-1]] * reach
    return list(map(int.__sub__, last[: len(sums) - 1], first))


def _share(part: int, whole: int) -> float:
    return part / (whole or 1)
