"""A place where another article may begin, and how its numbers are weighed.

The weights are those of a logistic regression, trained on pages as `bench/joined.py` makes them.
"""

from typing import NamedTuple

# Weights of the numbers in the order of `Numbers`, and the constant.  The score is the logarithm
# of the odds that another article begins.
FACTORS = (
    -3.89, 1.62, -4.78, -3.66, -1.96, 1.11, 2.40, 3.96, 2.32, 1.05, 0.97, -0.34, 0.95, 0.05, 0.61,
    0.01,
)  # fmt: skip
CONSTANT = -14.33


class Numbers(NamedTuple):
    """What is known of a place between two blocks.  All shares are from 0 to 1."""

    near: float  # logarithm of the likeness of what stands close above and below
    nearest_before: float  # logarithm of the least likeness at any place above
    seen: float  # share of the first paragraph's weight that stood above
    old_names: float  # share of the names below that stood above
    kept_names: float  # share of the names that come twice above and are met below
    lost_share: float  # of what is lost and kept of the words that come often above
    new_share: float  # the same of those that come often below
    first: float  # share of the top words below that the first paragraph has
    head_words: float  # words of the headline, in twenties
    head_again: float  # share of the headline's words that come again below
    ended: float  # the block above ends a sentence
    heads: float  # lines like headlines above, for each paragraph
    lost: float  # logarithms of how much of the often used is lost, kept, new, old
    kept: float
    new: float
    old: float


class Place(NamedTuple):
    """A block with which another article may begin, and the first paragraph from there."""

    at: int
    prose: int
    numbers: Numbers

    @property
    def score(self) -> float:
        """The logarithm of the odds that another article begins here."""
        pairs = zip(FACTORS, self.numbers, strict=True)
        return CONSTANT + sum(factor * number for factor, number in pairs)
