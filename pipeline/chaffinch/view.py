"""What a stage is shown: the text so far and its blocks, computed once a pass."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from chaffinch import shape as shapes
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.shadow import flat

# Where a literal of a rule occurs: start, end, and of which part of the rule (which phrase or
# pattern) it is.
Occurrence = tuple[int, int, int]
Found = dict[Rule, list[Occurrence]]

BREAK = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
# Scripts written without spaces: Thai to Khmer, kana, Han, Hangul is spaced and left out.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
SENTENCE_END = re.compile("[.!?…。！？؟।][\"'’”»)\\]」』）]{0,3}$")
PROSE_WORDS = 8  # with an end mark this is a sentence; headings and labels are shorter
LONG_WORDS = 25  # so many words are prose even without an end mark


def count_words(text: str) -> int:
    """Words of a text; where words are not spaced, two characters count as one."""
    words = len(text.split())
    return words if text.isascii() else words + len(UNSPACED.findall(text)) // 2


class Block:
    """A paragraph, heading, list item or label: text[start:end] of the view, trimmed."""

    __slots__ = ("_flat", "_words", "end", "index", "start", "text")

    def __init__(self, text: str, start: int, end: int, index: int) -> None:
        self.start = start
        self.end = end
        self.index = index
        self.text = text[start:end]
        self._words = -1
        self._flat: str | None = None

    @property
    def words(self) -> int:
        if self._words < 0:
            self._words = count_words(self.text)
        return self._words

    @property
    def flat(self) -> str:
        """The text with every white space a plain space: of the same length."""
        if self._flat is None:
            self._flat = flat(self.text)
        return self._flat

    @property
    def ends_sentence(self) -> bool:
        return SENTENCE_END.search(self.text, max(0, len(self.text) - 4)) is not None

    @property
    def is_prose(self) -> bool:
        """At least one whole sentence, or so long that it must be a passage of text."""
        if len(self.text) < PROSE_WORDS * 2:
            return False
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ends_sentence)


class View:
    """The text that one pass starts from, and those of its blocks that still stand.

    Stages later in a pass see fewer blocks, and the same text: what an earlier stage removed is
    no longer among the blocks.
    """

    def __init__(
        self, text: str, blocks: Sequence[Block], shape: shapes.Shape, found: Found
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.shape = shape
        self.found = found

    @classmethod
    def of(cls, text: str, scan: Callable[[str], Found] = lambda _: {}) -> "View":
        """Find the lines, infer the shape, join lines to blocks, and scan for literals."""
        spans = shapes.line_spans(text)
        shape = shapes.infer(text, spans)
        found = shapes.blocks(text, spans, shape)
        blocks = [Block(text, *span, n) for n, span in enumerate(found)]
        return cls(text, blocks, shape, scan(text))

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _by_index(self) -> dict[int, int]:
        return {block.index: place for place, block in enumerate(self.blocks)}

    def block_at(self, offset: int) -> Block | None:
        """The block that stands over this code point of the text, if any."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.blocks[place].end <= offset:
            return None
        return self.blocks[place]

    def blocks_with(self, rule: Rule) -> Iterator[tuple[Block, list[Occurrence]]]:
        """The blocks in which literals of the rule occur, in order, with these literals."""
        block: Block | None = None
        inside: list[Occurrence] = []
        for occurrence in self.found.get(rule, ()):
            start, end, _ = occurrence
            if block is None or start >= block.end:
                if block is not None and inside:
                    yield block, inside
                block, inside = self.block_at(start), []
            if block is not None and block.start <= start and end <= block.end:
                inside.append(occurrence)
        if block is not None and inside:
            yield block, inside

    def occurrences(self, rule: Rule, block: Block) -> list[Occurrence]:
        """Where literals of the rule occur in one block."""
        found = self.found.get(rule, ())
        return [spot for spot in found if block.start <= spot[0] and spot[1] <= block.end]

    def neighbours(self, block: Block, step: int) -> Iterator[Block]:
        """The blocks after (step 1) or before (step -1) a block, nearest first."""
        place = self._by_index[block.index] + step
        while 0 <= place < len(self.blocks):
            yield self.blocks[place]
            place += step

    def gap(self, block: Block) -> int:
        """Line breaks between a block and the one before it in the text; 0 for the first."""
        at = block.start
        while at and self.text[at - 1].isspace():
            at -= 1
        return len(BREAK.findall(self.text, at, block.start)) if at else 0

    def without(self, hits: Iterable[Hit]) -> "View":
        """The same text without the blocks that these hits take away whole."""
        gone = {block.index for hit in hits if not hit.now for block in self._covered(hit)}
        if not gone:
            return self
        standing = [block for block in self.blocks if block.index not in gone]
        return View(self.text, standing, self.shape, self.found)

    def _covered(self, hit: Hit) -> Iterator[Block]:
        place = max(bisect_right(self._starts, hit.start) - 1, 0)
        while place < len(self.blocks) and self.blocks[place].start < hit.end:
            block = self.blocks[place]
            if hit.start <= block.start and block.end <= hit.end:
                yield block
            place += 1
