"""Boosted trees in groups: what they add up to, as far as it matters."""

from collections.abc import Callable, Sequence
from typing import Any

Row = Sequence[Any]
Group = Callable[[Row, float], float]  # adds the trees of a group to a sum of log odds

SURE = 2.1  # of the sum, in log odds: of blocks beyond it, further trees turned 1 in 10,000


def summed(groups: Sequence[Group], row: Row) -> float:
    """Log odds by all trees; by those before, where the others would not turn them.

    What is left out would add as much again after one group, half as much after two, a third after
    three: measured.
    """
    found = 0.0
    for number, group in enumerate(groups, start=1):
        found = group(row, found)
        if not -SURE < found < SURE and number < len(groups):
            return found * (1 + 1 / number)
    return found
