"""Strings that stand in every match of a pattern, read off the tree that `re` makes of it.

They are spelled as a shadow shows them: in lower case, with a space where a mark may stand.
"""

from collections.abc import Iterable

from chaffinch.rarity import rarity
from chaffinch.shadow import END, RUN, shadowed

SHORT = 7  # with its spaces: shorter ones are looked for as whole words
LONG = 16  # code points: a longer string is hardly rarer
MOST = 64  # alternatives that are still spelled out
SOME = 8  # the same, of strings that are long already
STARTS = 200  # words with which a pattern may begin
CHOICES = 4  # characters of a set that are spelled out: "[sz]", not "[a-z]"
REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
# What a shadow shows at the edges of a block; at the edge of a word it has a space.
EDGES = {
    "AT_BEGINNING": f"{END} ",
    "AT_BEGINNING_STRING": f"{END} ",
    "AT_END": f" {END}",
    "AT_END_STRING": f" {END}",
    "AT_NON_BOUNDARY": "",
}
NOTHING = frozenset({"", " ", f"{END} ", f" {END}", f"{END} {END}"})  # stands in every block

Part = tuple[object, object]
Literals = frozenset[str]


def sets(tree: Iterable[Part]) -> list[Literals]:
    """Sets of strings of which one each occurs in every match."""
    leading = _shortest(_bare(_leading(tree)))
    starts = bool(leading) and all(word.startswith(f"{END} ") for word in leading - NOTHING)
    return [*_sets(tree), leading] if starts and not leading & NOTHING else _sets(tree)


def weakest(found: Literals) -> tuple[float, list[str]]:
    """How rare the commonest string of a set is; with the strings, to break ties."""
    return min(map(rarity, found)), sorted(found)


def _best(sequence: Iterable[Part]) -> Literals:
    return max(_sets(sequence), key=weakest, default=frozenset())


def _sets(sequence: Iterable[Part]) -> list[Literals]:
    """Sets of which one string each occurs in every match: of a sequence, every part must match.

    Neighbouring parts that stand for a few strings are spelled out together, so that
    "leave a (?:reply|comment)" gives two long strings and not three short ones.
    """
    sets: list[Literals] = []
    current = frozenset({""})
    for part in sequence:
        strings = _spelled(part)
        together = _joined(current, strings)
        if together:
            current = together
            continue
        sets.append(current)
        # The next word is still a word of its own if this one ended with a space.
        edge = " " if all(string[-1:] == " " for string in current) else ""
        current = _joined(frozenset({edge}), strings) or frozenset({""})
        if not strings:
            sets.append(_inside(part))
    return [_shortest(_bare(found)) for found in (*sets, current) if found and not NOTHING & found]


def _leading(sequence: Iterable[Part]) -> Literals:
    """What a match of the sequence begins with: a longer or shorter piece of it, in every case."""
    parts = list(sequence)
    current = frozenset({""})
    for place, part in enumerate(parts, 1):
        together = _joined(current, _spelled(part))
        if not together and not current & NOTHING:
            return current
        if not together:
            firsts = _firsts(part, parts[place:])
            both = (head + first for head in current for first in firsts)
            return frozenset(RUN.sub(" ", word) for word in both) or current
        current = together
    return current


def _firsts(part: Part, rest: list[Part]) -> Literals:
    """What a part that cannot be spelled out begins with; nothing if that is not known."""
    name, value = str(part[0]), part[1]
    firsts: Literals = frozenset()
    if name == "SUBPATTERN" and isinstance(value, tuple):
        firsts = _leading(value[-1])
    elif name == "BRANCH" and isinstance(value, tuple):
        firsts = frozenset().union(*map(_leading, value[1]))
    elif name in REPEATS and isinstance(value, tuple):
        firsts = _leading(value[2]) | (frozenset() if value[0] else _leading(rest))
    return firsts if len(firsts) <= STARTS and "" not in firsts else frozenset()


def _bare(found: Literals) -> Literals:
    """Long strings without the spaces around them, and no longer than it takes to be rare.

    Where a shadow has a space, a sign may stand that it does not know.
    """
    return frozenset(word if len(word) <= SHORT else word.strip()[:LONG] for word in found)


def _shortest(found: Literals) -> Literals:
    """Without the strings that hold another one of the set."""
    return frozenset(
        word for word in found if not any(other in word for other in found if other != word)
    )


def _joined(heads: Literals, tails: Literals) -> Literals:
    """Every head with every tail; nothing if that would be too many for what it gains."""
    most = SOME if heads != {""} and min(map(len, heads)) >= LONG else MOST
    if not tails or len(heads) * len(tails) > most:
        return frozenset()
    return frozenset(
        head + (tail[1:] if head[-1:] == tail[:1] == " " else tail)
        for head in heads
        for tail in tails
    )


def _spelled(part: Part) -> Literals:
    """All strings that a part can match, as they look in a shadow; nothing if they are many."""
    name, value = str(part[0]), part[1]
    strings: Literals = frozenset()
    if name == "AT":
        strings = frozenset({EDGES.get(str(value), " ")})
    elif name in {"ASSERT", "ASSERT_NOT"}:
        strings = frozenset({""})
    elif name == "LITERAL" and isinstance(value, int):
        strings = frozenset({shadowed(chr(value))})
    elif name == "CATEGORY" and "CATEGORY_SPACE" in str(value):
        strings = frozenset({" "})
    elif name == "IN" and isinstance(value, list) and len(value) <= CHOICES:
        strings = _union(map(_spelled, value))
    elif name == "SUBPATTERN" and isinstance(value, tuple):
        strings = _spelled_in(value[-1])
    elif name == "BRANCH" and isinstance(value, tuple):
        strings = _union(map(_spelled_in, value[1]))
    elif name in REPEATS and isinstance(value, tuple):
        strings = _repeated(*value)
    return strings


def _spelled_in(sequence: Iterable[Part]) -> Literals:
    strings = frozenset({""})
    for part in sequence:
        strings = _joined(strings, _spelled(part))
        if not strings:
            break
    return strings


def _union(sets: Iterable[Literals]) -> Literals:
    """All of the sets together; nothing if one of them is not known, or if they are many."""
    found = list(sets)
    union = frozenset().union(*found)
    return union if all(found) and len(union) <= MOST else frozenset()


def _repeated(low: int, high: int, inner: Iterable[Part]) -> Literals:
    """An optional part, and white space, of which the shadow shows one space."""
    strings = _spelled_in(inner)
    if not strings or (high != 1 and strings != frozenset({" "})):
        return frozenset()
    return strings if low else strings | {""}


def _inside(part: Part) -> Literals:
    """What must occur in a part that cannot be spelled out."""
    name, value = str(part[0]), part[1]
    if not isinstance(value, tuple):
        return frozenset()
    if name == "SUBPATTERN":
        return _best(value[-1])
    if name in REPEATS and value[0] >= 1:
        return _best(value[2])
    if name == "BRANCH":
        return _union(map(_best, value[1]))
    return frozenset()
