"""What a page says of itself: who wrote it, when.  Moved out of the text, not thrown away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import Block, View

LABEL_CHARACTERS = 160  # a longer block is no byline and no date


@dataclass(frozen=True, slots=True)
class Metadata:
    """A block that one of `any` matches whole; its group `value` is what `key` gets.

    Only the first and last `edge` blocks are looked at.  Of `then`, the first pattern must match
    the block below, and each further one may: they are taken along, and give `key` a value where
    the label itself has none.
    """

    key: str
    any: tuple[str, ...]
    then: tuple[str, ...] = ()
    edge: int = 8


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    short = [(block, block.flat) for block in view.blocks if len(block.text) <= LABEL_CHARACTERS]
    for rule in rules:
        edge = rule.settings.edge
        last = view.blocks[-1].index if view.blocks else 0
        for block, text in short:
            if block.index < edge or block.index > last - edge:
                yield from _label(view, rule, block, text)


def _label(view: View, rule: Rule, block: Block, text: str) -> Iterator[Hit]:
    settings: Metadata = rule.settings
    match = first_match(settings.any, text)
    if match is None:
        return
    value, end = match.groupdict().get("value") or "", block.end
    below = islice(view.neighbours(block, 1), len(settings.then))
    for place, (pattern, other) in enumerate(zip(settings.then, below, strict=False)):
        found = first_match((pattern,), other.flat)
        if found is None:
            if place == 0:
                return
            break
        value, end = value or found.group(), other.end
    if settings.then and end == block.end:
        return
    yield Hit(block.start, end, rule, note=f"{settings.key}={value.strip()}")


def first_match(any_of: Iterable[str], text: str) -> re.Match[str] | None:
    found = (patterns.compiled(pattern).fullmatch(text) for pattern in any_of)
    return next(filter(None, found), None)


def literals(settings: Metadata) -> Iterable[tuple[str, int]]:
    """None if a pattern needs but common words ("by"): the few edge blocks are then all tried."""
    sets = [words.of_pattern(patterns.spaced(pattern)) for pattern in settings.any]
    if all(found and min(map(words.rarity, found)) >= 1 for found in sets):
        for part, found in enumerate(sets):
            yield from ((word, part) for word in found)


STAGE = Stage("metadata", Metadata, find, literals)
