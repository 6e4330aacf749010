"""Collecting what a page says of itself: its head, its headings, its JSON-LD."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from turbohtml import Token

from chaffinch.html.about import Head
from chaffinch.html.element import Element

if TYPE_CHECKING:
    from chaffinch.html.page import Page

SAID = frozenset({"html", "title", "meta", "link", "script", "h1", "time"})
NAMED = frozenset({"a", "span", "address"})  # they may name who wrote the page
KINDS = {  # of schema.org: 1 an article, 2 a product, 3 a forum, 4 a page or a list of things
    "article": 1, "newsarticle": 1, "blogposting": 1, "reportagenewsarticle": 1, "recipe": 1,
    "techarticle": 1, "liveblogposting": 1, "opinionnewsarticle": 1,
    "product": 2, "productgroup": 2, "offer": 2,
    "discussionforumposting": 3, "qapage": 3, "question": 3,
    "website": 4, "webpage": 4, "collectionpage": 4, "itemlist": 4, "organization": 4,
}  # fmt: skip


def read(page: "Page") -> Head:
    """Go through the elements once."""
    found: dict[str, list[Element]] = {tag: [] for tag in SAID}
    authors = []
    for element in page.elements:
        if element.tag in SAID:
            found[element.tag].append(element)
        elif element.token and element.tag in NAMED and _is_author(element.token):
            authors.append(element)
    scripts = [s for s in found["script"] if "ld+json" in s.get("type").lower()]
    return Head(
        language=next((e.get("lang") for e in found["html"]), ""),
        title=next((_text(page, e) for e in found["title"]), ""),
        metas=[element.attributes for element in found["meta"]],
        links=[element.attributes for element in found["link"]],
        json_ld=[page.source[e.inner : e.end].partition("</script")[0] for e in scripts],
        headings=[_text(page, element) for element in found["h1"]],
        times=[e.get("datetime") or _text(page, e) for e in found["time"]],
        authors=[_text(page, element) for element in authors],
    )


def _is_author(token: Token) -> bool:
    return token.attr("rel") == "author" or token.attr("itemprop") == "author"


def _text(page: "Page", element: Element) -> str:
    from chaffinch.html.plain import flat

    return flat(page.source[element.inner : element.end])


def kind(head: Head, about: dict[str, str]) -> int:
    """What the page says that it is, a number as in KINDS; 0 if it does not say."""
    said = KINDS.get(about.get("type", "").lower(), 0)
    types = [meta.get("content", "") for meta in head.metas if meta.get("property") == "og:type"]
    return said or _og(types)


def _og(types: Sequence[str]) -> int:
    name = types[0].lower() if types else ""
    if "article" in name or "blog" in name:
        return 1
    return 2 if "product" in name else 4 if name else 0
