"""How much of a document is kept: all blocks from some chance upwards, by what F to expect."""

from collections.abc import Sequence
from typing import Literal

Strictness = Literal["careful", "balanced", "thorough"]

# How many times as much a lost character weighs as one that is left too much (beta of F).
WEIGHT: dict[Strictness, float] = {"careful": 3.5, "balanced": 1.0, "thorough": 0.5}

# What goes of a text has at most this chance, or the square of the share of junk in the text: the
# cleaner a text is, the surer one must be. A scrape of a whole page is junk by most of its
# blocks, and there what is to be expected of F decides: a little from the first of these shares
# on, alone from the second. Tried on scrapes, on articles with junk planted in them, and on clean
# texts.
LEAST = 0.1
SCRAPED = 0.6, 0.75


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


def threshold(
    chances: Sequence[float], lengths: Sequence[int], gone: Sequence[int], strictness: Strictness
) -> float:
    """The chance from which blocks of a text stay; `gone` are the lengths of those rules took."""
    junk = [1 - chance for chance in chances] + [1.0] * len(gone)
    sizes = [*lengths, *gone]
    in_text = sum(map(float.__mul__, junk, map(float, sizes))) / sum(sizes)
    in_blocks = sum(junk) / len(junk)
    scraped = (in_blocks - SCRAPED[0]) / (SCRAPED[1] - SCRAPED[0])
    return min(expected(chances, lengths, strictness)[1], max(LEAST, in_text**2, scraped))
