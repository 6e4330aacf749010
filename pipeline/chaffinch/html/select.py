"""CSS selectors that ask an element for its tag and attributes, which nearly all of ours do.

A page has some hundred distinct names.  Looking for all selectors' names in those, and asking only
the elements that bear one, is many times faster than asking a thousand elements for each selector.
Selectors of other forms are left to turbohtml, on a tree of the page.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from chaffinch.html.element import Element
from chaffinch.html.tags import NAMING

_NAME = r"-?[A-Za-z_][\w-]*"
_VALUE = r"""=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')(?P<fold>\s+i)?"""
PART = re.compile(
    rf"""(?P<tag>^{_NAME})|\.(?P<class>{_NAME})|\#(?P<id>{_NAME})
    |\[(?P<name>{_NAME})(?:(?P<how>[~|^$*]?){_VALUE})?\]
    |:not\((?P<around>{_NAME})\s\*\)|:not\((?P<other>[^()\s][^()]*)\)""",
    re.VERBOSE,
)


class Asked(NamedTuple):
    """An attribute, and how its value compares: as CSS writes it (`~`, `^`, `$`, `*`, ``)."""

    name: str
    how: str
    value: str | None
    fold: bool

    def holds(self, given: str) -> bool:
        """Whether the value of an element's attribute is what is asked for."""
        if self.value is None:
            return True
        value, given = (self.value.lower(), given.lower()) if self.fold else (self.value, given)
        if self.how == "*":
            return bool(value) and value in given
        if self.how == "~":
            return value in given.split()
        if self.how == "^":
            return bool(value) and given.startswith(value)
        if self.how == "$":
            return bool(value) and given.endswith(value)
        return given == value or (self.how == "|" and given.startswith(f"{value}-"))


class Simple(NamedTuple):
    """A selector without combinators; `outside` names tags that the element may not stand in."""

    tag: str
    asked: tuple[Asked, ...]
    outside: tuple[str, ...]
    others: "tuple[Simple, ...]"

    def may_bear(self, name: str, value: str) -> bool:
        """Whether an attribute of this value is among what is asked for."""
        return any(asked.name == name and asked.holds(value) for asked in self.asked)

    @property
    def is_plain(self) -> bool:
        """One attribute is all that is asked for."""
        return len(self.asked) == 1 and not (self.tag or self.outside or self.others)

    def matches(self, element: Element) -> bool:
        if self.tag and element.tag != self.tag:
            return False
        return all(_has(element, asked) for asked in self.asked) and not (
            any(other.matches(element) for other in self.others)
            or (self.outside and _stands_in(element, self.outside))
        )


def _has(element: Element, asked: Asked) -> bool:
    value = element.value(asked.name)
    return value is not None and asked.holds(value)


def _stands_in(element: Element, tags: Sequence[str]) -> bool:
    return any(around.tag in tags for around in element.ancestors() if around is not element)


@cache
def parse(selector: str) -> Simple | None:
    """The parts of a selector; None if it is of another form."""
    tag, at = "", 0
    asked: list[Asked] = []
    outside: list[str] = []
    others: list[Simple] = []
    while at < len(selector):
        found = PART.match(selector, at)
        if found is None:
            return None
        at = found.end()
        part = found.groupdict()
        if part["other"] is not None:
            other = parse(part["other"])
            if other is None:
                return None
            others.append(other)
        elif part["around"] is not None:
            outside.append(part["around"].lower())
        elif part["tag"] is not None:
            tag = part["tag"].lower()
        else:
            asked.append(_asked(part))
    return Simple(tag, tuple(asked), tuple(outside), tuple(others))


def _asked(part: dict[str, str | None]) -> Asked:
    if part["class"] is not None:
        return Asked("class", "~", part["class"], fold=False)
    if part["id"] is not None:
        return Asked("id", "", part["id"], fold=False)
    value = part["double"] if part["double"] is not None else part["single"]
    return Asked((part["name"] or "").lower(), part["how"] or "", value, fold=bool(part["fold"]))


class Borne(NamedTuple):
    """An attribute with its value, and the elements that bear it."""

    name: str
    value: str
    elements: list[Element]


class Catalogue:
    """The elements of a page by their tags, and by what they are called.

    `names` holds a name a line, in lower case; `bearing` says who bears the name at a place in it.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        self._tags: dict[str, list[Element]] = defaultdict(list)
        self._having: dict[str, list[Element]] = defaultdict(list)
        called: dict[tuple[str, str | None], Borne] = {}
        for element in elements:
            if element.unseen:
                continue
            self._tags[element.tag].append(element)
            for pair in element.pairs():
                name, value = pair
                if value and name in NAMING:
                    self._having[name].append(element)
                    if pair in called:
                        called[pair].elements.append(element)
                    else:
                        called[pair] = Borne(name, value, [element])
        self._borne = list(called.values())
        lines = [borne.value.lower() for borne in self._borne]
        self.names = "\n".join(lines)
        self._places = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def bearing(self, at: int) -> Borne:
        """Whose name stands at a place in `names`."""
        return self._borne[bisect_right(self._places, at) - 1]

    def select(self, simple: Simple) -> list[Element]:
        """The elements that a selector matches, in page order."""
        some: Iterable[Element] = chain.from_iterable(self._tags.values())
        if simple.asked and simple.asked[0].name in NAMING:
            some = self._having.get(simple.asked[0].name, ())
        elif simple.tag:
            some = self._tags.get(simple.tag, ())
        return sorted(filter(simple.matches, some), key=lambda element: element.start)
