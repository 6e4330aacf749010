"""Fixed phrases in a block, whatever their case and spacing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.sentences import sentence_spans
from chaffinch.stages import _phrases
from chaffinch.stages._stage import Stage
from chaffinch.view import Block, View

Span = tuple[int, int]


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
        for block, occurrences in view.blocks_with(rule):
            spans = _phrases.whole(view, occurrences)
            if not spans:
                continue
            if not _held(view, rule.settings, block, spans):
                yield Hit(block.start, block.end, rule, note=view.text[slice(*spans[0])])
            elif rule.settings.unit == "sentence" and at_edge(view, block, rule.settings.edge):
                yield from _sentences(view, rule, block, spans)


def at_edge(view: View, block: Block, edge: int) -> bool:
    """The block is among the first or last so many of the document; 0 stands for anywhere."""
    return not edge or block.index < edge or block.index > view.blocks[-1].index - edge


def held(view: View, rule: Rule, block: Block) -> str:
    spans = _phrases.whole(view, view.occurrences(rule, block))
    return _held(view, rule.settings, block, spans) if spans else "the phrase is part of a word"


def _held(view: View, settings: Phrase, block: Block, spans: list[Span]) -> str:
    """Why the block as a whole stays; empty if it goes."""
    if not at_edge(view, block, settings.edge):
        return f"the block is not among the first or last {settings.edge}"
    if block.words > settings.max_words:
        return f"the block has {block.words} words, more than {settings.max_words}"
    cover = _phrases.cover(view, spans, block.text)
    if cover < settings.cover:
        return f"phrases cover {cover:.0%} of the block, less than {settings.cover:.0%}"
    distinct = len({view.text[start:end].casefold() for start, end in spans})
    if distinct < settings.at_least:
        return f"{distinct} of at least {settings.at_least} phrases stand in the block"
    return _phrases.held_as_heading(view, block)


def _sentences(view: View, rule: Rule, block: Block, spans: list[Span]) -> Iterator[Hit]:
    """The sentences of a block that stays which phrases cover far enough."""
    for first, last in sentence_spans(block.text):
        start, end = first + block.start, last + block.start
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        covered = _phrases.cover(view, inside, view.text[start:end])
        if inside and covered >= rule.settings.cover:
            yield Hit(start, end, rule, note=view.text[slice(*inside[0])])


def literals(settings: Phrase) -> Iterable[tuple[str, int]]:
    return _phrases.literals(settings.any)


STAGE = Stage("phrase", Phrase, find, literals, held)
