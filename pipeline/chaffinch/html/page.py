"""A page that was read: its edits, its blocks, and its elements to select among."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from turbohtml import Document, parse

from chaffinch.html import markup
from chaffinch.html.element import Element
from chaffinch.html.names import NAMING
from chaffinch.html.reader import Reader
from chaffinch.html.text import Cut, Origin
from chaffinch.ledger import Edit

RETURN = re.compile("\r\n?")


class Page:
    """`edits` take the markup away; `origins` are the blocks, their places in the raw page."""

    def __init__(self, raw: str) -> None:
        """Take a page apart.  Elements are trusted to be hidden if most of the text is not."""
        source = RETURN.sub("\n", raw) if "\r" in raw else raw
        reader = Reader(source)
        if reader.text.hidden > sum(origin.letters for origin in reader.text.origins):
            reader = Reader(source, trust_hidden=False)
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
        self.complete = not cuts or cuts[-1].kind != "limit"
        self._called: dict[str, bool] = {}
        self._selected: dict[str, list[tuple[int, int]]] = {}

    def raw(self, at: int) -> int:
        """The raw place of a code point of the page with normalised newlines."""
        return at + bisect_left(self._lost, at)

    @cached_property
    def names(self) -> str:
        """All that elements are called by, in lower case: what a selector can ask for."""
        said = [""]
        for element in self.elements:
            said.append(element.tag)
            attributes = element.attributes
            said += [attributes[name] for name in NAMING if name in attributes]
        return "\n".join(said).lower()

    @cached_property
    def letters(self) -> int:
        """Code points of text."""
        return sum(origin.letters for origin in self.origins)

    def within(self, start: int, end: int) -> Sequence[Origin]:
        """The blocks that begin between two raw places."""
        return self.origins[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def calls(self, name: str) -> bool:
        """Something on the page has these letters in its name."""
        if name not in self._called:
            self._called[name] = name in self.names
        return self._called[name]

    def select(self, selector: str) -> list[tuple[int, int]]:
        """The raw spans of the elements that a CSS selector matches, in page order."""
        if selector not in self._selected:
            found = [
                element.source_location.start_tag.start_offset
                for element in self._tree.select(selector)
                if element.source_location
            ]
            elements = [self._by_start[at] for at in found if at in self._by_start]
            self._selected[selector] = [(self.raw(e.start), self.raw(e.end)) for e in elements]
        return self._selected[selector]

    @cached_property
    def _tree(self) -> Document:
        return parse(self.source, source_locations=True)

    @cached_property
    def _starts(self) -> list[int]:
        return [origin.start for origin in self.origins]

    @cached_property
    def _by_start(self) -> dict[int, Element]:
        return {element.start: element for element in self.elements}
