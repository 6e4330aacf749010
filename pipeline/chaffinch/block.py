"""A block: a paragraph, heading, list item or label, and what can be told from its text alone."""

import re
from functools import cached_property
from typing import Any

from chaffinch.rule import Rule
from chaffinch.shadow import flat, words_only

Span = tuple[int, int]

# Scripts written without spaces: Thai to Khmer, kana, Han; Hangul is spaced and left out.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
FIGURE = re.compile(r"\d")
SENTENCE_END = re.compile("[.!?…。！？؟।][\"'’”»)\\]」』）]{0,3}$")
PROSE_WORDS = 8  # with an end mark this is a sentence; headings and labels are shorter
LONG_WORDS = 25  # so many words are prose even without an end mark
LABEL = 200  # code points: a longer block is no label and no row of labels


def count_words(text: str) -> int:
    """Words of a text; where words are not spaced, two characters count as one."""
    words = len(text.split())
    return words if text.isascii() else words + len(UNSPACED.findall(text)) // 2


class Facts:
    """What a text alone says: worked out once for all blocks, and passes, that have it.

    The index fills in `found`, where phrases of a rule stand, and `parts`, which patterns of a
    rule have all their words in the text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Rule, list[Span]] = {}
        self.parts: dict[Rule, list[int]] = {}
        # What a rule's stage made of the text; if nothing, the rule is not tried here again.
        self.made: dict[Rule | tuple[Span, ...], Any] = {}

    def rules(self) -> list[Rule]:
        """The rules that may match here, each once."""
        if not self.found and not self.parts:
            return []
        both = {**self.found, **self.parts}
        return [rule for rule in both if self.made.get(rule, True)]

    @cached_property
    def words(self) -> int:
        return count_words(self.text)

    @cached_property
    def flat(self) -> str:
        """The text with every white space a plain space: of the same length."""
        return flat(self.text)

    @cached_property
    def has_figures(self) -> bool:
        return FIGURE.search(self.text) is not None

    @cached_property
    def plain(self) -> str:
        """The words alone in lower case, one space before, between and after them."""
        return f" {' '.join(words_only(self.text).split())} "

    @cached_property
    def ends_sentence(self) -> bool:
        return SENTENCE_END.search(self.text, max(0, len(self.text) - 4)) is not None

    @cached_property
    def is_prose(self) -> bool:
        """At least one whole sentence, or so long that it must be a passage of text."""
        if len(self.text) < PROSE_WORDS * 2:
            return False
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence)


class Block:
    """One place where a text stands: view.text[start:end], trimmed of white space."""

    __slots__ = ("end", "facts", "index", "start", "text")

    def __init__(self, facts: Facts, start: int, end: int, index: int) -> None:
        self.start = start
        self.end = end
        self.index = index
        self.facts = facts
        self.text = facts.text

    @property
    def words(self) -> int:
        return self.facts.words

    @property
    def is_prose(self) -> bool:
        return self.facts.is_prose

    @property
    def ends_sentence(self) -> bool:
        return self.facts.ends_sentence

    def spots(self, rule: Rule) -> list[Span]:
        """Where phrases of the rule stand in the block; offsets are from the block's start."""
        return self.facts.found.get(rule, [])
