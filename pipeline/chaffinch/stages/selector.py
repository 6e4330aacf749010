"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from chaffinch.block import Span, count_words
from chaffinch.html.tags import NAMING
from chaffinch.layout import Layout
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.shadow import matches
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.html.element import Element
    from chaffinch.html.page import Page
    from chaffinch.html.select import Simple

    Called = Mapping[str, Mapping[str, Sequence[Element]]]

MOST = 20_000  # names that are remembered from page to page: some 5 MB

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
    return [
        (rule, list(_going(page, sorted(map(page.place, elements)), rule.settings)))
        for rule, elements in named.on(page)
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


@cache
def names(selector: str) -> tuple[str, ...]:
    """Strings that stand in the names of every page that the selector matches on."""
    found = NAMED.findall(OTHER.sub("", EXCEPT.sub("", selector)))
    return tuple((name or value).lower() for name, value in found)


class Asking(NamedTuple):
    """A selector of a rule, read if it is of the form that can be."""

    rule: Rule
    selector: str
    simple: "Simple | None"


class Named:
    """Which elements of a page the selectors match.

    Aho–Corasick looks for the longest name of each selector in all that elements are called.  The
    elements that bear it are asked for the rest.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        from chaffinch.html import select

        owners: dict[str, list[Asking]] = defaultdict(list)
        for rule in rules:
            for selector in rule.settings.any:
                asking = Asking(rule, selector, select.parse(selector))
                owners[max(names(selector), key=len, default="")].append(asking)
        self._unnamed = owners.pop("", [])
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners))
        # By attribute and value: pages of one site, and all that one program makes, share them.
        self._known: dict[str, dict[str, list[Asking]]] = {}

    def on(self, page: "Page") -> list[tuple[Rule, set["Element"]]]:
        """Rules with the elements that they match, in the order of the rules."""
        found: dict[Rule, set[Element]] = defaultdict(set)
        for rule, selector, _ in self._unnamed:
            found[rule].update(page.select(selector))
        called = page.catalogue.called
        self._learn(called)
        for name, by_value in called.items():
            known = self._known[name]
            for value, elements in by_value.items():
                for rule, selector, simple in known[value]:
                    if simple is None:
                        found[rule].update(page.select(selector))
                    elif simple.is_plain:
                        found[rule].update(elements)
                    else:
                        found[rule].update(filter(simple.matches, elements))
        return sorted(found.items(), key=lambda item: item[0].id)

    def _learn(self, called: "Called") -> None:
        """Find out which selectors may match what is called so."""
        if sum(map(len, self._known.values())) > MOST:
            self._known.clear()
        new: list[tuple[str, str, list[Asking]]] = []
        for name, values in called.items():
            known = self._known.setdefault(name, {})
            for value in values:
                if value not in known:
                    known[value] = []
                    new.append((name, value, known[value]))
        lines = [value.lower() for _, value, _ in new]
        ends = list(accumulate(len(line) + 1 for line in lines))
        for number, at, _ in matches(self._automaton, "\n".join(lines)):
            name, value, asking = new[bisect_right(ends, at)]
            for one in self._owners[number]:
                if one.simple is None or one.simple.may_bear(name, value):
                    asking.append(one)


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


STAGE = Stage("selector", Selector, find, problems=problems, reads="html")
