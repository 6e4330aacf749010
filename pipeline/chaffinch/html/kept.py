"""What is left of a page's blocks once the rules are done, and what each of them stands in."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from chaffinch.html import tags
from chaffinch.html.element import Element
from chaffinch.html.text import Origin
from chaffinch.ledger import Ledger

if TYPE_CHECKING:
    from chaffinch.html.page import Page


class Span(NamedTuple):
    """raw[start:end] is visible, without white space around it; `edge` is where that begins."""

    start: int
    end: int
    edge: int


class Inside(NamedTuple):
    """What an element stands in, each the innermost; `containers` are quotes and list items.

    `home` is what begins and ends on a line of its own.  Tables come from the outside in.
    """

    home: Element
    containers: tuple[Element, ...] = ()
    heading: Element | None = None
    pre: Element | None = None
    cell: Element | None = None
    tables: tuple[Element, ...] = ()


class Kept(NamedTuple):
    """raw[start:end] is what is left of a block that begins in an element, trimmed."""

    start: int
    end: int
    element: Element
    inside: Inside


class Surroundings:
    """Tells what elements stand in; what was found out once is remembered for a page."""

    def __init__(self, top: Element) -> None:
        self._known = {top: Inside(top)}

    def of(self, element: Element) -> Inside:
        path = []
        while element not in self._known:
            path.append(element)
            element = element.parent or element
        found = self._known[element]
        for inner in reversed(path):
            found = self._known[inner] = _within(found, inner)
        return found


def _within(outer: Inside, element: Element) -> Inside:
    tag = element.tag
    if tag in tags.BREAKS or tag in tags.CELLS:
        outer = outer._replace(home=element)
    if tag in ("li", "blockquote"):
        return outer._replace(containers=(*outer.containers, element))
    if tag in tags.HEADINGS:
        return outer._replace(heading=element)
    if tag in tags.VERBATIM:
        return outer._replace(pre=outer.pre or element)
    if tag in tags.CELLS:
        return outer._replace(cell=element)
    if tag == "table":
        return outer._replace(tables=(*outer.tables, element), cell=None)
    return outer


def visible(ledger: Ledger) -> Iterator[Span]:
    """The raw spans that show more than white space; the marks of list items are not theirs."""
    for piece in ledger.pieces():
        shown = piece.shown(ledger.raw)
        if piece.edit is None:
            core = shown.strip()
            if core:
                start = piece.start + shown.index(core[0])
                yield Span(start, start + len(core), piece.start)
        elif shown.strip() and piece.edit.rule != "markup/tags":
            yield Span(piece.start, piece.end, piece.start)


def blocks(page: "Page", ledger: Ledger, spans: Iterable[Span]) -> list[Kept]:
    """What is left of the blocks of a page, in its order."""
    surroundings = Surroundings(page.elements[0])
    return [
        _kept(ledger, origin, span, surroundings.of(origin.element))
        for origin, span in _spans(page.origins, spans)
    ]


def _kept(ledger: Ledger, origin: Origin, span: Span, inside: Inside) -> Kept:
    start = span.start
    if inside.pre:  # white space at the beginning of a line counts in code
        while start > max(span.edge, origin.start) and ledger.raw[start - 1] in " \t":
            start -= 1
    return Kept(start, span.end, origin.element, inside)


def _spans(origins: Sequence[Origin], spans: Iterable[Span]) -> Iterator[tuple[Origin, Span]]:
    """Each block of which something is left, from its first visible place to past its last."""
    starts = [origin.start for origin in origins]
    left: dict[int, Span] = {}
    for span in spans:
        place = max(bisect_right(starts, span.start) - 1, 0)
        left[place] = left.get(place, span)._replace(end=span.end)
    for place, span in left.items():
        yield origins[place], span
