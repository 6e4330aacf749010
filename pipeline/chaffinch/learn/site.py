"""The pages of one site as `learn` sees them: their blocks, and where each stands."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from chaffinch import engine, sites
from chaffinch.block import Facts
from chaffinch.document import Document
from chaffinch.ruleset import RuleSet
from chaffinch.view import no_scan

LIST_MARK = "- "  # as reading HTML shows it
TOP, BOTTOM = "\0top", "\0bottom"  # the neighbours of the first block and of the last
LONGEST = 3  # blocks of prose by which a page is known again: a print version is no second page

Place = tuple[int, int]  # the number of a page, and of a block in it


class Page(NamedTuple):
    """`keys` are the words of each block, by which blocks are the same; `texts` how they stand.

    `kept` says of each block whether the shipped rules and scores leave it.
    """

    site: str
    keys: Sequence[str]
    texts: Sequence[str]
    kept: Sequence[bool]
    title: str = ""


def read(document: Document, rules: RuleSet, site: str = "") -> Page:
    """The blocks of a page before any rule runs; `site` is for pages that do not tell theirs."""
    outcome = engine.run(document.raw, rules, document.kind, url=document.url, name=document.name)
    first, page = outcome.first, outcome.page
    found = []
    for block in engine.view_of(first, page, no_scan).blocks:
        text = block.text.removeprefix(LIST_MARK)
        if key := Facts(text).plain.strip():
            left = outcome.ledger.text_of(*first.place(block.start, block.end))
            found.append((key, text, bool(left.strip())))
    keys, texts, kept = zip(*found, strict=True) if found else ((), (), ())
    title = Facts(page.about.get("title", "") if page else "").plain.strip()
    host = sites.of(document.url, page, document.name) or site
    return Page(host, keys, texts, kept, title)


class Site:
    """The pages of a site, those that say the same counted once."""

    def __init__(self, host: str, pages: Iterable[Page]) -> None:
        self.host = host
        self.pages = list(_different(list(pages)))

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """Where each block stands."""
        found: dict[str, list[Place]] = defaultdict(list)
        for number, page in enumerate(self.pages):
            for at, key in enumerate(page.keys):
                found[key].append((number, at))
        return found

    def support(self, key: str) -> int:
        """On how many pages a block stands."""
        return len({page for page, _ in self.places[key]})

    def text(self, key: str) -> str:
        """How a block is written most often."""
        counts = Counter(self.pages[page].texts[at] for page, at in self.places[key])
        return min(counts, key=lambda text: (-counts[text], text))

    def text_at(self, place: Place) -> str:
        return self.pages[place[0]].texts[place[1]]

    def key_at(self, place: Place) -> str:
        """The block at a place; TOP or BOTTOM one beyond the first or the last."""
        keys = self.pages[place[0]].keys
        if 0 <= place[1] < len(keys):
            return keys[place[1]]
        return TOP if place[1] < 0 else BOTTOM


def _different(pages: Sequence[Page]) -> Iterator[Page]:
    """Pages that say the same are one page: by their longest prose, the rarest on the site first.

    The longest alone would not do: it may be a notice that stands on all pages.
    """
    prose = [_prose(page) for page in pages]
    counts = Counter(key for keys in prose for key in keys)
    seen = set()
    for page, keys in zip(pages, prose, strict=True):
        rarest = sorted(keys, key=lambda key: (counts[key], -len(key), key))
        sign = tuple(rarest[:LONGEST]) or tuple(page.keys)
        if sign not in seen:
            seen.add(sign)
            yield page


def _prose(page: Page) -> set[str]:
    texts = zip(page.keys, page.texts, strict=True)
    return {key for key, text in texts if Facts(text).is_prose}
