"""Which blocks of a site are its furniture: they stand on many pages, in the same company.

What is written for one page stands on that page alone.  But a heading ("Ingredients"), a sentence
("Heat the oven to 180 degrees.") or the headline of a page in a list of others may stand on many,
and is no furniture.  So a block is taken only if nearly everywhere the same blocks stand next to
it, and never if it stands elsewhere among or above what is written for one page.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

from chaffinch.block import Facts
from chaffinch.learn.site import BOTTOM, TOP, Place, Site

FEWEST = 3  # pages
SHARE = 0.05  # of the pages of a site: a section of it has a menu of its own
COMPANY = 0.5  # of its pages on which the same block stands next to a block
USUAL = 0.9  # of its places where a block must stand in its company
AMONG = 0.6  # of the pages, for what stands in the midst of their text
NEAR = 3  # blocks above the first that was written for a page: its headline, its author


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

    @cached_property
    def often(self) -> dict[str, int]:
        """The blocks that stand on enough pages, and on how many."""
        counts = {key: self.site.support(key) for key in self.site.places}
        return {key: count for key, count in counts.items() if count >= self.enough}

    @cached_property
    def found(self) -> list[Repeat]:
        """The furniture, in the order in which it stands on pages."""
        keys = [key for key in self.often if self._is_furniture(key)]
        return sorted(map(self._repeat, keys), key=lambda one: (one.first, one.last, one.key))

    def _repeat(self, key: str) -> Repeat:
        places = self.site.places[key]
        counts = [len(self.site.pages[page].keys) for page, _ in places]
        ends = [min(at, size - 1 - at) for (_, at), size in zip(places, counts, strict=True)]
        ats = [at for _, at in places]
        text = self.site.text(key)
        return Repeat(key, text, self.often[key], min(ats) + 1, max(ats) + 1, max(ends))

    def is_own(self, key: str) -> bool:
        """It was written for one page: prose, and on hardly more than this."""
        return key not in self.often and self._is_prose(key)

    def _is_prose(self, key: str) -> bool:
        if key not in self._prose:
            self._prose[key] = Facts(self.site.text(key)).is_prose
        return self._prose[key]

    @cached_property
    def _bodies(self) -> list[tuple[int, int]]:
        """Of each page the first and the last block of its own prose; (0, -1) without any."""
        found = []
        for page in self.site.pages:
            own = [at for at, key in enumerate(page.keys) if self.is_own(key)]
            found.append((own[0], own[-1]) if own else (0, -1))
        return found

    def _is_furniture(self, key: str) -> bool:
        if key in self._titles:
            return False
        places = self.site.places[key]
        inside = [place for place in places if self._among(place)]
        everywhere = self.often[key] >= AMONG * len(self.site.pages)
        if inside and everywhere and self._is_prose(key):
            return True  # a box between paragraphs has no company of its own
        if not everywhere and not all(self._in_company(key, place, 2) for place in inside):
            return False
        strangers = [place for place in places if not self._in_company(key, place)]
        if any(self._close(place) for place in strangers):
            return False
        return len(strangers) <= (1 - USUAL) * len(places)

    def may_go(self, places: Sequence[Place]) -> bool:
        """Blocks that are alike, and stand on nearly all pages or never among their text."""
        everywhere = len({page for page, _ in places}) >= AMONG * len(self.site.pages)
        return everywhere or not any(map(self._among, places))

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(page.title for page in self.site.pages)

    def _among(self, place: Place) -> bool:
        """It stands between the first and the last of what was written for the page."""
        first, last = self._bodies[place[0]]
        return first < place[1] < last

    def _close(self, place: Place) -> bool:
        """It stands among or right above what was written for the page, or right below it."""
        first, last = self._bodies[place[0]]
        return first - NEAR <= place[1] <= last + 1

    def _in_company(self, key: str, place: Place, least: int = 1) -> bool:
        """Blocks that often stand next to it do so here: on one side, or on both."""
        page, at = place
        before, after = self._company(key)
        above, below = (self.site.key_at((page, at + step)) for step in (-1, 1))
        return (above in before) + (below in after) >= least

    def _company(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """The blocks that often stand before it, and those that often stand after it."""
        if key not in self._companies:
            self._companies[key] = self._often_next(key, -1), self._often_next(key, 1)
        return self._companies[key]

    @cached_property
    def _companies(self) -> dict[str, tuple[frozenset[str], frozenset[str]]]:
        return {}

    def _often_next(self, key: str, step: int) -> frozenset[str]:
        places = self.site.places[key]
        beside = {(page, self.site.key_at((page, at + step))) for page, at in places}
        counts = Counter(other for _, other in beside)
        wanted = max(2, COMPANY * self.often[key])
        repeated = (other for other in counts if other in self.often or other in (TOP, BOTTOM))
        return frozenset(other for other in repeated if counts[other] >= wanted)


def rows(repeats: Repeats, labels: frozenset[str], least: int) -> Iterator[tuple[str, ...]]:
    """Rows of so many labels or more that stand one after the other, each row once."""
    seen = set()
    for page in repeats.site.pages:
        row: list[str] = []
        for key in [*page.keys, ""]:
            if key in labels:
                row.append(key)
                continue
            if len(row) >= least and tuple(row) not in seen:
                seen.add(tuple(row))
                yield tuple(row)
            row = []
