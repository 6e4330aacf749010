"""A place where another article may begin, and how its numbers are weighed.

The factors are those of a logistic regression, which `bench/train_articles.py` fits.
"""

from typing import NamedTuple

from chaffinch.articles.factors import CONSTANT, FACTORS


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
