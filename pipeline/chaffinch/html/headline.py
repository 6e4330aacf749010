"""The title of a page: what its author wrote above the text, without the name of the site."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

LONGEST = 500  # code points; longer is a paragraph that was marked up as a heading
SURE = 8  # code points of a heading to be known within a title; "News" begins many titles
MOST = 20  # headings, and names of the site; more are a list

# What stands between a title and the name of the site.  A hyphen only with spaces around it, and a
# colon before one, so that "Re-opened" and "10:30" stay whole.
BETWEEN = re.compile(r"\s*[|¦»«•·‹›]\s*|\s+[-–—:~/]+\s+|\s*::\s*|:\s+|\s+[–—]|[–—]\s+")
BARS = frozenset("|¦»«")  # these stand in titles for nothing else


def choose(
    headings: Sequence[str], titles: Sequence[str], sites: Sequence[str], page: str = ""
) -> str:
    """The best title; "" if there is none.  All that is given is a single line each.

    `titles` are those made for machines (JSON-LD, Open Graph), the best first; `page` is the text
    of the title element; `sites` are the names of the site.

    On 1,233 pages with a known title, a single h1 is the title on four of five, a headline of
    JSON-LD on three of four, og:title on a little more than half, the title element on one of
    five.  But an h1 may also name the site, or stand over a box.  So an h1 that another title
    confirms goes first, as two that were written apart agree on nothing but the title; then an h1
    that stands alone; then the others.
    """
    headings, titles, pages = (list(filter(_fits, some)) for some in (headings, titles, [page]))
    sites, headings, page = sites[:MOST], headings[:MOST], next(iter(pages), "")
    names = [*sites, *_site_at_end(headings, titles, without_site(page, sites))]
    told = [without_site(title, names) for title in titles]
    told.append(without_last(without_site(page, names)))
    told = [title for title in told if _fits(title) and not _same(title, names)]
    shown = [one for one in headings if not _same(one, names)]
    sure = [one for one in shown if any(_agree(one, title) for title in (*told, page))]
    alone = shown if len(shown) == 1 else []
    return next(chain(sure, alone, told, shown, pages), "")


def without_site(title: str, sites: Sequence[str]) -> str:
    """Cut the name of the site off the end or the beginning of a title."""
    cuts = list(BETWEEN.finditer(title))
    for cut in cuts:
        if _same(title[cut.end() :], sites):
            return title[: cut.start()]
    for cut in reversed(cuts):
        if _same(title[: cut.start()], sites):
            return title[cut.end() :]
    return title


def without_last(title: str) -> str:
    """Cut off what stands behind the last bar: by custom, the name of the site."""
    cuts = [cut for cut in BETWEEN.finditer(title) if cut.group().strip() in BARS]
    return title[: cuts[-1].start()] if cuts and cuts[-1].start() else title


def _site_at_end(headings: Sequence[str], titles: Sequence[str], page: str) -> list[str]:
    """What the title element ends with and an h1 repeats: the site, if no other title says it."""
    cuts = [cut for cut in BETWEEN.finditer(page) if cut.group().strip() != ":"]
    last = page[cuts[-1].end() :] if cuts else ""
    if not last or len(last) > cuts[-1].start():  # a title is longer than the name of its site
        return []
    over = [one for one in headings if _agree(one, last)]
    if any(_agree(one, title) for one in over for title in titles):
        return []
    return [last, *over] if over else []


def _agree(heading: str, title: str) -> bool:
    """Equal, or the title has more before or after: a section, a site."""
    short, long = bare(heading), bare(title)
    more = f" {short} " in f" {long} " and (long.startswith(short) or long.endswith(short))
    return short == long or (len(short) >= SURE and more)


def _same(name: str, sites: Sequence[str]) -> bool:
    squeezed = bare(name).replace(" ", "")
    return any(squeezed == bare(site).replace(" ", "") for site in sites) if squeezed else False


def _fits(title: str) -> bool:
    return bool(bare(title)) and len(title) <= LONGEST


@lru_cache(64)
def bare(text: str) -> str:
    """Words alone, without case: what counts when two titles are compared."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))
