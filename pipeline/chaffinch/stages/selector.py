"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter

from ahocorasick_rs import AhoCorasick

from chaffinch.html.naming import NAMING
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
    tried = _named(tuple(rules)).on(view.layout.page.names)
    for rule, group in groupby(tried, key=itemgetter(0)):
        hits = [hit for _, selector in group for hit in _matches(view.layout, rule, selector)]
        yield from _outermost(hits)


def _matches(layout: Layout, rule: Rule, selector: str) -> Iterator[Hit]:
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


class Named:
    """Which selectors may match on a page: those of which all names stand among the page's.

    Aho–Corasick looks for the longest name of each; only if it is there the others are asked for.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._selectors = [(rule, one) for rule in rules for one in rule.settings.any]
        self._owners: dict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for number, (_, selector) in enumerate(self._selectors):
            longest = max(names(selector), key=len, default="")
            (self._owners[longest] if longest else self._always).append(number)
        self._names = list(self._owners)
        self._automaton = AhoCorasick(self._names)

    def on(self, called: str) -> list[tuple[Rule, str]]:
        """The selectors to try, in the order of their rules; `called` is what a page names."""
        found = self._automaton.find_matches_as_indexes(called, overlapping=True)
        numbers = {n for at in {at for at, _, _ in found} for n in self._owners[self._names[at]]}
        may = [
            self._selectors[number]
            for number in sorted(numbers)
            if all(name in called for name in names(self._selectors[number][1]))
        ]
        always = [self._selectors[number] for number in self._always]
        return sorted(always + may, key=lambda item: item[0].id)


@lru_cache(8)
def _named(rules: tuple[Rule, ...]) -> Named:
    return Named(rules)


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
