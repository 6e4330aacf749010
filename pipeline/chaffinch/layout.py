"""Where the elements of a page of HTML stand in what is left of its text."""

from typing import TYPE_CHECKING, NamedTuple

from chaffinch.ledger import Ledger

if TYPE_CHECKING:
    from chaffinch.html.page import Page
    from chaffinch.html.text import Origin


class Layout(NamedTuple):
    """A page, and the ledger that says what is left of it."""

    page: "Page"
    ledger: Ledger

    def left(self, origin: "Origin") -> tuple[int, int]:
        """The span of the text that is left of a block, without white space around it."""
        ledger = self.ledger
        start, end = ledger.shown(origin.start, origin.end)
        if start >= end:
            return start, end
        text, mark = ledger.text, origin.mark
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
        if first and self.ledger.shown(first.start, first.end)[0] == start:
            start = self.left(first)[0]
        return start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
