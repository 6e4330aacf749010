"""Fixed phrases in a block, whatever their case and spacing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chaffinch.block import Block, Span
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.sentences import sentence_spans
from chaffinch.stages import _phrases
from chaffinch.stages._stage import SAYS_MORE, Literals, Stage
from chaffinch.view import View


@dataclass(frozen=True, slots=True)
class Phrase:
    """`cover` is the share of the letters, of a block or a sentence, that phrases must cover.

    With `cover: 1` a block goes only if it says nothing else.  `max_words` is the longest block
    that goes; `at_least` different phrases must stand in it; `edge` keeps the rule to the first
    and last so many blocks of the document (0: anywhere).
    """

    any: tuple[str, ...]
    cover: float = 0.5
    unit: Literal["block", "sentence"] = "block"
    max_words: int = 60
    at_least: int = 1
    edge: int = 0


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        for block in view.blocks_with(rule):
            if rule.settings.unit == "block" and block.words > rule.settings.max_words:
                continue
            spans = _phrases.longest(block.spots(rule))
            if not _held(view, rule.settings, block, spans):
                yield Hit(block.start, block.end, rule, note=block.text[slice(*spans[0])])
            elif rule.settings.unit == "sentence" and not _phrases.heads_prose(view, block):
                yield from _sentences(view, rule, block, spans)


def held(view: View, rule: Rule, block: Block) -> str:
    return _held(view, rule.settings, block, _phrases.longest(block.spots(rule)))


def _held(view: View, settings: Phrase, block: Block, spans: list[Span]) -> str:
    """Why the block as a whole stays; empty if it goes."""
    if not view.at_edge(block, settings.edge):
        return f"the block is not among the first or last {settings.edge}"
    if block.words > settings.max_words:
        return f"the block has {block.words} words, more than {settings.max_words}"
    if settings.cover >= 1 and not _phrases.covers_all(block.text, spans):
        return SAYS_MORE
    cover = _phrases.cover(block.text, spans) if settings.cover < 1 else 1
    if cover < settings.cover:
        return f"phrases cover {cover:.0%} of the block, less than {settings.cover:.0%}"
    distinct = len({block.text[start:end].casefold() for start, end in spans})
    if distinct < settings.at_least:
        return f"{distinct} of at least {settings.at_least} phrases stand in the block"
    return _phrases.held_as_heading(view, block)


def _sentences(view: View, rule: Rule, block: Block, spans: list[Span]) -> Iterator[Hit]:
    """The sentences of a block that stays which phrases cover far enough."""
    if not view.at_edge(block, rule.settings.edge):
        return
    for start, end in sentence_spans(block.text):
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        enough = len(inside) >= max(1, rule.settings.at_least)
        if enough and _phrases.cover(block.text[start:end], inside) >= rule.settings.cover:
            note = block.text[start:end][slice(*inside[0])]
            yield Hit(block.start + start, block.start + end, rule, note=note)


def literals(settings: Phrase) -> Literals:
    """A rule that takes nothing but what it says itself need not be looked for in sentences."""
    if settings.cover >= 1 and settings.unit == "block":
        return _phrases.labels(settings.any)
    return Literals(phrases=_phrases.literals(settings.any))


def problems(settings: Phrase) -> Iterable[str]:
    for phrase in settings.any:
        if not any(map(str.isalnum, phrase)):
            yield f"'{phrase}' has no words in it"


STAGE = Stage("phrase", Phrase, find, literals, held, problems)
