"""Which blocks of a site are its furniture: they stand on many pages, in the same company.

What is written for one page stands on that page alone.  But a heading ("Ingredients"), a sentence
("Heat the oven to 180 degrees.") or the headline of a page in a list of others may stand on many,
and is no furniture.  So a block is taken only if nearly everywhere the same blocks stand next to
it, and never if it stands elsewhere among or above what is written for one page.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, takewhile
from math import ceil
from typing import NamedTuple

from chaffinch.block import Facts
from chaffinch.learn.site import BOTTOM, TOP, Place, Site

FEWEST = 3  # pages
SHARE = 0.05  # of the pages of a site: a section of it has a menu of its own
COMPANY = 0.25  # of its pages on which the same block stands next to a block
STRANGE = 0.5  # of its places, far from any text, where a block stands without its company
MOST = 3  # times on a page among its text, on average: more are a list of its own
ROW = 4  # labels; a shorter row may be the headings of a text
MANY = 6  # pages; fewer may be three versions of one text
AMONG = 0.6  # of the pages, for what stands in the midst of their text
FAR = 12  # blocks from what was written for a page; a footer is longer, a box between is not
FIGURE = re.compile(r"\d+")
BEYOND = 10**6
NEAR = 3  # blocks above the first that was written for a page: its headline, its author


def mask(key: str) -> str:
    """The words of a block without its figures: a copyright notice has another year each year."""
    return FIGURE.sub("0", key)


class Repeat(NamedTuple):
    """A block that is furniture, and the evidence: pages, and the first and last place on one."""

    key: str
    text: str
    pages: int
    first: int
    last: int
    from_end: int  # the most blocks that stand between it and the nearer end of a page


class Repeats:
    """The furniture of a site among the blocks that are the same on many pages."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.enough = max(FEWEST, ceil(SHARE * len(site.pages)))
        self._prose: dict[str, bool] = {}
        self._companies: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    @cached_property
    def often(self) -> dict[str, int]:
        """The blocks that stand on enough pages, and on how many."""
        counts = {key: self.site.support(key) for key in self.site.places}
        return {key: count for key, count in counts.items() if count >= self.enough}

    @cached_property
    def found(self) -> list[Repeat]:
        """The furniture, in the order in which it stands on pages."""
        keys = [key for key in self.often if self._is_furniture(key)]
        return sorted(map(self.evidence, keys), key=lambda one: (one.first, one.last, one.key))

    def evidence(self, key: str) -> Repeat:
        places = self.site.places[key]
        counts = [len(self.site.pages[page].keys) for page, _ in places]
        ends = [min(at, size - 1 - at) for (_, at), size in zip(places, counts, strict=True)]
        ats = [at for _, at in places]
        text = self.site.text(key)
        return Repeat(key, text, self.often[key], min(ats) + 1, max(ats) + 1, max(ends))

    def is_own(self, key: str) -> bool:
        """It was written for one page: prose, and on hardly more than this, whatever figures."""
        return (
            key not in self.often and self._is_prose(key) and self._masks[mask(key)] < self.enough
        )

    def _is_prose(self, key: str) -> bool:
        if key not in self._prose:
            self._prose[key] = Facts(self.site.text(key)).is_prose
        return self._prose[key]

    @cached_property
    def _masks(self) -> Counter[str]:
        """On how many pages blocks stand that are the same but for their figures."""
        pages = ({mask(key) for key in page.keys} for page in self.site.pages)
        return Counter(masked for found in pages for masked in found)

    @cached_property
    def _own(self) -> list[list[int]]:
        """The places of each page's own prose."""
        return [
            [at for at, key in enumerate(page.keys) if self.is_own(key)]
            for page in self.site.pages
        ]

    def _is_furniture(self, key: str) -> bool:
        if key in self._titles:
            return False
        places = self.site.places[key]
        inside = [place for place in places if self._among(place)]
        if inside and len(places) > MOST * self.often[key]:
            return False
        if inside and self._is_box(key):
            return True
        if not all(map(self._in_box, inside)):
            return False
        strangers = [place for place in places if not self._in_company(key, place)]
        if any(self._close(place) for place in strangers):
            return False
        return len(strangers) <= max(1, STRANGE * len(places))

    def heads(self, key: str) -> bool:
        """Somewhere it stands, without its company, right above what was written for the page."""
        return any(
            self._distances(place)[1] == 1 and not self._in_company(key, place)
            for place in self.site.places[key]
        )

    def may_go(self, places: Sequence[Place]) -> bool:
        """Blocks that are alike, and stand on nearly all pages or never among their text."""
        pages = len({page for page, _ in places})
        if len(places) > MOST * pages:
            return False
        return pages >= AMONG * len(self.site.pages) or not any(map(self._among, places))

    def _is_box(self, key: str) -> bool:
        """Prose between that of the pages, on nearly all: a box, which has no company there."""
        pages = len(self.site.pages)
        return pages >= MANY and self._is_prose(key) and self.often.get(key, 0) >= AMONG * pages

    def _in_box(self, place: Place) -> bool:
        """It stands beside such a box, or in a row; alone it may be a heading of the text."""
        page, at = place
        if any(map(self._is_box, (self.site.key_at((page, at + step)) for step in (-1, 1)))):
            return True
        keys = self.site.pages[page].keys
        above = takewhile(self.often.__contains__, reversed(keys[:at]))
        below = takewhile(self.often.__contains__, keys[at + 1 :])
        return sum(1 for _ in chain(above, below)) + 1 >= ROW

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(page.title for page in self.site.pages)

    def _among(self, place: Place) -> bool:
        """Prose that was written for the page stands not far above it and not far below."""
        above, below = self._distances(place)
        return max(above, below) <= FAR

    def _close(self, place: Place) -> bool:
        """It stands among what was written for the page, or right above it, or right below it."""
        above, below = self._distances(place)
        return self._among(place) or below <= NEAR or above <= 1

    def _distances(self, place: Place) -> tuple[int, int]:
        """How many blocks further up and further down the next own prose of the page stands."""
        own, at = self._own[place[0]], place[1]
        after = bisect_right(own, at)
        above = at - own[after - 1] if after else BEYOND
        return above, own[after] - at if after < len(own) else BEYOND

    def _in_company(self, key: str, place: Place) -> bool:
        """A block that often stands next to it does so here."""
        page, at = place
        before, after = self._company(key)
        above, below = (self.site.key_at((page, at + step)) for step in (-1, 1))
        return above in before or below in after

    def _company(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """The blocks that often stand before it, and those that often stand after it."""
        if key not in self._companies:
            self._companies[key] = self._often_next(key, -1), self._often_next(key, 1)
        return self._companies[key]

    def _often_next(self, key: str, step: int) -> frozenset[str]:
        places = self.site.places[key]
        beside = {(page, self.site.key_at((page, at + step))) for page, at in places}
        counts = Counter(other for _, other in beside)
        wanted = max(2, COMPANY * self.often[key])
        repeated = (other for other in counts if other in self.often or other in (TOP, BOTTOM))
        return frozenset(other for other in repeated if counts[other] >= wanted)
