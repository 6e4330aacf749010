"""Marks inside a block: what is bold, emphasised, code, and links."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from chaffinch.html.element import Element
from chaffinch.html.kept import Kept, Span
from chaffinch.html.marks import Marks

if TYPE_CHECKING:
    from chaffinch.html.page import Page

BOLD, EMPHASIS, CODE = "**", "*", "`"
MARKS = {
    "b": BOLD, "strong": BOLD, "i": EMPHASIS, "em": EMPHASIS,
    "code": CODE, "kbd": CODE, "samp": CODE, "tt": CODE,
}  # fmt: skip
TICKS = re.compile("`+")
NO_LINK = re.compile(r"\s*(?:#|javascript:|$)", re.IGNORECASE)
PLAIN = re.compile(r"[^\s()<>\\]+")


class Marked(NamedTuple):
    """raw[start:end], all in one block, stands in an element that has a mark."""

    start: int
    end: int
    block: Kept
    element: Element
    opening: str
    closing: str


def write(
    page: "Page", found: Sequence[Kept], spans: Sequence[Span], marks: Marks, *, links: bool
) -> None:
    """Mark what is left of the elements of a page that have marks; with `links`, links too."""
    marked = [
        one
        for element in _outermost(page.elements, links=links)
        for one in _parts(page, element, found, spans)
    ]
    # Of those that begin together the longest first; it is the last to end.
    marked = sorted(_joined(marked, spans), key=lambda one: (one.start, -one.end))
    for one in marked:
        marks.opening(one.start, one.opening)
    for one in reversed(marked):
        marks.closing(one.end, one.closing)


def _kind(element: Element, *, links: bool) -> str:
    if links and element.tag == "a" and not NO_LINK.match(element.get("href")):
        return "a"
    return MARKS.get(element.tag, "")


def _outermost(elements: Sequence[Element], *, links: bool) -> Iterator[Element]:
    """Elements with a mark that stand in none with the same mark, and not in code."""
    around: dict[Element | None, frozenset[str]] = {None: frozenset()}
    for element in elements:
        kinds, kind = around[element.parent], _kind(element, links=links)
        around[element] = kinds | {kind} if kind else kinds
        if kind and not element.unseen and kinds.isdisjoint((kind, CODE)):
            yield element


def _parts(
    page: "Page", element: Element, found: Sequence[Kept], spans: Sequence[Span]
) -> Iterator[Marked]:
    """What is left of an element, block by block."""
    begin, stop = page.raw(element.inner), page.raw(element.end)
    place = max(bisect_right(found, begin, key=lambda block: block.start) - 1, 0)
    while place < len(found) and found[place].start < stop:
        block = found[place]
        place += 1
        start, end = max(block.start, begin), min(block.end, stop)
        first = bisect_left(spans, start, key=lambda span: span.end - 1)
        last = bisect_left(spans, end, key=lambda span: span.start) - 1
        if first > last or block.inside.pre:
            continue
        start, end = max(start, spans[first].start), min(end, spans[last].end)
        shown = page.ledger.text_of(start, end)
        bold = block.inside.heading and MARKS.get(element.tag) == BOLD
        if start < end and not bold and any(map(str.isalnum, shown)):
            yield Marked(start, end, block, element, *_marks(element, shown))


def _marks(element: Element, text: str) -> tuple[str, str]:
    mark = MARKS.get(element.tag)
    if mark is None:
        address = element.get("href").strip()
        return "[", f"]({address})" if PLAIN.fullmatch(address) else f"](<{address}>)"
    if mark == CODE:
        mark *= max(map(len, TICKS.findall(text)), default=0) + 1
    return mark, mark


def _joined(marked: Sequence[Marked], spans: Sequence[Span]) -> list[Marked]:
    """Neighbours with the same mark, and nothing to be seen between them, are one."""
    joined: list[Marked] = []
    for one in marked:
        before = joined[-1] if joined else None
        if before and _touch(before, one, spans):
            joined[-1] = before._replace(end=one.end)
        else:
            joined.append(one)
    return joined


def _touch(before: Marked, one: Marked, spans: Sequence[Span]) -> bool:
    if before.opening != one.opening or before.closing != one.closing:
        return False
    if before.block is not one.block or before.element.parent is not one.element.parent:
        return False
    between = bisect_left(spans, before.end, key=lambda span: span.start)
    return spans[between].start == one.start
