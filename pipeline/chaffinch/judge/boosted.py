"""Boosted trees in groups: what they add up to, as far as it matters."""

from collections.abc import Sequence
from typing import Any

Row = Sequence[Any]

SURE = 2.1  # of the sum, in log odds: of blocks beyond it, further trees turned 1 in 10,000


def guessed(found: float, groups: int) -> float:
    """Log odds by all trees, by the sum of so many groups; the others would not turn it.

    What is left out would add as much again after one group, half as much after two, a third after
    three: measured.
    """
    return found * (1 + 1 / groups)
