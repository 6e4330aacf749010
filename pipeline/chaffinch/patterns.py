"""Regular expressions of rules: how they are read, and which are refused.

A rule may not be able to hang the program, so what backtracks without bound is not accepted:
gaps have an upper end (`.{0,80}`), and no repeat stands inside a repeat.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]  # the parser that `re` itself uses

from chaffinch import literals, precompiled, rarity, spelled
from chaffinch.block import LABEL

LONGEST_GAP = 200  # code points
NAMED = re.compile(r"\(\?P<\w+>")
# What refers to a group, or only looks as if it named one.
REFERENCE = re.compile(r"\\[1-9]|\(\?P=|(?<!\\)\(\?\(|\\\\\(\?\(|\\\(\?P|\[[^\]]*\(\?P")
WHITE_SPACE = str(parser.parse(r"\s"))


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a rule's pattern: whatever the case, and a space is any white space."""
    return precompiled.compiled(literals.spaced(pattern), re.IGNORECASE)


@cache
def together(several: tuple[str, ...]) -> re.Pattern[str] | None:
    """One pattern that matches a text as a whole wherever one of several does; groups get lost.

    None if that cannot be said in one, as with patterns that refer back to their groups.
    """
    if any(map(REFERENCE.search, several)):
        return None
    try:
        return compiled("|".join(f"(?:{NAMED.sub('(?:', pattern)})" for pattern in several))
    except re.error:
        return None


def takes_label(pattern: str) -> bool:
    """The pattern matches a short block as a whole: it need not be looked for in sentences."""
    if (
        not pattern.startswith("^")
        or not pattern.endswith("$")
        or re.search(r"\|\^|\$\|", pattern)
    ):
        return False
    longest = parser.parse(pattern, re.IGNORECASE).getwidth()[1]
    return int(longest) <= LABEL


def all_problems(patterns: Iterable[str], *, needs_word: bool = True) -> Iterator[str]:
    """What is wrong with each of some patterns, with the pattern."""
    for pattern in patterns:
        for problem in problems(pattern, needs_word=needs_word):
            yield f"{pattern!r}: {problem}"


def problems(pattern: str, *, needs_word: bool = True) -> Iterator[str]:
    """What is wrong with a pattern, in words; nothing for a good one.

    With `needs_word` it must name a word that tells where to try it.
    """
    try:
        tree = literals.parsed(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        yield f"not a regular expression: {error}"
        return
    yield from _unbounded(tree, inside=False)
    if tree.getwidth()[0] == 0:
        yield "matches the empty text"
    found = literals.of_pattern(pattern)
    if not needs_word:
        return
    if not found:
        yield "names no word that must occur: nothing could tell where to try it"
    elif not rarity.is_rare(found, 1 if takes_label(pattern) else rarity.RARE):
        common = min(found, key=rarity.rarity)
        yield f"would be tried wherever '{common}' stands, which is in every text"


def _unbounded(tree: Iterable[tuple[object, object]], *, inside: bool) -> Iterator[str]:
    for code, value in tree:
        name = str(code)
        if name in {"ASSERT", "ASSERT_NOT"} and isinstance(value, tuple):
            direction, inner = value
            if direction < 0 and inner.getwidth()[0] != inner.getwidth()[1]:
                yield "what stands before a match must be of one length in every case"
        if name in spelled.REPEATS and isinstance(value, tuple):
            low, high, inner = value
            wide = int(high) > LONGEST_GAP
            if wide and not _is_white_space(inner):
                yield f"a repeat without an upper end: write {{{low},{LONGEST_GAP}}} or less"
            if inside and int(high) > 1 and not _is_white_space(inner):
                yield "a repeat inside a repeat can take for ever"
            yield from _unbounded(inner, inside=inside or int(high) > 1)
        else:
            for part in _parts(value):
                yield from _unbounded(part, inside=inside)


def _is_white_space(inner: object) -> bool:
    return str(inner) == WHITE_SPACE


def _parts(value: object) -> Iterator[Iterable[tuple[object, object]]]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _parts(part)
