"""What a batch did, at a glance: bars, and where a person should look first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from chaffinch.page import families
from chaffinch.page.families import Family
from chaffinch.page.rows import NOWHERE, Row

MOST = 12  # bars in a chart
PAGES = 8  # pages, and sites, to look at first
SITE = 3  # pages: with fewer a site has no habits
SITES = 4  # sites: with fewer there is no saying which is the odd one
ODD = 3.0  # deviations from the middle (Iglewicz and Hoaglin, 1993, advise 3.5 for any sample)
DEVIATION = 1.4826  # the standard deviation of a normal sample, by its median absolute one
LEAST = 0.02  # of the words: a smaller deviation among sites is taken for this


class Bar(NamedTuple):
    """`size` is a count, or a share from 0 to 1; `part` is its length in thousandths."""

    label: str
    size: float
    part: float
    family: Family | None = None


class Odd(NamedTuple):
    """A site that loses another share of its words than the site in the middle."""

    site: str
    pages: int
    share: float
    middle: float


def by_category(rows: Iterable[Row]) -> list[Bar]:
    """How many edits of each category there are."""
    return _bars(_added(row.edits for row in rows), coloured=True)


def by_rule(rows: Iterable[Row]) -> list[Bar]:
    return _bars(_added(row.rules for row in rows), coloured=False)


def by_site(rows: Iterable[Row]) -> list[Bar]:
    """The share of its words that the median page of each site loses, the highest first."""
    shares = {site: median(row.share for row in some) for site, some in sites(rows).items()}
    return _bars(shares, coloured=False)


def sites(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """The pages of each site that were cleaned and have words."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.words and not row.state:
            found[row.site].append(row)
    return found


def odd_sites(rows: Iterable[Row]) -> list[Odd]:
    """Sites that are far from the others, the farthest first."""
    groups = {
        site: some for site, some in sites(rows).items() if len(some) >= SITE and site != NOWHERE
    }
    if len(groups) < SITES:
        return []
    shares = {site: median(row.share for row in some) for site, some in groups.items()}
    middle = median(shares.values())
    spread = median(abs(share - middle) for share in shares.values())
    unit = max(DEVIATION * spread, LEAST)
    odd = [
        Odd(site, len(groups[site]), share, middle)
        for site, share in shares.items()
        if abs(share - middle) / unit > ODD
    ]
    return sorted(odd, key=lambda one: (-abs(one.share - one.middle), one.site))[:PAGES]


def suspicious(rows: Iterable[Row]) -> list[Row]:
    """The pages with a warning, and then those with the most doubtful removals."""
    some = [row for row in rows if not row.state and (row.warnings or worst(row) >= 1)]
    return sorted(some, key=lambda row: (not row.warnings, -worst(row), row.name))[:PAGES]


def worst(row: Row) -> float:
    return row.worst.size if row.worst else 0.0


def _added(counts: Iterable[Mapping[str, int]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for count in counts:
        total.update(count)
    return total


def _bars(sizes: Mapping[str, float], *, coloured: bool) -> list[Bar]:
    """The longest bars, the longest first."""
    ordered: Sequence[tuple[str, float]] = sorted(
        sizes.items(), key=lambda item: (-item[1], item[0])
    )
    longest = ordered[0][1] if ordered else 0
    return [
        Bar(name, size, round(1000 * size / longest, 1) if longest else 0.0,
            families.of(name) if coloured else None)
        for name, size in ordered[:MOST]
    ]  # fmt: skip
