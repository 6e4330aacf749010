"""Markdown: the marks of headings, lists, quotes, code and tables, once the rules are done.

Blocks and decisions are those of plain text.  Only what stands between the blocks that are left is
written anew, as edits of markup: so no mark stays where its text went, and every mark can be taken
back.  The text itself is not escaped.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from chaffinch.html import inline
from chaffinch.html.element import Element
from chaffinch.html.grid import Grid
from chaffinch.html.kept import Kept, blocks, visible
from chaffinch.html.marks import Marks
from chaffinch.ledger import Ledger

if TYPE_CHECKING:
    from chaffinch.html.page import Page

DEEPEST = 16  # quotes and lists in one another that are shown as such
BREAK = re.compile(r"<br[\s/>]", re.IGNORECASE)
TICKS = re.compile("`{3,}")
LANGUAGE = re.compile(r"(?:^|\s)lang(?:uage)?-([\w+#.-]{1,30})")


def render(page: "Page", ledger: Ledger, *, links: bool = False) -> Ledger:
    """The same ledger with marks of Markdown; with `links`, those too."""
    spans = list(visible(ledger))
    found = blocks(page, ledger, spans)
    marks = Marks(ledger)
    Writer(page, ledger, found).write(marks)
    inline.write(page, found, spans, marks, links=links)
    return marks.ledger()


class Writer:
    """Writes what stands between the blocks of a page."""

    def __init__(self, page: "Page", ledger: Ledger, found: Sequence[Kept]) -> None:
        self.raw = ledger.raw
        self._page = page
        self.found = found
        self.grid = Grid(page.elements, found)
        own = {id(item) for block in found for item in _items(block)[-1:]}
        # An item that has no text of its own but only a list in it would show a mark alone.
        self._containers = [
            [c for c in block.inside.containers if c.tag != "li" or id(c) in own][:DEEPEST]
            for block in found
        ]
        self._numbers = _numbers(page.elements) if own else {}
        self._begun: set[int] = set()

    def write(self, marks: Marks) -> None:
        end = 0
        for number, block in enumerate(self.found):
            marks.gap(end, block.start, self._between(number))
            if block.inside.pre:
                marks.indent(block.start, block.end, self._prefix(number))
            end = block.end
        if self.found and (closing := self._closing(len(self.found) - 1)):
            marks.gap(end, len(self.raw), closing)

    def _between(self, number: int) -> str:
        """What stands before a block."""
        if not number:
            return self._prefix(0, first=True) + self._opening(0)
        before, block = self.found[number - 1], self.found[number]
        if block.inside.pre and block.inside.pre is before.inside.pre:
            return "\n" + self._prefix(number)
        if block.inside.heading and block.inside.heading is before.inside.heading:
            return " "
        table = self.grid.table(block)
        if table and table is self.grid.table(before):
            return self.grid.between(before, block, "\n" + self._prefix(number))
        gap = self._gap(number)
        start = self._prefix(number, first=True) + self._opening(number)
        return self._closing(number - 1) + gap + start

    def _gap(self, number: int) -> str:
        """The end of the line before a block, and an empty line where it is due."""
        before, block = self.found[number - 1], self.found[number]
        if self._is_tight(number):
            return "\n"
        if before.inside.home is block.inside.home:
            breaks = BREAK.findall(self.raw, before.end, block.start)
            if len(breaks) == 1:
                return "  \n"
        both = zip(self._containers[number - 1], self._containers[number], strict=False)
        common = [one for one, other in both if one is other]
        return f"\n{self._margin(common).rstrip()}\n"

    def _is_tight(self, number: int) -> bool:
        """The block begins an item of the list, or of a list in the item, that stands before."""
        new = [c for c in self._containers[number] if c.tag == "li" and id(c) not in self._begun]
        if not new:
            return False
        return any(
            item.parent is new[0].parent or item in self._containers[number]
            for item in _items(self.found[number - 1])
        )

    def _prefix(self, number: int, *, first: bool = False) -> str:
        """What stands at the beginning of a line of a block; `first`: it may begin items."""
        return self._margin(self._containers[number], first=first)

    def _margin(self, containers: Sequence[Element], *, first: bool = False) -> str:
        shown = ""
        for container in containers:
            mark = "> " if container.tag == "blockquote" else self._mark(container)
            begun = container.tag == "blockquote" or (first and id(container) not in self._begun)
            shown += mark if begun else " " * len(mark)
            if first:
                self._begun.add(id(container))
        return shown

    def _mark(self, item: Element) -> str:
        ordered = item.parent is not None and item.parent.tag == "ol"
        return f"{self._numbers.get(id(item), 1)}. " if ordered else "- "

    def _opening(self, number: int) -> str:
        block = self.found[number]
        if block.inside.pre:
            fence = self._fence(block.inside.pre) + _language(block)
            return f"{fence}\n{self._prefix(number)}"
        if block.inside.heading:
            return "#" * int(block.inside.heading.tag[1]) + " "
        return self.grid.opening(block)

    def _closing(self, number: int) -> str:
        block = self.found[number]
        if block.inside.pre:
            return f"\n{self._prefix(number)}{self._fence(block.inside.pre)}"
        return self.grid.closing(block)

    def _fence(self, pre: Element) -> str:
        """Longer than any run of backticks in the code."""
        runs = TICKS.findall(self.raw, *map(self._page.raw, (pre.start, pre.end)))
        return "`" * max([3, *(len(run) + 1 for run in runs)])


def _items(block: Kept) -> list[Element]:
    return [container for container in block.inside.containers if container.tag == "li"]


def _numbers(elements: Sequence[Element]) -> dict[int, int]:
    """The number of each list item, counted as in plain text."""
    return dict(_counted(elements))


def _counted(elements: Sequence[Element]) -> Iterator[tuple[int, int]]:
    counts: dict[int, int] = {}
    for element in elements:
        around = element.parent
        if element.tag == "li" and around is not None and not around.unseen:
            counts[id(around)] = counts.get(id(around), 0) + 1
            yield id(element), counts[id(around)]


def _language(block: Kept) -> str:
    """The language that the class of a code element, or of what it stands in, names."""
    for element in block.element.ancestors():
        found = LANGUAGE.search(element.get("class"))
        if found:
            return found[1]
        if element is block.inside.pre:
            break
    return ""
