"""A run of labels: the rows of a menu, of a footer, of a bar of buttons.

One label may be a heading; several in a row, with nothing said between them, are page furniture.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import Literals, Stage
from chaffinch.view import View


@dataclass(frozen=True, slots=True)
class Run:
    """`at_least` labels in a row, on lines of their own or together on one line.

    Between two known ones up to `gap` unknown blocks of `max_words` are taken along.
    """

    labels: tuple[str, ...]
    at_least: int = 2
    gap: int = 1
    max_words: int = 4


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        known = _known(view, rule)
        for first, last in _runs(view, rule.settings, [block for block, _ in known]):
            labels = sum(n for block, n in known if first.index <= block.index <= last.index)
            if labels >= rule.settings.at_least and not _phrases.heads_prose(view, last):
                yield Hit(first.start, last.end, rule, note=f"{labels} labels")


def held(view: View, rule: Rule, block: Block) -> str:
    known = [other for other, _ in _known(view, rule)]
    if block not in known:
        return "the block says more than labels"
    return f"fewer than {rule.settings.at_least} labels stand in a row"


def _known(view: View, rule: Rule) -> list[tuple[Block, int]]:
    """The blocks that say nothing but labels, with how many each says."""
    found = []
    for block in view.blocks_with(rule):
        if not block.is_prose:
            spans = _phrases.longest(block.spots(rule))
            if _phrases.cover(block.text, spans) >= 1:
                found.append((block, len(spans)))
    return found


def _runs(view: View, settings: Run, known: list[Block]) -> Iterator[tuple[Block, Block]]:
    """First and last block of each stretch of known labels."""
    if not known:
        return
    first = known[0]
    for block, after in pairwise([*known, None]):
        if block is not None and (after is None or not _joined(view, settings, block, after)):
            yield first, block
            first = after if after is not None else block


def _joined(view: View, settings: Run, block: Block, after: Block) -> bool:
    for between, other in enumerate(view.neighbours(block, 1), 1):
        if other.index == after.index:
            return True
        if between > settings.gap or other.words > settings.max_words or other.ends_sentence:
            return False
    return False


def literals(settings: Run) -> Literals:
    return Literals(labels=_phrases.literals(settings.labels))


STAGE = Stage("run", Run, find, literals, held)
