"""What speaks for a block and what against it, in the eyes of a stage that has learned it."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import exp
from typing import Any, NamedTuple

DISTINCT = 0.005  # log odds: less than this is told of no feature


class Weight(NamedTuple):
    """A feature, a number or a set of words, and what it does.

    `effect` is in log odds: above 0 it speaks for the text, below for what goes.
    """

    name: str
    value: float | str
    effect: float


class Weighing(NamedTuple):
    """`chance` is that of a block to belong to the text; `weights` have the strongest first."""

    chance: float
    weights: Sequence[Weight]


def weighing(odds: float, weights: Sequence[Weight]) -> Weighing:
    """Of log odds and the effects of features on them."""
    told = [weight for weight in weights if abs(weight.effect) >= DISTINCT]
    told.sort(key=lambda weight: (-abs(weight.effect), weight.name))
    return Weighing(1 / (1 + exp(-odds)), told)


def occluded(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    at: int,
    score: Callable[[Sequence[Any]], float],
) -> Weighing:
    """What the score of rows[at] owes to each feature, whatever kind of model gives it.

    Each feature by turns gets the value that is usual among the rows, and the score is taken
    again; what it loses is the effect.  (Occlusion, Zeiler and Fergus, 2014.)  Features that say
    the same stand in for one another, so the effects do not add up to the score.
    """
    own, odds = rows[at], score(rows[at])
    found = []
    for place, name in enumerate(names):
        usual = _usual([row[place] for row in rows])
        if usual != own[place]:
            changed = [*own[:place], usual, *own[place + 1 :]]
            found.append(Weight(name, own[place], odds - score(changed)))
    return weighing(odds, found)


def _usual(values: Sequence[Any]) -> Any:
    """The value that most rows have; where none is that common, the one in the middle."""
    from statistics import median_low

    value, count = Counter(values).most_common(1)[0]
    return value if count > len(values) / 2 else median_low(values)
