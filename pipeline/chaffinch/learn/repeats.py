"""Which blocks of a site are its furniture: they stand on many pages, and in the text of none.

What is written for one page stands on that page alone.  But a heading ("Ingredients"), a sentence
("Heat the oven to 180 degrees.") or the headline of a page in a list of others may stand on many,
and is no furniture.  What the text of a page may be, the shipped rules and scores tell: they keep
it.  There a block stands in a text if much around it was written for that page alone.
"""

from collections.abc import Sequence
from functools import cached_property
from math import ceil
from typing import NamedTuple

from chaffinch.learn.company import Company
from chaffinch.learn.own import Own, mask
from chaffinch.learn.site import Place, Site

FEWEST = 3  # pages
SHARE = 0.05  # of the pages of a site: a section of it has a menu of its own
INSIDE = 0.2  # of its places, on which furniture may seem to stand in a text
# Chosen on half of 74 labelled sites, and tried on the other half (docs/learn.md).
SELDOM = 0.2  # of its places, on which the shipped rules keep what they take for furniture, too
STRANGE = 0.25  # of its places, where furniture may stand without its company
MOST = 3  # times on a page, on average, for what stands in texts: more are a list of its own
MANY = 6  # pages; fewer may be three versions of one text
AMONG = 0.6  # of the pages: what is on so many need not be where furniture is


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

    @cached_property
    def often(self) -> dict[str, int]:
        """The blocks that stand on enough pages, and on how many."""
        counts = {key: self.site.support(key) for key in self.site.places}
        return {key: count for key, count in counts.items() if count >= self.enough}

    @cached_property
    def _own(self) -> Own:
        return Own(self.site, self.often)

    @cached_property
    def _company(self) -> Company:
        return Company(self.site, self.often)

    @cached_property
    def found(self) -> list[Repeat]:
        """The furniture, in the order in which it stands on pages."""
        keys = [key for key in self.often if self._is_furniture(key)]
        return sorted(map(self.evidence, keys), key=lambda one: (one.first, one.last, one.key))

    def may_go_in_rows(self, key: str) -> bool:
        """It stands in rows of labels, hardly any of them in a text, and alone it heads none."""
        rows = self._company.in_row
        places = [(page, at) for page, at in self.site.places[key] if rows[page][at]]
        return bool(places) and self.may_go(places) and not self.heads(key)

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
        is_junk, in_cards = self.is_junk(places), self.is_crowded(places)
        if self.heads(key):
            return is_junk and in_cards
        is_common = self.often[key] >= AMONG * len(self.site.pages)
        if is_junk and (is_common or in_cards) and not self._introduces(places):
            return True
        in_menu = self.often[key] >= MANY and self._company.is_fixed(key)
        is_sure = is_junk or is_common or in_menu
        known = is_sure and self._is_known(key)
        return (known or in_cards) and self.may_go(places)

    def _is_known(self, key: str) -> bool:
        """It hardly ever stands without its company."""
        places = self.site.places[key]
        strange = sum(not self._company.holds(key, place) for place in places)
        return strange <= STRANGE * len(places)

    def _introduces(self, places: Sequence[Place]) -> bool:
        """What was written for the page stands too often right below: "Ingredients"."""
        below = sum(self._own.at((page, at + 1)) for page, at in places)
        return below > INSIDE * len(places)

    def is_junk(self, places: Sequence[Place]) -> bool:
        """The shipped rules and scores take what stands there nearly every time."""
        stays = sum(self.site.pages[page].kept[at] for page, at in places)
        return stays <= SELDOM * len(places)

    def is_crowded(self, places: Sequence[Place]) -> bool:
        """They are more on a page than a text says the same: in cards, below each comment."""
        return len(places) > MOST * len({page for page, _ in places})

    def heads(self, key: str) -> bool:
        """Somewhere it stands in a text, or right above it, without its company."""
        return any(
            (self.is_inside(place) or self._own.below(place))
            and not self._company.holds(key, place)
            for place in self.site.places[key]
        )

    def may_go(self, places: Sequence[Place]) -> bool:
        """Hardly any of these places is in a text."""
        return sum(map(self.is_inside, places)) <= INSIDE * len(places)

    def is_wide(self, places: Sequence[Place]) -> bool:
        """They are on nearly all pages of many, and seldom more than one on each."""
        count, pages = len({page for page, _ in places}), len(self.site.pages)
        return pages >= MANY and count >= AMONG * pages and not self.is_crowded(places)

    def is_inside(self, place: Place) -> bool:
        """It is kept, no box is beside it, and much around it was written for the page."""
        page, at = place
        kept = self.site.pages[page].kept[at]
        return kept and not self._by_box(place) and self._own.around(place)

    def is_own(self, key: str) -> bool:
        """It was written for one page: prose, and on hardly more than this, whatever figures."""
        prose = key not in self.often and self._own.is_prose(key)
        return prose and self._own.masks[mask(key)] < self.enough

    def _is_box(self, key: str) -> bool:
        """Prose on nearly all pages, wherever it stands: it has no company in a text."""
        return (
            key in self.often and self._own.is_prose(key) and self.is_wide(self.site.places[key])
        )

    def _by_box(self, place: Place) -> bool:
        """It stands beside a box, or is a line right below a row of labels, out of any text."""
        page, at = place
        is_line = "\n" not in self.site.text_at(place)  # not code below a bar of buttons
        if at and is_line and self._company.in_row[page][at - 1]:
            return True
        return any(self._is_box(self.site.key_at((page, at + step))) for step in (-1, 1))

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(page.title for page in self.site.pages)
