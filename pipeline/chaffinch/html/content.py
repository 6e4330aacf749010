"""Which blocks a page is about: each block has a score, and the page decides as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from chaffinch.html import features, second
from chaffinch.html.text import Origin
from chaffinch.html.trees import score

if TYPE_CHECKING:
    from chaffinch.html.page import Page

FEW = 3  # blocks: a page of so few is a piece of one, cut out by somebody; all of it stays


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is thought of one block: its chance to belong to the text, and who says so."""

    chance: float
    keep: bool
    by: str


def judge(
    page: "Page", texts: Sequence[str], origins: Sequence[Origin], doubt: float
) -> list[Opinion]:
    """An opinion of each of the blocks that stand, in their order.

    Where the F1 to expect of the own scores is below `doubt`, trafilatura is asked as well.
    """
    if len(texts) <= FEW:
        return [Opinion(1.0, keep=True, by="few blocks") for _ in texts]
    lengths = [len(text) for text in texts]
    rows = features.rows(texts, origins, page.evidence)
    chances, by = [1 / (1 + exp(-score(row))) for row in rows], "score"
    if expected(chances, lengths)[0] < doubt and second.asked(page):
        weighed = second.weighed(page, texts, chances)
        chances, by = (weighed, "score and trafilatura") if weighed else (chances, by)
    chosen = kept(chances, lengths)
    return [Opinion(chance, keep, by) for chance, keep in zip(chances, chosen, strict=True)]


def expected(chances: Sequence[float], lengths: Sequence[int]) -> tuple[float, float]:
    """The best F1 that can be expected of keeping all blocks from some chance upwards.

    Gives the F1 and that chance.  The chance below which a block is not worth keeping is about
    half of the F1: where a page is clear it is one half, where nothing is sure it is lower
    (Lipton, Elkan, Narayanaswamy, 2014, "Thresholding classifiers to maximize F1 score").
    """
    total = sum(chance * length for chance, length in zip(chances, lengths, strict=True)) or 1.0
    best, threshold, right, taken = 0.0, 0.0, 0.0, 0
    for chance, length in sorted(zip(chances, lengths, strict=True), reverse=True):
        right += chance * length
        taken += length
        value = 2 * right / (taken + total)
        if value > best:
            best, threshold = value, chance
    return best, threshold


def kept(chances: Sequence[float], lengths: Sequence[int]) -> list[bool]:
    """The blocks to keep; `lengths` are code points."""
    threshold = expected(chances, lengths)[1]
    return [chance >= threshold for chance in chances]
