"""Which strings must occur where a regular expression matches.

A pattern is only tried where one of its literals stands, so the literals decide what a rule
costs: of all sets that would do, the one with the rarest strings is taken.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]  # the parser that `re` itself uses
from typing import NamedTuple

from chaffinch import spelled
from chaffinch.rarity import is_rare
from chaffinch.spelled import Literals

# An escape, a set of characters, or spaces and whether a quantifier follows them.
SPACES = re.compile(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|(?P<space> +)(?P<quantified>(?=[?*+{]))?", re.DOTALL
)
FEW = 40  # alternatives that are looked for one by one
NEEDS = 3  # sets of them
BETWEEN = "\1"  # the strings of one


def spaced(pattern: str) -> str:
    """A space in a pattern stands for white space, ` ?` for white space or none.

    The run has an end, or a gap before it would be tried with every length of a long one.
    """
    return SPACES.sub(_space, pattern)


def _space(match: re.Match[str]) -> str:
    space, quantified = match["space"], match["quantified"]
    if space is None:
        return match.group()
    return r"\s" if quantified is not None else r"\s{1,20}"


def of_pattern(pattern: str) -> Literals:
    """The rarest set of strings of which one occurs in every match; empty if there is none."""
    return max(_known_sets(pattern), key=spelled.weakest, default=frozenset())


class Words(NamedTuple):
    """What pattern number `part` of a rule needs: one string of `any` and of each of `needs`.

    Each of `needs` is one text, as it is packed: of thousands at a start, a page asks for dozens.
    """

    part: int
    any: tuple[str, ...]
    needs: Sequence[str]


def of_patterns(patterns: Iterable[str], *, whole: bool = False) -> list[Words]:
    """The words of those of several patterns that have some; of patterns for `whole` blocks."""
    given = [f"^(?:{pattern})$" for pattern in patterns] if whole else patterns
    return [
        Words(part, tuple(sorted(found)), needed(pattern))
        for part, pattern in enumerate(given)
        if (found := of_pattern(pattern))
    ]


def needed(pattern: str) -> tuple[str, ...]:
    """Small sets of strings of which one each occurs in every match, beside `of_pattern`."""
    sets = {found for found in _known_sets(pattern) if len(found) <= FEW and is_rare(found)}
    sets.discard(of_pattern(pattern))
    rarest = sorted(sets, key=spelled.weakest, reverse=True)[:NEEDS]
    # The smallest is looked for first: most blocks fail at that one.
    return tuple(BETWEEN.join(sorted(found)) for found in sorted(rarest, key=len))


@cache
def apart(need: str) -> list[str]:
    """The strings of one of `needs`."""
    return need.split(BETWEEN)


@cache
def _known_sets(pattern: str) -> list[Literals]:
    return spelled.sets(parsed(pattern))


@cache
def parsed(pattern: str) -> parser.SubPattern:
    """The tree that `re` makes of a rule's pattern."""
    return parser.parse(spaced(pattern), re.IGNORECASE)
