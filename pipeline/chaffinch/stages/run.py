"""A run of labels: the rows of a menu, of a footer, of a bar of buttons.

One label may be a heading; several in a row, with nothing said between them, are page furniture.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from chaffinch.block import Block, Span
from chaffinch.counted import counted
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import SAYS_MORE, Literals, Stage
from chaffinch.view import View

Labels = tuple[Block, int]  # a block of labels, and how many they are

IN_A_LINE = 4  # labels with nothing between them but a space; fewer may be a phrase
# Prices and figures belong to a table; a count in brackets may stand behind a label.
FIGURES = re.compile(r"[$£€%]|\d(?![\d.,]{0,9}[kKM]?\)?$)")
TEASER = 4  # words: a longer line that breaks off is no sentence
INTRODUCTION = 3  # words of a line that announces a list; a label may end in a colon, too


@dataclass(frozen=True, slots=True)
class Run:
    """`at_least` labels in a row, on lines of their own or together on one line.

    Between two known ones up to `gap` unknown blocks of `max_words` are taken along.
    `after_words` words of prose must stand above.
    """

    labels: tuple[str, ...]
    at_least: int = 2
    gap: int = 1
    max_words: int = 4
    after_words: int = 0


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        known = _known(view, rule)
        if _count(known) < rule.settings.at_least:
            continue
        for labels in _stretches(view, rule.settings, known):
            if _count(labels) < rule.settings.at_least:
                continue
            if _phrases.heads_prose(view, labels[-1][0]):
                labels.pop()
            count = _count(labels)
            if count >= rule.settings.at_least and not _held(view, rule.settings, labels[0][0]):
                note = counted(count, "label")
                yield Hit(labels[0][0].start, labels[-1][0].end, rule, note=note)


def held(view: View, rule: Rule, block: Block) -> str:
    if block not in [other for other, _ in _known(view, rule)]:
        return SAYS_MORE
    few = f"fewer than {rule.settings.at_least} labels stand in a row"
    return _held(view, rule.settings, block) or few


def _known(view: View, rule: Rule) -> list[Labels]:
    """The blocks that say nothing but labels, with how many each says."""
    known = []
    for block in view.blocks_with(rule):
        made = block.facts.made
        labels = made[rule] if rule in made else labels_in(block, rule)
        if labels:
            known.append((block, labels))
    return known


def _count(labels: list[Labels]) -> int:
    return sum([number for _, number in labels])


def labels_in(block: Block, rule: Rule) -> int:
    """How many labels the block says; 0 if it says more.  Noted once for a text."""
    made = block.facts.made
    spots = tuple(block.spots(rule))
    if spots not in made:  # many rules know a label, and all find the same
        made[spots] = _found(block, _phrases.longest(spots))
    labels: int = made[spots]
    made[rule] = labels
    return labels


def _found(block: Block, spans: list[Span]) -> int:
    if block.is_prose or not _phrases.covers_all(block.text, spans):
        return 0
    between = [block.text[a:b] for (_, a), (b, _) in pairwise(spans)]
    if FIGURES.search(" ".join([*between, block.text[spans[-1][1] :]])):
        return 0
    return len(spans) if len(spans) >= IN_A_LINE or " " not in between else 1


def _held(view: View, settings: Run, first: Block) -> str:
    """Why labels that begin here stay; a block that ends in a colon announces a list of text."""
    above = next(view.neighbours(first, -1), None)
    if above is not None and above.words >= INTRODUCTION and above.text.endswith((":", "：")):
        return "the block above announces a list"
    if view.prose_words_before(first) < settings.after_words:
        return f"fewer than {settings.after_words} words of prose stand above"
    return ""


def _stretches(view: View, settings: Run, known: list[Labels]) -> Iterator[list[Labels]]:
    """The known labels that stand in a row."""
    row: list[Labels] = []
    for labels in known:
        if row and not _joined(view, settings, row[-1][0], labels[0]):
            yield row
            row = []
        row.append(labels)
    if row:
        yield row


def _joined(view: View, settings: Run, block: Block, after: Block) -> bool:
    """Nothing but a few short unknown blocks stands between the two."""
    if after.index == block.index + 1:
        return True
    for between, other in enumerate(view.neighbours(block, 1), 1):
        if other.index == after.index:
            return True
        teaser = other.words > TEASER and other.text.endswith(("...", "…"))
        states = other.ends_sentence and not teaser
        if between > settings.gap or other.words > settings.max_words or states:
            return False
    return False


def literals(settings: Run) -> Literals:
    return _phrases.labels(settings.labels)


STAGE = Stage("run", Run, find, literals, held)
