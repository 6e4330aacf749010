"""The run of blocks with the most prose: where the text most likely stands."""

from collections.abc import Sequence
from typing import NamedTuple

from chaffinch.judge.measures import Measures

LEAD = 0.35  # of the words of a run's prose: what comes first says what it is about
LEAD_WORDS = 150


class Stretch(NamedTuple):
    """Blocks from the first to the last, both by number."""

    first: int
    last: int

    @property
    def slice(self) -> slice:
        return slice(self.first, self.last + 1)

    @property
    def blocks(self) -> int:
        return self.last + 1 - self.first


def best(gains: Sequence[float], cost: float) -> Stretch:
    """The run with the largest sum, where a block without a gain costs (Kadane's algorithm)."""
    found, most, current, start = Stretch(0, 0), 0.0, 0.0, 0
    for number, gain in enumerate(gains):
        if current <= 0:
            current, start = 0.0, number
        current += gain or -cost
        if current > most:
            most, found = current, Stretch(start, number)
    return found


def lead(run: Stretch, measures: Measures) -> set[str]:
    """The long words of the first prose of a run."""
    blocks = range(len(measures.prose))[run.slice]
    prose = [number for number in blocks if measures.prose[number]]
    enough = max(LEAD_WORDS, LEAD * sum(measures.words[number] for number in prose))
    words, count = set[str](), 0.0
    for number in prose:
        if count > enough:
            break
        words |= measures.about[number]
        count += measures.words[number]
    return words
