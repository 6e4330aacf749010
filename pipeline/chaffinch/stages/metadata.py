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

    Only the first and last `edge` blocks are looked at, and no paragraphs.  Of `then`, the
    first pattern must match the block below, and each further one may: they are taken along, and
    give `key` a value where the label itself has none.
    """

    key: str
    any: tuple[str, ...]
    then: tuple[str, ...] = ()
    edge: int = 8


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    figures: dict[int, list[Block]] = {}
    for rule in rules:
        edge = rule.settings.edge
        blocks = view.blocks_with(rule)
        if not blocks:
            if edge not in figures:
                figures[edge] = _with_figures(view, edge)
            blocks = figures[edge]
        for block in blocks:
            if block.facts.made.get(rule, True) and _may_say(view, block, edge):
                yield from _label(view, rule, block)


def _with_figures(view: View, edge: int) -> list[Block]:
    """A date in figures has no word that could be looked for, but figures."""
    blocks = [*view.blocks[:edge], *view.blocks[max(edge, len(view.blocks) - edge) :]]
    return [block for block in blocks if _may_say(view, block, edge) and block.facts.has_figures]


def _may_say(view: View, block: Block, edge: int) -> bool:
    return not block.is_prose and len(block.text) <= LABEL and view.at_edge(block, edge)


def _label(view: View, rule: Rule, block: Block) -> Iterator[Hit]:
    settings: Metadata = rule.settings
    match = _match(rule, block)
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


def _match(rule: Rule, block: Block) -> re.Match[str] | None:
    """What the patterns whose words stand in the block give, worked out once for a text."""
    found: re.Match[str] | None
    known = block.facts.made
    if rule not in known:
        known[rule] = _found(rule, block)
    found = known[rule]
    return found


def _found(rule: Rule, block: Block) -> re.Match[str] | None:
    any_of, text = rule.settings.any, block.facts.flat
    parts = block.facts.parts.get(rule)
    if parts:
        return first_match([any_of[part] for part in parts], text)
    # Most lines with figures are no dates: one pattern tells that of ten.
    all_of = patterns.together(any_of)
    return None if all_of and not all_of.fullmatch(text) else first_match(any_of, text)


def first_match(any_of: Iterable[str], text: str) -> re.Match[str] | None:
    found = (patterns.compiled(pattern).fullmatch(text) for pattern in any_of)
    return next(filter(None, found), None)


def literals(settings: Metadata) -> Literals:
    found = words.of_patterns(settings.any, whole=True)
    return Literals(short=found if len(found) == len(settings.any) else ())


def problems(settings: Metadata) -> Iterable[str]:
    return patterns.all_problems((*settings.any, *settings.then), needs_word=False)


STAGE = Stage("metadata", Metadata, find, literals, problems=problems)
