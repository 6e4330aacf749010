"""What was written for one page alone: much of it around a block is the text it stands in."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate

from chaffinch.block import Facts
from chaffinch.learn.site import Place, Site

# These two, and INSIDE of repeats.py, were chosen on 70 labelled sites (bench/learn.py).
AROUND = 5  # blocks above and below that tell what a block stands in
OWN = 0.2  # of the words around it, if they were written for the page: it stands in a text
FIGURE = re.compile(r"\d+")


def mask(key: str) -> str:
    """The words of a block without its figures: a copyright notice has another year each year."""
    return FIGURE.sub("0", key)


class Own:
    """What of a site is its pages' own; `often` are the blocks that stand on many of them."""

    def __init__(self, site: Site, often: Mapping[str, int]) -> None:
        self._site = site
        self._often = often
        self._prose: dict[str, bool] = {}

    def at(self, place: Place) -> bool:
        """It is kept, and stands on hardly more than this page."""
        page, at = place
        keys = self._site.pages[page].keys
        return (
            0 <= at < len(keys) and self._site.pages[page].kept[at] and keys[at] not in self._often
        )

    def below(self, place: Place) -> bool:
        """Prose that was written for the page, and is kept, stands right below."""
        below = place[0], place[1] + 1
        return self.at(below) and self.is_prose(self._site.key_at(below))

    def around(self, place: Place) -> bool:
        """Much around it was written for the page."""
        page, at = place
        words, own = self._sums[page]
        first, last = max(0, at - AROUND), min(len(words) - 1, at + AROUND + 1)
        return own[last] - own[first] >= OWN * (words[last] - words[first])

    @cached_property
    def _sums(self) -> list[tuple[list[int], list[int]]]:
        """Of each page the words before each block, all of them and those of the page's own."""
        found = []
        for number, page in enumerate(self._site.pages):
            counts = [key.count(" ") + 1 for key in page.keys]
            own = [count * self.at((number, at)) for at, count in enumerate(counts)]
            found.append((list(accumulate(counts, initial=0)), list(accumulate(own, initial=0))))
        return found

    def is_prose(self, key: str) -> bool:
        if key not in self._prose:
            self._prose[key] = Facts(self._site.text(key)).is_prose
        return self._prose[key]

    @cached_property
    def masks(self) -> Counter[str]:
        """On how many pages blocks stand that are the same but for their figures."""
        pages = ({mask(key) for key in page.keys} for page in self._site.pages)
        return Counter(masked for found in pages for masked in found)
