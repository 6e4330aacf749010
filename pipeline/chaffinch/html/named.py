"""Which elements of a page the selectors of rules match: all selectors looked for at once."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from ahocorasick_rs import AhoCorasick

from chaffinch.html.element import Element
from chaffinch.html.select import Simple, parse
from chaffinch.html.tags import NAMING
from chaffinch.rule import Rule
from chaffinch.shadow import matches

if TYPE_CHECKING:
    from chaffinch.html.page import Page

Called = Mapping[str, Mapping[str, Sequence[Element]]]
Name = tuple[str, str]  # what an element is called: an attribute and its value
MOST = 400_000  # code points of names that are remembered from page to page: some 5 MB

# What stands in a selector and must stand in the names of a page: classes, ids, quoted values.
NAMED = re.compile(r"""[.#]([\w-]{2,})|["']([^"']{2,})["']""")
EXCEPT = re.compile(r":(?:not|has|is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)")
# Attributes that are no names: a page is full of links, and nobody looks through them first.
OTHER = re.compile(rf"\[(?!(?:{'|'.join(NAMING)})[~|^$*]?=)[^\]]*\]")


@cache
def names(selector: str) -> tuple[str, ...]:
    """Strings that stand in the names of every page that the selector matches on."""
    found = NAMED.findall(OTHER.sub("", EXCEPT.sub("", selector)))
    return tuple((name or value).lower() for name, value in found)


class Asking(NamedTuple):
    """A selector of a rule, read if it is of the form that can be."""

    rule: Rule
    selector: str
    simple: Simple | None


class Named:
    """Which elements of a page the selectors match.

    Aho–Corasick looks for the longest name of each selector in all that elements are called.  The
    elements that bear it are asked for the rest.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        owners: dict[str, list[Asking]] = defaultdict(list)
        for rule in rules:
            for selector in rule.settings.any:
                asking = Asking(rule, selector, parse(selector))
                owners[max(names(selector), key=len, default="")].append(asking)
        self._unnamed = owners.pop("", [])
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners))
        self._known: dict[Name, list[Asking]] = {}
        self._size = 0  # code points of the names in it

    def on(self, page: "Page") -> list[tuple[Rule, set[Element]]]:
        """Rules with the elements that they match, in the order of the rules."""
        found: dict[Rule, set[Element]] = defaultdict(set)
        for rule, selector, _ in self._unnamed:
            found[rule].update(page.select(selector))
        called = page.catalogue.called
        for (name, value), asking in self._asking(called).items():
            for rule, selector, simple in asking:
                if simple is None:
                    found[rule].update(page.select(selector))
                elif simple.is_plain:
                    found[rule].update(called[name][value])
                else:
                    found[rule].update(filter(simple.matches, called[name][value]))
        return sorted(found.items(), key=lambda item: item[0].id)

    def _asking(self, called: Called) -> dict[Name, list[Asking]]:
        """The selectors that may match what is called so.

        Pages of one site share their names, and so do those that one program makes.  Threads may
        share this: what is known is complete, and is never taken away, but begun anew.
        """
        if self._size > MOST:
            self._known, self._size = {}, 0
        known = self._known
        given = [(name, value) for name, values in called.items() for value in values]
        new = [one for one in given if one not in known]
        self._size += sum(len(value) for _, value in new)
        known.update(self._learned(new))
        return {one: known[one] for one in given if known[one]}

    def _learned(self, called: Sequence[Name]) -> dict[Name, list[Asking]]:
        lines = [value.lower() for _, value in called]
        ends = list(accumulate(len(line) + 1 for line in lines))
        asking: dict[Name, list[Asking]] = {one: [] for one in called}
        hits = matches(self._automaton, "\n".join(lines))
        for number, line in {(number, bisect_right(ends, at)): None for number, at, _ in hits}:
            for one in self._owners[number]:
                if one.simple is None or one.simple.may_bear(*called[line]):
                    asking[called[line]].append(one)
        return asking


@lru_cache(8)
def named(rules: tuple[Rule, ...]) -> Named:
    """Made once for the rules of a cleaner."""
    return Named(rules)
