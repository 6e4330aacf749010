"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick

from chaffinch.block import Block, Span, count_words
from chaffinch.html.tags import NAMING
from chaffinch.layout import Layout
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.html.element import Element
    from chaffinch.html.page import Page

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
    # What a page's elements are does not change from pass to pass.
    boxes = view.layout.page.once(find, lambda page: _boxes(page, _named(tuple(rules))))
    for rule, places in boxes:
        yield from _outermost(list(_left(view.layout, rule, places)))


def _boxes(page: "Page", named: "Named") -> list[tuple[Rule, list[Span]]]:
    """The places of the elements that go, rule by rule."""
    found = []
    for rule, group in groupby(named.on(page), key=itemgetter(0)):
        elements = sorted({element for _, element in group}, key=lambda element: element.start)
        places = map(page.place, elements)
        found.append((rule, [one for one in places if not _spared(page, one, rule.settings)]))
    return found


def _left(layout: Layout, rule: Rule, places: Iterable[Span]) -> Iterator[Hit]:
    limit = rule.settings.max_words
    for place in places:
        start, end = layout.shown(place)
        if start < end and not (limit and count_words(layout.ledger.text[start:end]) > limit):
            yield Hit(start, end, rule, note=layout.page.tag_at(place[0]))


def _spared(page: "Page", place: Span, settings: Selector) -> str:
    """Why the element may hold the text itself, empty if it may not.

    That is told from the page as it was, whatever went since.
    """
    blocks = page.within(*place)
    if sum(block.letters for block in blocks) > settings.max_share * page.letters:
        return f"it holds more than {settings.max_share:.0%} of the page's letters"
    if settings.max_prose and any(
        block.letters - block.linked > settings.max_prose for block in blocks
    ):
        return f"a block in it has more than {settings.max_prose} letters outside links"
    held = next((one for one in settings.spares if _holds(page, place, one)), "")
    return f"it holds {held}" if held else ""


def _holds(page: "Page", place: Span, selector: str) -> bool:
    """A part of the element with text in it is what the selector selects."""
    start, end = place
    inner = map(page.place, page.select(selector))
    return any(start <= a and b <= end and page.within(a, b) for a, b in inner)


def _outermost(hits: list[Hit]) -> Iterator[Hit]:
    """A box within a box goes along with it."""
    reached = 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.end > reached:
            yield hit
            reached = hit.end


def held(view: View, rule: Rule, block: Block) -> str:
    """Why a box that stands around the block is spared."""
    if view.layout is None or block.origin is None:
        return ""
    page, start = view.layout.page, block.origin.start
    for _, element in Named([rule]).on(page):
        place = page.place(element)
        if place[0] <= start < place[1]:
            why = _spared(page, place, rule.settings) or "it has more words than may go"
            return f"its box {page.tag_at(place[0])} is spared: {why}"
    return ""


@cache
def names(selector: str) -> tuple[str, ...]:
    """Strings that stand in the names of every page that the selector matches on."""
    found = NAMED.findall(OTHER.sub("", EXCEPT.sub("", selector)))
    return tuple((name or value).lower() for name, value in found)


class Named:
    """Which elements of a page the selectors match.

    Aho–Corasick looks for the longest name of each selector in all names of the page.  The
    elements that bear it are asked for the rest.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        owners: dict[str, list[tuple[Rule, str]]] = defaultdict(list)
        for rule in rules:
            for selector in rule.settings.any:
                owners[max(names(selector), key=len, default="")].append((rule, selector))
        self._unnamed = owners.pop("", [])
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners))

    def on(self, page: "Page") -> list[tuple[Rule, "Element"]]:
        """Rules with the elements that they match, in the order of the rules."""
        from chaffinch.html.select import parse

        found = [(rule, one) for rule, sel in self._unnamed for one in page.select(sel)]
        hits = self._automaton.find_matches_as_indexes(page.catalogue.names, overlapping=True)
        for number, at, _ in hits:
            borne = page.catalogue.bearing(at)
            for rule, selector in self._owners[number]:
                simple = parse(selector)
                if simple is None:
                    found += [(rule, element) for element in page.select(selector)]
                elif simple.may_bear(borne.name, borne.value):
                    some = borne.elements
                    some = some if simple.is_plain else list(filter(simple.matches, some))
                    found += [(rule, element) for element in some]
        return sorted(found, key=lambda item: item[0].id)


@lru_cache(8)
def _named(rules: tuple[Rule, ...]) -> Named:
    return Named(rules)


def problems(settings: Selector) -> Iterable[str]:
    import turbohtml

    page = turbohtml.parse("<p>")
    for selector in settings.any:
        try:
            page.select(selector)
        except turbohtml.SelectorSyntaxError as error:
            yield f"'{selector}' is no selector: {error}"
        if not names(selector) and not re.match(r"[a-z]", selector):
            yield f"'{selector}' names no tag, class, id or value: it would be tried on every page"


STAGE = Stage("selector", Selector, find, held=held, problems=problems, reads="html")
