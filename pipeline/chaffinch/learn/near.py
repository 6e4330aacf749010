"""Blocks that are the same but for a part: "© 2024 The Otter · page 3", "12 people read this".

Blocks with the same neighbour, and blocks that differ in their figures alone, are laid side by
side; `rapidfuzz` says which are near, and what all of them have in common makes a pattern.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from rapidfuzz import fuzz

from chaffinch import patterns
from chaffinch.learn.own import mask
from chaffinch.learn.repeats import Repeats
from chaffinch.learn.site import BOTTOM, TOP, Place
from chaffinch.shadow import flat
from chaffinch.stages._phrases import letters

ALIKE = 70.0  # of 100, as `rapidfuzz.fuzz.ratio` counts
LEAST_WORDS, LEAST_LETTERS = 3, 15  # that all of them have in common
LEAST_SHARE = 0.5  # of their letters
WIDEST = 80  # code points of a part that differs
LARGEST = 300  # code points of a block
COMPARED = 200  # blocks of a group that are compared each with each
WORD = re.compile(r"\w+|[^\w\s]+")
GAP = "\0"


class Near(NamedTuple):
    """Blocks that a pattern takes: some of their texts, and on how many pages they stand."""

    pattern: str
    texts: Sequence[str]
    pages: int


def near(repeats: Repeats) -> list[Near]:
    """The patterns of blocks that are nearly the same on enough pages."""
    found: list[Near] = []
    covered: set[Place] = set()
    rare = _rare(repeats)
    for group in _groups(repeats):
        model = _model(repeats, [place for place in group if place not in covered])
        pattern = _pattern(repeats, group, model) if model else None
        if pattern is None:
            continue
        matcher = patterns.compiled(pattern)
        taken = [place for place, text in rare if matcher.search(text)]
        # What else the pattern takes must be of the same kind.
        if all(map(_alike(repeats, model), taken)) and _may_go(repeats, taken):
            texts = sorted(set(map(repeats.site.text_at, taken)))
            found.append(Near(pattern, texts, len({page for page, _ in taken})))
            covered.update(taken)
    return found


def _may_go(repeats: Repeats, places: Sequence[Place]) -> bool:
    """What differs may be what is said of a thing: its reviews, in a list of many such."""
    if repeats.is_crowded(places):
        return False
    return repeats.is_wide(places) or (repeats.is_junk(places) and repeats.may_go(places))


def _rare(repeats: Repeats) -> list[tuple[Place, str]]:
    """All blocks that do not stand on many pages."""
    return [
        ((number, at), flat(page.texts[at]))
        for number, page in enumerate(repeats.site.pages)
        for at, key in enumerate(page.keys)
        if key not in repeats.often and len(page.texts[at]) <= 2 * LARGEST
    ]


def _alike(repeats: Repeats, model: str) -> Callable[[Place], bool]:
    return lambda place: fuzz.ratio(model, repeats.site.key_at(place)) >= ALIKE


def _model(repeats: Repeats, places: Sequence[Place]) -> str:
    """The block that most of these are like; "" for too few."""
    keys = sorted({repeats.site.key_at(place) for place in places})[:COMPARED]
    if len(keys) < repeats.enough:
        return ""
    return max(keys, key=lambda key: sum(fuzz.ratio(key, other) >= ALIKE for other in keys))


def _groups(repeats: Repeats) -> Iterator[list[Place]]:
    """Blocks that may be alike: next to the same furniture, or the same but for their figures."""
    site = repeats.site
    furniture = {repeat.key for repeat in repeats.found} | {TOP, BOTTOM}
    groups: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for number, page in enumerate(site.pages):
        for at, key in enumerate(page.keys):
            if key in repeats.often or len(key) > LARGEST:
                continue
            place = number, at
            before, after = site.key_at((number, at - 1)), site.key_at((number, at + 1))
            if before in furniture:
                groups["after", before].append(place)
            if after in furniture:
                groups["before", after].append(place)
            if mask(key) != key:
                groups["figures", mask(key)].append(place)
    for name in sorted(groups):
        if len({page for page, _ in groups[name]}) >= repeats.enough:
            yield groups[name]


def _pattern(repeats: Repeats, group: Sequence[Place], model: str) -> str | None:
    """What those that are like the model have in common, if that is enough to know them by."""
    places = list(filter(_alike(repeats, model), group))
    if len({page for page, _ in places}) < repeats.enough:
        return None
    texts = sorted({flat(repeats.site.text_at(place)) for place in places})
    parts = _common(texts)
    said = [part for part in parts if part != GAP]
    words = [part for part in said if part.isalpha()]
    share = letters("".join(said)) / max(1, *map(letters, texts))
    if len(words) < LEAST_WORDS or letters("".join(said)) < LEAST_LETTERS or share < LEAST_SHARE:
        return None
    for space in (" ", " ?"):
        pattern = _written(parts, texts[0], space)
        matches = all(map(patterns.compiled(pattern).search, texts))
        if matches and not any(patterns.problems(pattern)):
            return pattern
    return None


def _common(texts: Sequence[str]) -> list[str]:
    """The words and marks that stand in all texts in one order, and GAP where they differ."""
    common = WORD.findall(texts[0])
    for text in texts[1:]:
        words = WORD.findall(text)
        matcher = SequenceMatcher(None, common, words, autojunk=False)
        merged: list[str] = []
        last = (0, 0)
        for here, there, size in matcher.get_matching_blocks():
            if (here, there) != last:
                merged.append(GAP)
            merged += common[here : here + size]
            last = here + size, there + size
        common = merged
    return [
        part for at, part in enumerate(common) if part != GAP or at == 0 or common[at - 1] != GAP
    ]


def _written(parts: Sequence[str], text: str, space: str) -> str:
    """A pattern of a whole block; `space` is for where the text has one between two parts."""
    found, at = ["^"], 0
    for part in parts:
        if part == GAP:
            found.append(f".{{0,{WIDEST}}}")
            continue
        start = text.index(part, at)
        if found[-1] != "^" and not found[-1].startswith("."):
            found.append(space if space != " " or text[at:start].isspace() else "")
        found.append(re.escape(part))
        at = start + len(part)
    return "".join(found) + "$"
