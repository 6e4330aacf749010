"""Where the elements of a page of HTML stand in what is left of its text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from chaffinch.ledger import Ledger

if TYPE_CHECKING:
    from chaffinch.html.page import Page
    from chaffinch.html.text import Origin


class Layout(NamedTuple):
    """A page, and the ledger that says what is left of it."""

    page: "Page"
    ledger: Ledger

    def standing(self) -> "Iterator[tuple[int, int, Origin]]":
        """The blocks of which any text is left, each with its span, without white space around."""
        origins = self.page.origins
        places = [(origin.start, origin.end) for origin in origins]
        for origin, (start, end) in zip(origins, self.ledger.all_shown(places), strict=True):
            if start < end:
                first, last = self._left(origin, start, end)
                if first < last:
                    yield first, last, origin

    def _left(self, origin: "Origin", start: int, end: int) -> tuple[int, int]:
        """What is left of a block: from its mark, where that still stands before it."""
        text, mark = self.ledger.text, origin.mark
        if mark and text.endswith(mark, 0, start):
            start -= len(mark)
        return trimmed(text, start, end)

    def shown(self, place: tuple[int, int]) -> tuple[int, int]:
        """The span of the text that is left of a raw span, without white space around it.

        The mark of a list item that the span begins with belongs to it.
        """
        start, end = trimmed(self.ledger.text, *self.ledger.shown(*place))
        if start >= end:
            return start, end
        first = self.page.block_from(place[0])
        if first:
            begin, stop = self.ledger.shown(first.start, first.end)
            if begin == start and begin < stop:
                start = self._left(first, begin, stop)[0]
        return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
