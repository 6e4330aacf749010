"""The rules that came near a passage, and what each of them missed."""

from collections.abc import Iterator
from functools import cache, partial
from typing import NamedTuple

from chaffinch import engine
from chaffinch.block import Block
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.ledger import Ledger
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME
from chaffinch.stages._stage import NO_MATCH, SAYS_MORE, unexplained
from chaffinch.view import View

VAGUE = frozenset({NO_MATCH, SAYS_MORE})


class Near(NamedTuple):
    """A rule that a passage has words in common with, and what was missing."""

    rule: str
    stage: str
    missing: str


def near_misses(cleaner: Cleaner, cleaned: Cleaned, start: int, end: int) -> list[Near]:
    """What came near raw[start:end]; last what shares but a word with it."""
    return sorted(_near(cleaner, cleaned, (start, end)), key=lambda near: near.missing in VAGUE)


def blocks_in(view: View, ledger: Ledger, start: int, end: int) -> list[Block]:
    """The blocks of a view on this ledger that stand in a span of the raw text."""
    found = []
    for block in view.blocks:
        first, last = ledger.place(block.start, block.end)
        if first < end and last > start:
            found.append(block)
    return found


def _near(cleaner: Cleaner, cleaned: Cleaned, span: tuple[int, int]) -> Iterator[Near]:
    """The rules whose words stand in what is left of the passage, with what held each of them."""
    ledger = cleaned.outcome.ledger
    scan = partial(cleaner.rules.index.scan, near=True)
    document = cleaned.document
    view = engine.view_of(ledger, engine.page_of(document.raw, document.kind), scan)
    blocks = blocks_in(view, ledger, *span)
    here = cleaner.rules.at(cleaned.outcome.site)
    for rule in sorted(view.rules, key=lambda rule: rule.id):
        for block in view.blocks_with(rule):
            if any(block is one for one in blocks):
                held = _other_site(here, rule) or BY_NAME[rule.stage].held(view, rule, block)
                yield Near(rule.id, rule.stage, held or "it matches")
    first_pass = cache(partial(_shown, here, cleaned, span))
    for rule in cleaner.rules.unworded():
        stage = BY_NAME[rule.stage]
        if stage.held is unexplained:
            continue
        shown, there = first_pass(rule.stage) if stage.by_taken else (view, blocks)
        for block in there:
            if held := stage.held(shown, rule, block):
                yield Near(rule.id, rule.stage, held)


def _shown(
    rules: RuleSet, cleaned: Cleaned, span: tuple[int, int], stage: str
) -> tuple[View, list[Block]]:
    """What a stage saw in the first pass, where it is known what the others took."""
    view = engine.shown_to(stage, cleaned.document.raw, rules, cleaned.document.kind)
    return view, blocks_in(view, cleaned.outcome.first, *span)


def _other_site(here: RuleSet, rule: Rule) -> str:
    return "" if here.holds(rule) else f"it is for pages of {', '.join(rule.site)}"
