"""A block: a paragraph, heading, list item or label, and what can be told from its text alone."""

import re
from typing import TYPE_CHECKING, Any

from chaffinch.rule import Rule
from chaffinch.said import said
from chaffinch.shadow import flat, words_only

if TYPE_CHECKING:
    from chaffinch.html.text import Origin

Span = tuple[int, int]

# Scripts written without spaces: Thai to Khmer, kana, Han; Hangul is spaced and left out.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# The bytes that begin all of these in UTF-8, and no letter of Latin, Greek, Cyrillic or Arabic.
LEADS = bytes([0xE0, 0xE1, *range(0xE3, 0xEA)])
FIGURE = re.compile(r"\d")
SENTENCE_END = re.compile("[.!?…。！？؟।][\"'’”»)\\]」』）]{0,3}$")
PROSE_WORDS = 8  # with an end mark this is a sentence; headings and labels are shorter
LONG_WORDS = 25  # so many words are prose even without an end mark
LABEL = 200  # code points: a longer block is no label and no row of labels


def count_words(text: str) -> int:
    """Words of a text; where words are not spaced, two characters count as one."""
    words = len(text.split())
    return words + len(UNSPACED.findall(text)) // 2 if may_be_unspaced(text) else words


def may_be_unspaced(text: str) -> bool:
    """A quick look, as searching for sets of characters is slow: most texts have none of these."""
    if text.isascii():
        return False
    coded = text.encode("utf-8", "surrogatepass")
    return len(coded.translate(None, LEADS)) < len(coded)


class Facts:
    """What a text alone says: worked out once for all blocks, and passes, that have it.

    The index fills in `found`, where phrases of a rule stand, and `parts`, which patterns of a
    rule have all their words in the text.  `made` is what a rule's stage made of the text; if
    that is nothing, the rule is not tried here again.  It is also what else stages want to know
    of a text more than once, by whoever found it out.
    """

    __slots__ = (
        "_ends_sentence", "_flat", "_has_figures", "_said", "found", "is_prose", "made", "parts",
        "scanned", "text", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        # Asked for a dozen times in each pass, so no properties.
        self.words = words = count_words(text)
        self._ends_sentence: bool | None = None
        self._has_figures: bool | None = None
        # At least one whole sentence, or so long that it must be a passage of text.
        self.is_prose = words >= LONG_WORDS or (
            words >= PROSE_WORDS and len(text) >= PROSE_WORDS * 2 and self.ends_sentence
        )
        self.found: dict[Rule, list[Span]] = {}
        self.parts: dict[Rule, list[int]] = {}
        self.made: dict[object, Any] = {}
        self.scanned = False  # whether `found` and `parts` are filled
        self._flat = ""
        self._said: list[str] | None = None

    @property
    def ends_sentence(self) -> bool:
        if self._ends_sentence is None:
            last = max(0, len(self.text) - 4)
            self._ends_sentence = SENTENCE_END.search(self.text, last) is not None
        return self._ends_sentence

    def rules(self) -> list[Rule]:
        """The rules that may match here, each once."""
        both = {**self.found, **self.parts} if self.found and self.parts else None
        made = self.made
        return [rule for rule in both or self.found or self.parts if made.get(rule, True)]

    @property
    def flat(self) -> str:
        """The text with every white space a plain space: of the same length."""
        if not self._flat:
            self._flat = flat(self.text)
        return self._flat

    @property
    def said(self) -> list[str]:
        """The words of the text, in lower case."""
        if self._said is None:
            self._said = said(self.text)
        return self._said

    @property
    def has_figures(self) -> bool:
        if self._has_figures is None:
            self._has_figures = FIGURE.search(self.text) is not None
        return self._has_figures

    @property
    def plain(self) -> str:
        """The words alone in lower case, one space before, between and after them."""
        return f" {' '.join(words_only(self.text).split())} "


class Block:
    """One place where a text stands: view.text[start:end], trimmed of white space.

    `origin` says where it stands in a page of HTML.
    """

    __slots__ = ("end", "facts", "index", "is_prose", "origin", "start", "text", "words")

    def __init__(
        self, facts: Facts, start: int, end: int, index: int, origin: "Origin | None" = None
    ) -> None:
        self.start = start
        self.end = end
        self.index = index
        self.facts = facts
        self.text = facts.text
        self.words = facts.words
        self.is_prose = facts.is_prose
        self.origin = origin

    @property
    def ends_sentence(self) -> bool:
        return self.facts.ends_sentence

    def spots(self, rule: Rule) -> list[Span]:
        """Where phrases of the rule stand in the block; offsets are from the block's start."""
        return self.facts.found.get(rule, [])
