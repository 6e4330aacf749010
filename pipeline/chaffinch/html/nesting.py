"""Which elements of a page are open: end tags may be missing or wrong, as they are in the wild."""

from chaffinch.html.element import Element
from chaffinch.html.tags import (
    BREAK,
    CELL,
    CLOSED_BY,
    FENCES,
    KINDS,
    KNOWN,
    TABLE_FENCES,
    TABLE_PARTS,
)
from chaffinch.html.text import LINE, TAB, Text

DEEPEST = 512  # elements in one another: browsers nest no deeper, what follows stands beside it


class Nesting:
    """The open elements, `top` the innermost of them, of a page whose `text` is being read."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.top = Element("#document", 0, None, 0, 0, None)
        self._stack = [self.top]
        self._names: set[str] | None = None  # of the open elements, once they are asked for
        self._paragraphs = 0  # open ones
        self._root: Element | None = None  # the outermost of the unseen elements around

    def _open(self, element: Element) -> None:
        if len(self._stack) < DEEPEST:
            element.texts = self.text.kept
            self._stack.append(element)
            self._names = None
            self._paragraphs += element.tag == "p"
            self.top = element

    def _end(self, tag: str, end: int) -> None:
        root = self._root
        if root is not None and tag != root.tag and not KINDS.get(tag, 0) & KNOWN:
            return
        if self.top.tag == tag:
            self._finish(end)
        elif self._is_open(tag):
            for place in range(len(self._stack) - 1, 0, -1):
                if self._stack[place].tag == tag:
                    self._pop(place, end)
                    return

    def _is_open(self, tag: str) -> bool:
        if self._names is None:
            self._names = {element.tag for element in self._stack}
        return tag in self._names

    def _end_before(self, tag: str, at: int) -> None:
        """An item ends the one before it, a cell the cell, a row what is open of the last."""
        self._close(CLOSED_BY[tag], TABLE_FENCES if tag in TABLE_PARTS else FENCES, at)

    def _close(self, closed: frozenset[str], fences: frozenset[str], at: int) -> None:
        """End the outermost open element of these that no fence hides."""
        outermost = 0
        for place in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[place].tag
            if tag in closed:
                outermost = place
            elif tag in fences:
                break
        if outermost:
            self._pop(outermost, at)

    def _pop(self, place: int, end: int) -> None:
        while len(self._stack) > place:
            self._finish(end)

    def _finish(self, end: int) -> None:
        """The innermost open element ends."""
        stack, text = self._stack, self.text
        element = stack.pop()
        element.end = end
        element.texts = text.kept - element.texts
        kind = element.kind
        if kind & BREAK:
            text.gap = LINE
            if element.tag == "p":
                self._paragraphs -= 1
            elif element.tag == "li":
                text.mark = ""  # if it showed nothing, its mark does not go to what follows
        elif kind & CELL:
            text.gap = max(text.gap, TAB)
        if element is self._root:
            self._root = None
        self._names = None
        self.top = stack[-1]

    def _end_all(self, end: int) -> None:
        """The page ends, or is read no further."""
        for element in self._stack:
            element.end, element.texts = end, self.text.kept - element.texts
