"""What a page's filters offer: families with their rules, stages, and how often each is there."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from chaffinch.page.families import Family
from chaffinch.page.source import Note


class Entry(NamedTuple):
    """A family, how many notes it has, and how many each of its rules."""

    family: Family
    total: int
    rules: list[tuple[str, int]]


def entries(notes: Sequence[Note]) -> list[Entry]:
    """The families of a page, that with the most notes first."""
    rules: dict[Family, Counter[str]] = defaultdict(Counter)
    for note in notes:
        rules[note.family][note.row["rule"]] += 1
    found = [Entry(family, count.total(), _ordered(count)) for family, count in rules.items()]
    return sorted(found, key=lambda entry: (-entry.total, entry.family.label))


def stages(notes: Sequence[Note]) -> list[tuple[str, int]]:
    return _ordered(Counter(note.row["stage"] for note in notes))


def _ordered(count: Counter[str]) -> list[tuple[str, int]]:
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))
