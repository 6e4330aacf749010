"""A page that was read: its edits, its blocks, and its elements to select among."""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from turbohtml import Document, parse

from chaffinch.html import heads, markup, select
from chaffinch.html.about import Head, about, body
from chaffinch.html.element import Element
from chaffinch.html.features import Evidence
from chaffinch.html.reader import Reader
from chaffinch.html.select import Catalogue
from chaffinch.html.text import Cut, Origin
from chaffinch.ledger import Edit, Ledger
from chaffinch.said import said

T = TypeVar("T")
NOTED = 80  # code points of a start tag that say enough of an element
RETURN = re.compile("\r\n?")


class Page:
    """`edits` take the markup away; `origins` are the blocks, their places in the raw page."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        source = RETURN.sub("\n", raw) if "\r" in raw else raw
        reader = _read(source)
        self.source = source
        self.elements = reader.elements
        self.origins: Sequence[Origin] = reader.text.origins
        cuts = reader.text.cuts
        self._lost = [found.start() for found in re.finditer("\r\n", raw)] if "\r" in raw else []
        if self._lost:
            # What stood before each in the normalised page: one code point less for each pair.
            self._lost = [at - number for number, at in enumerate(self._lost)]
            cuts = [Cut(self.raw(cut.start), self.raw(cut.end), *cut[2:]) for cut in cuts]
            for origin in self.origins:
                origin.start, origin.end = self.raw(origin.start), self.raw(origin.end)
        self.edits: tuple[Edit, ...] = markup.edits(raw, cuts)
        self._made: dict[object, Any] = {}
        self._selected: dict[str, Sequence[Element]] = {}

    def raw(self, at: int) -> int:
        """The raw place of a code point of the page with normalised newlines."""
        return at + bisect_left(self._lost, at)

    @cached_property
    def catalogue(self) -> Catalogue:
        return Catalogue(self.elements)

    @cached_property
    def ledger(self) -> Ledger:
        """The page as it shows itself, before any rule ran."""
        return Ledger(self._raw, self.edits)

    @cached_property
    def head(self) -> Head:
        """What the page says of itself, as it stands."""
        return heads.read(self)

    @cached_property
    def about(self) -> dict[str, str]:
        return about(self.head)

    @cached_property
    def evidence(self) -> Evidence:
        title = frozenset(said(self.about.get("title", "")))
        kind = heads.kind(self.head, self.about)
        return Evidence(title, " ".join(said(body(self.head))), kind)

    def once(self, key: object, work: "Callable[[Page], T]") -> T:
        """What was worked out of the page under a key, the first time that it was asked for."""
        if key not in self._made:
            self._made[key] = work(self)
        made: T = self._made[key]
        return made

    @cached_property
    def letters(self) -> list[int]:
        """Code points of the text of each block."""
        return [origin.letters for origin in self.origins]

    @cached_property
    def total(self) -> int:
        """Code points of the text of all blocks."""
        return sum(self.letters)

    @cached_property
    def unlinked(self) -> list[int]:
        """Those of them that stand in no link."""
        return [origin.letters - origin.linked for origin in self.origins]

    def within(self, start: int, end: int) -> slice:
        """Which blocks begin between two raw places."""
        return slice(bisect_left(self._starts, start), bisect_left(self._starts, end))

    def has_text(self, start: int, end: int) -> bool:
        """A block begins between two raw places."""
        place = bisect_left(self._starts, start)
        return place < len(self._starts) and self._starts[place] < end

    def block_from(self, at: int) -> Origin | None:
        """The first block that begins there or later."""
        place = bisect_left(self._starts, at)
        return self.origins[place] if place < len(self.origins) else None

    def select(self, selector: str) -> Sequence[Element]:
        """The elements that a CSS selector matches, in page order."""
        if selector not in self._selected:
            simple = select.parse(selector)
            found = self.catalogue.select(simple) if simple else self._ask(selector)
            self._selected[selector] = found
        return self._selected[selector]

    def place(self, element: Element) -> tuple[int, int]:
        """The raw span of an element."""
        if not self._lost:
            return element.start, element.end
        return self.raw(element.start), self.raw(element.end)

    def _ask(self, selector: str) -> list[Element]:
        """The elements that turbohtml selects in its tree of the page."""
        found = [element.source_location for element in self._tree.select(selector)]
        starts = [place.start_tag.start_offset for place in found if place]
        return [self._by_start[at] for at in starts if at in self._by_start]

    def tag_at(self, start: int) -> str:
        """The beginning of the start tag at a raw place, for a note."""
        return self._raw[start : start + NOTED].partition(">")[0]

    @cached_property
    def _tree(self) -> Document:
        return parse(self.source, source_locations=True)

    @cached_property
    def _starts(self) -> list[int]:
        return [origin.start for origin in self.origins]

    @cached_property
    def _by_start(self) -> dict[int, Element]:
        return {element.start: element for element in self.elements}


def _read(source: str) -> Reader:
    """Read a page; again if most of its text would not be seen.

    Some pages hide their text until a script shows it.  Others keep all of it for readers without
    scripts, as forums do, and fill the page with a script.
    """
    reader = Reader(source)
    seen = sum(origin.letters for origin in reader.text.origins)
    hidden, unscripted = reader.text.hidden > seen, reader.text.unscripted > seen
    if hidden or unscripted:
        return Reader(source, trust_hidden=not hidden, scripts=not unscripted)
    return reader
