"""What a stage is shown: the text so far and its blocks, computed once a pass."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from operator import mul
from typing import TYPE_CHECKING

from chaffinch import shape as shapes
from chaffinch.block import Block, Facts
from chaffinch.layout import Layout
from chaffinch.ledger import Hit
from chaffinch.places import BREAK
from chaffinch.possible import Rules
from chaffinch.rule import Rule
from chaffinch.spans import touched

if TYPE_CHECKING:
    from chaffinch.html.text import Origin

Scan = Callable[[Sequence[Facts]], None]
Place = tuple[int, int, "Origin | None"]  # of a block: its span, and where it stands in a page


def no_scan(_facts: Sequence[Facts]) -> None:
    """For views without rules."""


class View:
    """The text that one pass starts from, and those of its blocks that still stand.

    Stages later in a pass see fewer blocks, and the same text: what an earlier stage removed is
    no longer among the blocks, but still among the `whole`; `taken` tells by which rule, by its
    index.  `hits` are all that these stages found, whatever becomes of it; not those of rules for
    one site.
    """

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        shape: shapes.Shape,
        scan: Scan = no_scan,
        layout: Layout | None = None,
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.whole = blocks
        self.shape = shape
        self.layout = layout
        self.taken: dict[int, Rule] = {}
        self.hits: list[Hit] = []
        self._scan = scan
        self._rules: Rules | None = None

    @classmethod
    def of(cls, text: str, scan: Scan = no_scan, known: dict[str, Facts] | None = None) -> "View":
        """Find the lines, infer the shape, join lines to blocks; facts may be `known` already."""
        spans = shapes.line_spans(text)
        shape = shapes.infer(text, spans)
        lines = ((*span, None) for span in shapes.blocks(text, spans, shape))
        return cls(text, _blocks(text, lines, known), shape, scan)

    @classmethod
    def of_page(
        cls, layout: Layout, scan: Scan = no_scan, known: dict[str, Facts] | None = None
    ) -> "View":
        """The same for a page of HTML, whose elements make the blocks."""
        text = layout.ledger.text
        return cls(text, _blocks(text, layout.standing(), known), "html", scan, layout)

    @property
    def rules(self) -> Rules:
        """Which rules may match; the texts of the blocks that stand are scanned when first asked.

        What the stages before took away of a page, most of it as a rule, is never looked through.
        """
        if self._rules is None:
            new = {
                id(block.facts): block.facts for block in self.blocks if not block.facts.scanned
            }
            for facts in new.values():
                facts.scanned = True
            self._scan(list(new.values()))
            self._rules = Rules(self.blocks)
        return self._rules

    @property
    def gone(self) -> list[Block]:
        """The blocks that stages earlier in the pass took."""
        return [block for block in self.whole if not self.stands(block)]

    def blocks_with(self, rule: Rule) -> list[Block]:
        """The blocks in which a literal of the rule stands."""
        return [block for block in self.rules.blocks(rule) if block.index in self._standing]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _words(self) -> tuple[list[int], list[int], list[int]]:
        """Of the blocks before each: their words, the words of prose, the blocks of prose."""
        words = [block.words for block in self.blocks]
        prose = [block.is_prose for block in self.blocks]
        return (
            list(accumulate(words, initial=0)),
            list(accumulate(map(mul, words, prose), initial=0)),
            list(accumulate(prose, initial=0)),
        )

    def prose_words_before(self, block: Block) -> int:
        """The words of the prose above a block."""
        return self._words[1][bisect_left(self._starts, block.start)]

    def after(self, block: Block) -> tuple[int, int]:
        """The words of the blocks below a block, and how many of these are prose."""
        words, _, prose = self._words
        place = bisect_right(self._starts, block.start)
        return words[-1] - words[place], prose[-1] - prose[place]

    @cached_property
    def _standing(self) -> set[int]:
        return {block.index for block in self.blocks}

    def stands(self, block: Block) -> bool:
        """The block was not taken in this pass."""
        return block.index in self._standing

    def block_at(self, offset: int) -> Block | None:
        """The block that stands over this code point of the text, if any."""
        place = bisect_right(self._starts, offset) - 1
        if place < 0 or self.blocks[place].end <= offset:
            return None
        return self.blocks[place]

    def neighbours(self, block: Block, step: int) -> Iterator[Block]:
        """The blocks after (step 1) or before (step -1) a block, nearest first.

        The block itself may be one that was removed.
        """
        after = bisect_right(self._starts, block.start)
        place = after if step > 0 else bisect_left(self._starts, block.start) - 1
        while 0 <= place < len(self.blocks):
            yield self.blocks[place]
            place += step

    def at_edge(self, block: Block, edge: int) -> bool:
        """The block is among the first or last so many of the document; 0 stands for anywhere."""
        return not edge or block.index < edge or block.index > self.blocks[-1].index - edge

    def gap(self, block: Block) -> int:
        """Line breaks between a block and the one before it in the text; 0 for the first."""
        at = block.start
        while at and self.text[at - 1].isspace():
            at -= 1
        return len(BREAK.findall(self.text, at, block.start)) if at else 0

    def without(self, hits: Iterable[Hit]) -> "View":
        """The same text without the blocks that these hits take away whole."""
        gone = {
            block.index: hit.rule for hit in hits if not hit.now for block in self._covered(hit)
        }
        if not gone:
            return self
        standing = [block for block in self.blocks if block.index not in gone]
        view = View(self.text, standing, self.shape, self._scan, self.layout)
        view.whole, view.hits = self.whole, self.hits
        view.taken = {**self.taken, **gone}
        view._rules = self._rules  # what was scanned is not scanned again
        return view

    def _covered(self, hit: Hit) -> list[Block]:
        """The blocks that stand and of which the hit has all."""
        some = touched((hit.start, hit.end), self.blocks, self._starts)
        return [block for block in some if hit.start <= block.start and block.end <= hit.end]


def _blocks(text: str, places: Iterable[Place], known: dict[str, Facts] | None) -> list[Block]:
    """The blocks at these places."""
    known = {} if known is None else known
    blocks = []
    for number, (start, end, origin) in enumerate(places):
        says = text[start:end]
        facts = known.get(says)
        if facts is None:
            facts = known[says] = Facts(says)
        blocks.append(Block(facts, start, end, number, origin))
    return blocks
