"""What a page says of itself: who wrote it, when.  Moved out of the text, not thrown away."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.block import LABEL, Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Literals, Stage
from chaffinch.view import View


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
    last = view.blocks[-1].index if view.blocks else 0
    for rule in rules:
        edge = rule.settings.edge
        # A date in figures has no word that could be looked for: such a rule is always tried.
        for block in view.blocks_with(rule) or [*view.blocks[:edge], *view.blocks[-edge:]]:
            if len(block.text) > LABEL:
                continue
            if block.index < edge or block.index > last - edge:
                yield from _label(view, rule, block)


def _label(view: View, rule: Rule, block: Block) -> Iterator[Hit]:
    settings: Metadata = rule.settings
    match = first_match(settings.any, block.facts.flat)
    if match is None:
        return
    value, end = match.groupdict().get("value") or "", block.end
    below = islice(view.neighbours(block, 1), len(settings.then))
    for place, (pattern, other) in enumerate(zip(settings.then, below, strict=False)):
        found = first_match((pattern,), other.facts.flat)
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


def literals(settings: Metadata) -> Literals:
    found = words.of_patterns(settings.any)
    all_have_one = len({part for _, part in found}) == len(settings.any)
    return Literals(labels=found if all_have_one else ())


STAGE = Stage("metadata", Metadata, find, literals)
