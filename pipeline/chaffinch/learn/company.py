"""What stands next to a block on many pages: furniture has company, what is in a text has none."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import groupby

from chaffinch.learn.site import BOTTOM, TOP, Place, Site

COMPANY = 0.25  # of its pages on which the same block stands next to a block
FIXED = 0.75  # of its places, on which the same label stands next to a label of a menu
LABEL_WORDS = 4
ROW = 4  # labels; a shorter row may be the headings of a text


class Company:
    """The company of blocks that stand on many pages of a site; `often` says on how many."""

    def __init__(self, site: Site, often: Mapping[str, int]) -> None:
        self._site = site
        self._often = often
        self._companies: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def holds(self, key: str, place: Place) -> bool:
        """A block that often stands next to it does so here; or it is one of a row of labels."""
        page, at = place
        if self.in_row[page][at]:
            return True
        before, after = self._of(key)
        above, below = (self._site.key_at((page, at + step)) for step in (-1, 1))
        return above in before or below in after

    def is_fixed(self, key: str) -> bool:
        """It stands in rows of labels, and nearly always next to the same one of them."""
        places = self._site.places[key]
        beside = Counter(
            other
            for page, at in places
            if self.in_row[page][at]
            for other in {self._site.key_at((page, at + step)) for step in (-1, 1)}
            if self.is_label(other)
        )
        return max(beside.values(), default=0) >= FIXED * len(places)

    @cached_property
    def in_row(self) -> list[list[bool]]:
        """Of each block of each page, whether it is one of a row of short ones that repeat."""
        return [
            [
                long
                for short, group in groupby(page.keys, key=self.is_label)
                for size in [len(list(group))]
                for long in [short and size >= ROW] * size
            ]
            for page in self._site.pages
        ]

    def is_label(self, key: str) -> bool:
        """It is short, and repeats."""
        return key in self._often and key.count(" ") < LABEL_WORDS

    def _of(self, key: str) -> tuple[frozenset[str], frozenset[str]]:
        """The blocks that often stand before it, and those that often stand after it."""
        if key not in self._companies:
            self._companies[key] = self._often_next(key, -1), self._often_next(key, 1)
        return self._companies[key]

    def _often_next(self, key: str, step: int) -> frozenset[str]:
        places = self._site.places[key]
        beside = {(page, self._site.key_at((page, at + step))) for page, at in places}
        counts = Counter(other for _, other in beside)
        wanted = max(2, COMPANY * self._often[key])
        repeated = (other for other in counts if other in self._often or other in (TOP, BOTTOM))
        return frozenset(other for other in repeated if counts[other] >= wanted)
