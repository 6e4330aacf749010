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
            if at_edge(view, block, rule.settings.edge):
                yield from _in_block(view, rule, block)


def at_edge(view: View, block: Block, edge: int) -> bool:
    return not edge or block.index < edge or block.index >= view.blocks[-1].index + 1 - edge


def _in_block(view: View, rule: Rule, block: Block) -> Iterator[Hit]:
    settings: Phrase = rule.settings
    spans = _phrases.spans_in(view, rule, block)
    if not spans:
        return
    texts = {view.text[start:end].casefold() for start, end in spans}
    if len(texts) < settings.at_least:
        return
    if block.words <= settings.max_words and _covers(view, settings, spans, block.text):
        if not _phrases.heads_prose(view, block):
            yield Hit(block.start, block.end, rule, note=view.text[slice(*spans[0])])
    elif settings.unit == "sentence":
        yield from _sentences(view, rule, block, spans)


def _covers(view: View, settings: Phrase, spans: list[tuple[int, int]], whole: str) -> bool:
    return _phrases.cover(view, spans, whole) >= settings.cover


def _sentences(
    view: View, rule: Rule, block: Block, spans: list[tuple[int, int]]
) -> Iterator[Hit]:
    for start, end in sentence_spans(block.text):
        start, end = start + block.start, end + block.start
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        if inside and _covers(view, rule.settings, inside, view.text[start:end]):
            yield Hit(start, end, rule, note=view.text[slice(*inside[0])])


def literals(settings: Phrase) -> Iterable[str]:
    return _phrases.literals(settings.any)


STAGE = Stage("phrase", Phrase, find, literals)
