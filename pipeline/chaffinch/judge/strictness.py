"""How much of a page is kept: all blocks from some chance upwards, by what F to expect."""

from collections.abc import Sequence
from typing import Literal

Strictness = Literal["careful", "balanced", "thorough"]

# How many times as much a lost character weighs as one that is left too much (beta of F).
WEIGHT: dict[Strictness, float] = {"careful": 3.5, "balanced": 1.0, "thorough": 0.5}


def expected(
    chances: Sequence[float], lengths: Sequence[int], strictness: Strictness = "balanced"
) -> tuple[float, float]:
    """The best F that can be expected of keeping all blocks from some chance upwards.

    `lengths` are code points.  Gives the F and that chance.  With equal weights a block with less
    than about half of the F is not worth keeping: where a page is clear, one half; where nothing
    is sure, less (Lipton, Elkan, Narayanaswamy, 2014, "Thresholding classifiers to maximize F1
    score").
    """
    weight = WEIGHT[strictness] ** 2
    total = sum(chance * length for chance, length in zip(chances, lengths, strict=True)) or 1.0
    best, threshold, right, taken = 0.0, 0.0, 0.0, 0
    for chance, length in sorted(zip(chances, lengths, strict=True), reverse=True):
        right += chance * length
        taken += length
        value = (1 + weight) * right / (taken + weight * total)
        if value > best:
            best, threshold = value, chance
    return best, threshold
