"""Which blocks of a site are its furniture: they stand on many pages, and in the text of none.

What is written for one page stands on that page alone.  But a heading ("Ingredients"), a sentence
("Heat the oven to 180 degrees.") or the headline of a page in a list of others may stand on many,
and is no furniture.  What the text of a page may be, the shipped rules and scores tell: they keep
it.  There a block stands in a text if much around it was written for that page alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from chaffinch.block import Facts
from chaffinch.learn.company import Company
from chaffinch.learn.site import Place, Site

FEWEST = 3  # pages
SHARE = 0.05  # of the pages of a site: a section of it has a menu of its own
# These two were chosen on 70 labelled sites (bench/learn.py): 95 % of the words of their furniture
# stand in blocks that keep within them, and 0.1 % of the words of their texts.
AROUND = 5  # blocks above and below that tell what a block stands in
OWN = 0.2  # of the words around it, if they were written for the page: it stands in a text
INSIDE = 0.2  # of its places, on which furniture may seem to stand in a text
STRANGE = 0.25  # of its places, where furniture may stand without its company
MOST = 3  # times on a page, on average, for what stands in texts: more are a list of its own
MANY = 6  # pages; fewer may be three versions of one text
AMONG = 0.6  # of the pages, for what stands in the midst of their text
FIGURE = re.compile(r"\d+")


def mask(key: str) -> str:
    """The words of a block without its figures: a copyright notice has another year each year."""
    return FIGURE.sub("0", key)


class Repeat(NamedTuple):
    """A block that is furniture, and the evidence: pages, and the first and last place on one.

    `from_end` is the most blocks that stand between it and the nearer end of a page, and `stays`
    on how many pages it is left without a rule of the site.
    """

    key: str
    text: str
    pages: int
    first: int
    last: int
    from_end: int
    stays: int


class Repeats:
    """The furniture of a site among the blocks that are the same on many pages."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.enough = max(FEWEST, ceil(SHARE * len(site.pages)))
        self._prose: dict[str, bool] = {}

    @cached_property
    def often(self) -> dict[str, int]:
        """The blocks that stand on enough pages, and on how many."""
        counts = {key: self.site.support(key) for key in self.site.places}
        return {key: count for key, count in counts.items() if count >= self.enough}

    @cached_property
    def _company(self) -> Company:
        return Company(self.site, self.often)

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
        stays = {page for page, at in places if self.site.pages[page].kept[at]}
        return Repeat(
            key, self.site.text(key), self.often[key], min(ats) + 1, max(ats) + 1, max(ends),
            len(stays),
        )  # fmt: skip

    def _is_furniture(self, key: str) -> bool:
        if key in self._titles:
            return False
        if self._is_box(key):
            return True
        places = self.site.places[key]
        strange = sum(not self._company.holds(key, place) for place in places)
        return not self.heads(key) and strange <= STRANGE * len(places) and self.may_go(places)

    def heads(self, key: str) -> bool:
        """Somewhere it stands in a text, or right above it, without its company."""
        return any(
            (self._is_inside(place) or self._is_above(place))
            and not self._company.holds(key, place)
            for place in self.site.places[key]
        )

    def _is_above(self, place: Place) -> bool:
        """Prose that was written for the page, and is kept, stands right below."""
        below = place[0], place[1] + 1
        return self._is_own(below) and self._is_prose(self.site.key_at(below))

    def may_go(self, places: Sequence[Place]) -> bool:
        """Hardly any of these places is in a text."""
        return sum(map(self._is_inside, places)) <= INSIDE * len(places)

    def is_wide(self, places: Sequence[Place]) -> bool:
        """They are on nearly all pages of many, and seldom more than one on each."""
        count, pages = len({page for page, _ in places}), len(self.site.pages)
        return pages >= MANY and count >= AMONG * pages and len(places) <= MOST * count

    def _is_inside(self, place: Place) -> bool:
        """It is kept, no box is beside it, and much around it was written for the page."""
        page, at = place
        if not self.site.pages[page].kept[at] or self._by_box(place):
            return False
        words, own = self._sums[page]
        first, last = max(0, at - AROUND), min(len(words) - 1, at + AROUND + 1)
        return own[last] - own[first] >= OWN * (words[last] - words[first])

    @cached_property
    def _sums(self) -> list[tuple[list[int], list[int]]]:
        """Of each page the words before each block, all of them and those of the page's own."""
        found = []
        for number, page in enumerate(self.site.pages):
            counts = [key.count(" ") + 1 for key in page.keys]
            own = [count * self._is_own((number, at)) for at, count in enumerate(counts)]
            found.append((list(accumulate(counts, initial=0)), list(accumulate(own, initial=0))))
        return found

    def _is_own(self, place: Place) -> bool:
        """It is kept, and stands on hardly more than this page."""
        page, at = place
        keys = self.site.pages[page].keys
        return (
            0 <= at < len(keys) and self.site.pages[page].kept[at] and keys[at] not in self.often
        )

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

    def _is_box(self, key: str) -> bool:
        """Prose on nearly all pages, wherever it stands: it has no company in a text."""
        return key in self.often and self._is_prose(key) and self.is_wide(self.site.places[key])

    def _by_box(self, place: Place) -> bool:
        """It stands beside a box, or right below a row of labels, which is out of any text."""
        page, at = place
        if at and self._company.in_row[page][at - 1]:
            return True
        return any(self._is_box(self.site.key_at((page, at + step))) for step in (-1, 1))

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(page.title for page in self.site.pages)
