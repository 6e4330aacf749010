"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from chaffinch.html.names import NAMING
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import Layout, View

# What stands in a selector and must stand in the names of a page: classes, ids, quoted values.
NAMED = re.compile(r"""[.#]([\w-]{2,})|["']([^"']{2,})["']""")
EXCEPT = re.compile(r":(?:not|has|is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)")
# Attributes that are no names: a page is full of links, and nobody looks through them first.
OTHER = re.compile(rf"\[(?!(?:{'|'.join(NAMING)})[~|^$*]?=)[^\]]*\]")


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
    for rule in rules:
        hits = [
            hit for selector in rule.settings.any for hit in _matches(view.layout, rule, selector)
        ]
        yield from _outermost(hits)


def _matches(layout: Layout, rule: Rule, selector: str) -> Iterator[Hit]:
    if not _named(layout, selector):
        return
    settings: Selector = rule.settings
    for place in layout.page.select(selector):
        start, end = layout.shown(place)
        if start == end or _stays(layout, place, settings):
            continue
        if settings.max_words and len(layout.ledger.text[start:end].split()) > settings.max_words:
            continue
        yield Hit(start, end, rule, note=selector)


def _stays(layout: Layout, place: tuple[int, int], settings: Selector) -> bool:
    """The element may hold the text itself: told from the page as it was, whatever went since."""
    blocks = layout.page.within(*place)
    if sum(block.letters for block in blocks) > settings.max_share * layout.page.letters:
        return True
    if settings.max_prose and any(
        block.letters - block.linked > settings.max_prose for block in blocks
    ):
        return True
    return any(_holds(layout, place, selector) for selector in settings.spares)


def _holds(layout: Layout, place: tuple[int, int], selector: str) -> bool:
    """A part of the element with text in it is what the selector selects."""
    start, end = place
    return any(
        start <= inner and outer <= end and layout.page.within(inner, outer)
        for inner, outer in layout.page.select(selector)
    )


def _outermost(hits: list[Hit]) -> Iterator[Hit]:
    """A box within a box goes along with it."""
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > reached:
            yield hit
            reached = hit.end


@cache
def names(selector: str) -> tuple[str, ...]:
    """Strings that stand in the names of every page that the selector matches on."""
    found = NAMED.findall(OTHER.sub("", EXCEPT.sub("", selector)))
    return tuple((name or value).lower() for name, value in found)


def _named(layout: Layout, selector: str) -> bool:
    return all(layout.page.calls(name) for name in names(selector))


def problems(settings: Selector) -> Iterable[str]:
    from turbohtml import SelectorSyntaxError, parse

    page = parse("<p>")
    for selector in settings.any:
        try:
            page.select(selector)
        except SelectorSyntaxError as error:
            yield f"'{selector}' is no selector: {error}"
        if not names(selector) and not re.match(r"[a-z]", selector):
            yield f"'{selector}' names no tag, class, id or value: it would be tried on every page"


STAGE = Stage("selector", Selector, find, problems=problems, reads="html")
