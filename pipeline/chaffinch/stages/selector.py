"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chaffinch.block import Span, count_words
from chaffinch.layout import Layout
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.html.page import Page


@dataclass(frozen=True, slots=True)
class Selector:
    """Elements that one of `any` matches go, with all that stands in them.

    An element that may hold the text itself is no box beside it, and stays: one that holds what
    `spares` selects, more than `max_share` of the page's letters, more than `max_words` words, or
    a block with more than `max_prose` letters outside links (0: no limit).
    """

    any: tuple[str, ...]
    max_share: float = 0.4
    max_words: int = 0
    max_prose: int = 0
    spares: tuple[str, ...] = ("h1", "main", "[itemprop~='articleBody']")


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    if view.layout is None:
        return
    # What a page's elements are does not change from pass to pass.
    boxes = view.layout.page.once(find, lambda page: _boxes(page, rules))
    for rule, places in boxes:
        yield from _outermost(list(_left(view.layout, rule, places)))


def _boxes(page: "Page", rules: Sequence[Rule]) -> list[tuple[Rule, list[Span]]]:
    """The places of the elements that go, rule by rule."""
    from chaffinch.html.named import named

    return [
        (rule, list(_going(page, sorted(map(page.place, elements)), rule.settings)))
        for rule, elements in named(tuple(rules)).on(page)
    ]


def _going(page: "Page", places: Iterable[Span], settings: Selector) -> Iterator[Span]:
    """The places, in page order, that go; what stands in such a one goes with it."""
    reached = 0
    for place in places:
        if place[1] > reached and not _stays(page, place, settings):
            yield place
            if not settings.max_words:  # told later, from what is left of the place by then
                reached = place[1]


def _left(layout: Layout, rule: Rule, places: Iterable[Span]) -> Iterator[Hit]:
    limit = rule.settings.max_words
    for place in places:
        start, end = layout.shown(place)
        if start < end and not (limit and count_words(layout.ledger.text[start:end]) > limit):
            yield Hit(start, end, rule, note=layout.page.tag_at(place[0]))


def _stays(page: "Page", place: Span, settings: Selector) -> bool:
    """The element may hold the text itself: told from the page as it was, whatever went since."""
    blocks = page.within(*place)
    if sum(page.letters[blocks]) > settings.max_share * page.total:
        return True
    if settings.max_prose and max(page.unlinked[blocks], default=0) > settings.max_prose:
        return True
    return any(_holds(page, place, selector) for selector in settings.spares)


def _holds(page: "Page", place: Span, selector: str) -> bool:
    """A part of the element with text in it is what the selector selects."""
    start, end = place
    inner = page.once((_holds, selector), lambda page: _with_text(page, selector))
    return any(start <= a and b <= end for a, b in inner)


def _with_text(page: "Page", selector: str) -> list[Span]:
    """The places of the elements that a selector matches, if there is any text in them."""
    return [(a, b) for a, b in map(page.place, page.select(selector)) if page.has_text(a, b)]


def _outermost(hits: list[Hit]) -> Iterator[Hit]:
    """A box within a box goes along with it."""
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > reached:
            yield hit
            reached = hit.end


def problems(settings: Selector) -> Iterable[str]:
    import turbohtml

    from chaffinch.html.named import names

    page = turbohtml.parse("<p>")
    for selector in settings.any:
        try:
            page.select(selector)
        except turbohtml.SelectorSyntaxError as error:
            yield f"'{selector}' is no selector: {error}"
        if not names(selector) and not re.match(r"[a-z]", selector):
            yield f"'{selector}' names no tag, class, id or value: it would be tried on every page"


STAGE = Stage("selector", Selector, find, problems=problems, reads="html")
