"""Tables of data among the tables of a page: those that Markdown can show."""

from collections import defaultdict
from collections.abc import Sequence

from chaffinch.html import tags
from chaffinch.html.element import Element
from chaffinch.html.kept import Kept

LEAST = 2  # rows, and columns: less is a frame around something
WIDEST = 64  # columns: each row is filled up to the longest


class Grid:
    """The cells that are left of tables of data.

    A table is one if each of its cells is a block, in rows of their own.  Where a cell holds
    several blocks, a list or another table, it lays out a page: its cells become paragraphs.
    """

    def __init__(self, elements: Sequence[Element], found: Sequence[Kept]) -> None:
        by_table: dict[Element, list[Kept]] = defaultdict(list)
        for block in found:
            for table in block.inside.tables if block.inside.cell else ():
                by_table[table].append(block)
        self._places, self._counts = _places(elements) if by_table else ({}, {})
        self._widths: dict[Element, int] = {}  # of tables of data: cells of their longest row
        self._heads: dict[Element, Element] = {}  # the first row that is left of each
        for table, blocks in by_table.items():
            if all(self._is_cell(table, block) for block in blocks):
                self._take(table, blocks)

    def _is_cell(self, table: Element, block: Kept) -> bool:
        inside = block.inside
        nested = any(container.start > table.start for container in inside.containers)
        apart = inside.heading or inside.pre or inside.tables[-1] is not table
        return inside.cell in self._places and not nested and not apart

    def _take(self, table: Element, blocks: Sequence[Kept]) -> None:
        cells = {block.inside.cell for block in blocks}
        rows = [self._at(block)[0] for block in blocks]
        width = max(self._counts[row] for row in rows)
        if len(cells) == len(blocks) and len({*rows}) >= LEAST <= width <= WIDEST:
            self._widths[table], self._heads[table] = width, rows[0]

    def _at(self, block: Kept) -> tuple[Element, int]:
        """The row of a cell, and its column, from 0."""
        cell = block.inside.cell
        if cell is None:
            raise ValueError("not a cell")
        return self._places[cell]

    def table(self, block: Kept) -> Element | None:
        """The table of data that a block is a cell of."""
        tables = block.inside.tables
        return tables[-1] if tables and block.inside.cell and tables[-1] in self._widths else None

    def opening(self, block: Kept) -> str:
        """What stands before the first cell that is left of a row."""
        return "| " * (self._at(block)[1] + 1) if self.table(block) else ""

    def closing(self, block: Kept) -> str:
        """What stands after the last cell that is left of a row."""
        table = self.table(block)
        return " |" * (self._widths[table] - self._at(block)[1]) if table else ""

    def between(self, before: Kept, block: Kept, line: str) -> str:
        """What stands between two cells of a table; `line` begins a line."""
        row, column = self._at(before)
        here, place = self._at(block)
        if row is here:
            return " |" * (place - column) + " "
        table = self.table(block)
        rule = ""
        if table and self._heads[table] is row:
            rule = f"{line}|{' --- |' * self._widths[table]}"
        return f"{self.closing(before)}{rule}{line}{self.opening(block)}"


def _places(
    elements: Sequence[Element],
) -> tuple[dict[Element, tuple[Element, int]], dict[Element, int]]:
    """The row and the column (from 0) of each cell, and how many cells each row has."""
    found: dict[Element, tuple[Element, int]] = {}
    counts: dict[Element, int] = defaultdict(int)
    for element in elements:
        row = element.parent
        if element.tag in tags.CELLS and row is not None and row.tag == "tr":
            found[element] = row, counts[row]
            counts[row] += 1
    return found, counts
