"""Readers' comments: who wrote when, what they say, and the label below by which one answers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import NO_MATCH, Literals, Stage
from chaffinch.view import View

NAME_WORDS = 4
DATE_WORDS = 2  # "December", "hours ago"
WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Entry:
    """A block that a pattern of `heads` matches whole, and all down to one of `tails`.

    The short line above the head is the name of who wrote, unless the head has it. No more than
    `blocks` blocks and `max_words` words lie between head and tail, and above stand at least
    `after_words` words of prose: where comments are all there is, they are the text.
    """

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    blocks: int = 8
    max_words: int = 250
    after_words: int = 100


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        done = -1
        for head in _heads(view, rule):
            entry = _entry(view, rule, head)
            if entry and head.index > done and not _held(view, rule.settings, head):
                done = entry[-1].index
                yield Hit(entry[0].start, entry[-1].end, rule, note=head.text)


def held(view: View, rule: Rule, block: Block) -> str:
    if block not in _heads(view, rule):
        return NO_MATCH
    if not _entry(view, rule, block):
        return "no label to answer it stands below"
    return _held(view, rule.settings, block)


def _held(view: View, settings: Entry, head: Block) -> str:
    enough = view.prose_words_before(head) >= settings.after_words
    return "" if enough else f"fewer than {settings.after_words} words of prose stand above"


def _heads(view: View, rule: Rule) -> list[Block]:
    return [block for block in view.blocks_with(rule) if _matches(block, rule)]


def _matches(block: Block, rule: Rule) -> bool:
    heads = (rule.settings.heads[part] for part in block.facts.parts.get(rule, ()))
    return any(patterns.compiled(head).fullmatch(block.facts.flat) for head in heads)


def _entry(view: View, rule: Rule, head: Block) -> list[Block]:
    """The blocks of a comment, from the name to the label below it; none if there is no label."""
    settings: Entry = rule.settings
    above = next(view.neighbours(head, -1), None)
    entry = [above, head] if above and _names(above, head) else [head]
    left = settings.max_words
    for block in islice(view.neighbours(head, 1), settings.blocks + 1):
        spots = _phrases.longest(block.spots(rule))
        entry.append(block)
        if _phrases.covers_all(block.text, spots):
            return entry
        left -= block.words
        if left < 0:
            break
    return []


def _names(above: Block, head: Block) -> bool:
    """A head that says no more than a date has its name in the line above."""
    short = above.words <= NAME_WORDS and not above.ends_sentence
    dated = len(WORD.findall(head.text)) <= DATE_WORDS and not head.text.endswith(":")
    return short and dated


def literals(settings: Entry) -> Literals:
    labels = _phrases.labels(settings.tails)
    return Literals(
        phrases=labels.phrases,
        labels=labels.labels,
        anywhere=words.of_patterns(settings.heads),
    )


def problems(settings: Entry) -> Iterable[str]:
    yield from patterns.all_problems(settings.heads)


STAGE = Stage("entry", Entry, find, literals, held, problems)
