"""CSS selectors that ask an element for its tag and attributes, which nearly all of ours do.

A page has some hundred distinct names.  Looking for all selectors' names in those, and asking only
the elements that bear one, is many times faster than asking a thousand elements for each selector.
Selectors of other forms are left to turbohtml, on a tree of the page.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
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
    """An attribute, and how its value compares: as CSS writes it (`~`, `^`, `$`, `*`, ``).

    With `fold`, whatever the case: `value` is in lower case then.
    """

    name: str
    how: str
    value: str | None
    fold: bool

    def holds(self, given: str) -> bool:
        """Whether the value of an element's attribute is what is asked for."""
        if self.value is None:
            return True
        value = self.value
        if self.fold:
            given = given.lower()
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
        for asked in self.asked:  # noqa: SIM110  # any() takes thrice as long, and this is often
            if asked.name == name and asked.holds(value):
                return True
        return False

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
    if value and part["fold"]:
        value = value.lower()
    return Asked((part["name"] or "").lower(), part["how"] or "", value, fold=bool(part["fold"]))


class Catalogue:
    """The elements in which text is shown: by their tags, and by what they are called.

    `called` has the elements by attribute and value; values that are empty are left out.
    """

    def __init__(self, elements: Iterable[Element]) -> None:
        self._tags: dict[str, list[Element]] = {}
        self.called: dict[str, dict[str, list[Element]]] = {name: {} for name in NAMING}
        called = self.called
        for element in elements:
            if element.texts:
                self._tags.setdefault(element.tag, []).append(element)
                for name, value in element.token.attrs or () if element.token else ():
                    if value and name in called:
                        called[name].setdefault(value, []).append(element)

    def select(self, simple: Simple) -> list[Element]:
        """The elements that a selector matches, in page order."""
        several: Iterable[list[Element]] = self._tags.values()
        if simple.asked and simple.asked[0].name in NAMING:
            several = self.called[simple.asked[0].name].values()
        elif simple.tag:
            several = [self._tags.get(simple.tag, [])]
        some = filter(simple.matches, chain.from_iterable(several))
        return sorted(some, key=lambda element: element.start)
