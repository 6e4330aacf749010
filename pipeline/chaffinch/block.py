"""A block: a paragraph, heading, list item or label, and what can be told from its text alone."""

import re
from typing import TYPE_CHECKING, Any

from chaffinch.rule import Rule
from chaffinch.shadow import flat, words_only

if TYPE_CHECKING:
    from chaffinch.html.text import Origin

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
    rule have all their words in the text.  `made` is what a rule's stage made of the text; if
    that is nothing, the rule is not tried here again.
    """

    __slots__ = ("_flat", "_words", "found", "made", "parts", "scanned", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._words = -1  # counted when first asked for: most blocks of a page go before that
        self.found: dict[Rule, list[Span]] = {}
        self.parts: dict[Rule, list[int]] = {}
        self.made: dict[Rule | tuple[Span, ...], Any] = {}
        self.scanned = False  # whether `found` and `parts` are filled
        self._flat = ""

    @property
    def words(self) -> int:
        if self._words < 0:
            self._words = count_words(self.text)
        return self._words

    @property
    def ends_sentence(self) -> bool:
        text = self.text
        return SENTENCE_END.search(text, max(0, len(text) - 4)) is not None

    @property
    def is_prose(self) -> bool:
        """At least one whole sentence, or so long that it must be a passage of text."""
        if len(self.text) < PROSE_WORDS * 2 or self.words < PROSE_WORDS:
            return False
        return self.words >= LONG_WORDS or self.ends_sentence

    def rules(self) -> list[Rule]:
        """The rules that may match here, each once."""
        if not self.found and not self.parts:
            return []
        both = {**self.found, **self.parts}
        return [rule for rule in both if self.made.get(rule, True)]

    @property
    def flat(self) -> str:
        """The text with every white space a plain space: of the same length."""
        if not self._flat:
            self._flat = flat(self.text)
        return self._flat

    @property
    def has_figures(self) -> bool:
        return FIGURE.search(self.text) is not None

    @property
    def plain(self) -> str:
        """The words alone in lower case, one space before, between and after them."""
        return f" {' '.join(words_only(self.text).split())} "


class Block:
    """One place where a text stands: view.text[start:end], trimmed of white space.

    `origin` says where it stands in a page of HTML.
    """

    __slots__ = ("end", "facts", "index", "origin", "start", "text")

    def __init__(
        self, facts: Facts, start: int, end: int, index: int, origin: "Origin | None" = None
    ) -> None:
        self.start = start
        self.end = end
        self.index = index
        self.facts = facts
        self.text = facts.text
        self.origin = origin

    @property
    def words(self) -> int:
        return self.facts.words

    @property
    def ends_sentence(self) -> bool:
        return self.facts.ends_sentence

    @property
    def is_prose(self) -> bool:
        return self.facts.is_prose

    def spots(self, rule: Rule) -> list[Span]:
        """Where phrases of the rule stand in the block; offsets are from the block's start."""
        return self.facts.found.get(rule, [])
