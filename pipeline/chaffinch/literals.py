"""Which strings must occur where a regular expression matches.

A pattern is only tried where one of its literals stands, so the literals decide what a rule
costs: of all sets that would do, the one with the rarest strings is taken.
"""

import re
from collections.abc import Iterable
from re import _parser as parser  # type: ignore[attr-defined]  # the parser that `re` itself uses

from chaffinch.shadow import Shadow

MOST = 64  # alternatives that are still spelled out
# Among the commonest words of running text; a literal made of these alone is met everywhere.
COMMON = frozenset(
    """
    the a an of to in and for on at is are was you your we our us this that it with by from as
    be or more all not have has will can read new about out up one if my me get see no do so
    what der die das und für mit von zu ein eine wir sie ihr de la le les des et en un une
    vous nous pour el los las y por con que se su del para il di e per lo gli je een het van
    op w z na i do się
    """.split()
)

Literals = frozenset[str]


def shadowed(literal: str) -> str:
    """A literal as it looks in a shadow."""
    return Shadow(literal).text


def of_pattern(pattern: str) -> Literals:
    """The rarest set of strings of which one occurs in every match; empty if there is none."""
    return frozenset(filter(None, _of(parser.parse(pattern, re.IGNORECASE))))


def rarity(literal: str) -> float:
    """The more letters outside common words, the rarer; CJK characters count for more."""
    return (
        sum(
            len(word) * (1 if word.isascii() else 1.5)
            for word in re.findall(r"\w+", literal)
            if word not in COMMON
        )
        + len(literal) / 100
    )


def _of(sequence: Iterable[tuple[object, object]]) -> Literals:
    """The best set among those of the parts: of a sequence, every part must match."""
    sets: list[Literals] = []
    run = ""
    for code, value in [*sequence, (None, None)]:
        name = str(code)
        if name == "LITERAL":
            run += shadowed(chr(value)) if isinstance(value, int) else ""
            continue
        if _is_space(name, value):
            run += " "
            continue
        sets.append(frozenset([run]))
        run = ""
        sets.append(_of_part(name, value))
    useful = [found for found in sets if found and "" not in found]
    return max(useful, key=_weakest, default=frozenset())


def _weakest(found: Literals) -> tuple[float, list[str]]:
    return min(map(rarity, found)), sorted(found)


def _is_space(name: str, value: object) -> bool:
    r"""`\s+`, which the shadow shows as one space."""
    if name != "MAX_REPEAT" or not isinstance(value, tuple):
        return False
    low, _, inner = value
    return bool(low == 1) and "CATEGORY_SPACE" in str(inner)


def _of_part(name: str, value: object) -> Literals:
    if not isinstance(value, tuple):
        return frozenset()
    if name == "SUBPATTERN":
        return _of(value[-1])
    if name == "ATOMIC_GROUP":
        return _of(value)
    if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"} and value[0] >= 1:
        return _of(value[2])
    if name == "BRANCH":
        branches = [_of(branch) for branch in value[1]]
        union = frozenset().union(*branches)
        return union if all(branches) and len(union) <= MOST else frozenset()
    return frozenset()
