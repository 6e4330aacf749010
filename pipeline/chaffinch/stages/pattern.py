"""Regular expressions on a block, tried only where a word they need stands."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.block import Block, Span
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.sentences import sentence_spans
from chaffinch.stages import _phrases
from chaffinch.stages._stage import NO_MATCH, Literals, Stage
from chaffinch.view import View

TRIED = 4000  # code points of a block that are looked at: bounds what hostile text can cost


@dataclass(frozen=True, slots=True)
class Pattern:
    """`unit` is what goes: the block, the sentences with a match, or the match alone.

    A block goes if the sentences with a match make up at least `cover` of its letters, and it has
    no more than `max_words`; of sentence units in a block with more or less, only those sentences
    go.  `at_least` different patterns must match; `edge` is as for phrases.
    """

    any: tuple[str, ...]
    unit: Literal["block", "sentence", "match"] = "block"
    cover: float = 0.5
    max_words: int = 80
    at_least: int = 1
    edge: int = 0


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        for block in view.blocks_with(rule):
            if view.at_edge(block, rule.settings.edge):
                yield from _in_block(view, rule, block)


def _in_block(view: View, rule: Rule, block: Block) -> Iterator[Hit]:
    settings: Pattern = rule.settings
    if settings.unit == "block" and block.words > settings.max_words:
        return
    matches = _matches(block, rule)
    if not matches:
        return
    note = block.text[slice(*matches[0])]
    if settings.unit == "match":
        for start, end in matches:
            yield Hit(block.start + start, block.start + end, rule, note=note)
        return
    hit = [span for span in sentence_spans(block.text) if _meets(span, matches)]
    if not _held(view, settings, block, hit):
        yield Hit(block.start, block.end, rule, note=note)
    elif settings.unit == "sentence" and not _phrases.heads_prose(view, block):
        for start, end in hit:
            yield Hit(block.start + start, block.start + end, rule, note=note)


def held(view: View, rule: Rule, block: Block) -> str:
    if not view.at_edge(block, rule.settings.edge):
        return f"the block is not among the first or last {rule.settings.edge}"
    matches = _matches(block, rule)
    if not matches:
        return NO_MATCH
    hit = [span for span in sentence_spans(block.text) if _meets(span, matches)]
    return _held(view, rule.settings, block, hit)


def _held(view: View, settings: Pattern, block: Block, hit: list[Span]) -> str:
    """Why the block as a whole stays; empty if it goes."""
    if block.words > settings.max_words:
        return f"the block has {block.words} words, more than {settings.max_words}"
    share = _phrases.cover(block.text, hit)
    if share < settings.cover:
        return f"matching sentences are {share:.0%} of the block, less than {settings.cover:.0%}"
    return _phrases.held_as_heading(view, block)


def _matches(block: Block, rule: Rule) -> list[Span]:
    """What `_found` gives, worked out once for a text."""
    made = block.facts.made
    if rule not in made:
        made[rule] = _found(block, rule)
    matches: list[Span] = made[rule]
    return matches


def _found(block: Block, rule: Rule) -> list[Span]:
    """Where the patterns match, in order and not overlapping; nothing if too few of them do."""
    settings: Pattern = rule.settings
    parts = block.facts.parts.get(rule, ())
    if len(parts) < settings.at_least:
        return []
    text = block.facts.flat[:TRIED]
    found = [list(patterns.compiled(settings.any[part]).finditer(text)) for part in parts]
    if sum(map(bool, found)) < settings.at_least:
        return []
    spans: list[Span] = []
    for start, end in sorted(match.span() for matches in found for match in matches):
        if start < end and (not spans or spans[-1][1] <= start):
            spans.append((start, end))
    return spans


def _meets(span: Span, matches: list[Span]) -> bool:
    """A match begins in the sentence or holds all of it: a gap may run on into the next one."""
    first, last = span
    return any(first <= start < last or (start <= first and last <= end) for start, end in matches)


def literals(settings: Pattern) -> Literals:
    """Patterns of whole short blocks are looked for there alone, the others in all the text."""
    short = [patterns.takes_label(pattern) for pattern in settings.any]
    found = words.of_patterns(settings.any)
    return Literals(
        anywhere=[one for one in found if not short[one.part]],
        short=[one for one in found if short[one.part]],
    )


def problems(settings: Pattern) -> Iterable[str]:
    return patterns.all_problems(settings.any)


STAGE = Stage("pattern", Pattern, find, literals, held, problems)
