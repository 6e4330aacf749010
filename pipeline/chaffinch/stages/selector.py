"""CSS selectors: boxes of a page that its own classes, ids and roles name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import Layout, View

# What stands in a selector and must stand in the names of a page: classes, ids, quoted values.
NAMED = re.compile(r"""[.#]([\w-]{2,})|["']([^"']{2,})["']""")
EXCEPT = re.compile(r":(?:not|has|is|where)\([^()]*(?:\([^()]*\)[^()]*)*\)")


@dataclass(frozen=True, slots=True)
class Selector:
    """Elements that one of `any` matches go, with all that stands in them.

    One that holds more than `max_share` of the page's letters, or more than `max_words` words
    (0: no limit), is no box beside the text: it stays.
    """

    any: tuple[str, ...]
    max_share: float = 0.4
    max_words: int = 0


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    if view.layout is None:
        return
    for rule in rules:
        for selector in rule.settings.any:
            yield from _matches(view, view.layout, rule, selector)


def _matches(view: View, layout: Layout, rule: Rule, selector: str) -> Iterator[Hit]:
    if not _named(layout, selector):
        return
    settings: Selector = rule.settings
    for start, end in layout.select(selector):
        if end - start > settings.max_share * layout.letters:
            continue
        if settings.max_words and len(view.text[start:end].split()) > settings.max_words:
            continue
        yield Hit(start, end, rule, note=selector)


def names(selector: str) -> list[str]:
    """Strings that stand in the names of every page that the selector matches on."""
    found = NAMED.findall(EXCEPT.sub("", selector))
    return [(name or value).lower() for name, value in found]


def _named(layout: Layout, selector: str) -> bool:
    return all(name in layout.page.names for name in names(selector))


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
