"""What a page says of itself, for readers that do not see it: search engines, social networks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice

from chaffinch.html import byline, headline, metas
from chaffinch.html.dates import is_date
from chaffinch.html.plain import flat, paragraphs
from chaffinch.html.things import Thing, Things, main_type, read, text

NAME = 100  # code points of a site's name
AUTHORS = 4  # names that stand in a page, rather than in what it says of itself
DESCRIPTION = 5_000  # code points; more is the text itself
ADDRESS = re.compile(r"https?://([^/\s?#]{1,255})(?:[/?#]\S{0,2000})?", re.IGNORECASE)
LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,4}", re.IGNORECASE)
BODIES = ("articleBody", "text", "reviewBody")


@dataclass(frozen=True)
class Head:
    """What was found in a page: texts of elements, and attributes with names in lower case."""

    language: str = ""  # the lang attribute of html
    title: str = ""
    metas: Sequence[Mapping[str, str]] = ()
    links: Sequence[Mapping[str, str]] = ()
    json_ld: Sequence[str] = ()  # scripts of type application/ld+json, as they stand
    headings: Sequence[str] = ()  # of h1
    times: Sequence[str] = ()
    authors: Sequence[str] = ()  # of what has rel=author or itemprop=author

    @cached_property
    def page(self) -> "_Page":
        """The same, read: once, for all that is asked of it."""
        return _read(self)


@dataclass(frozen=True, slots=True)
class _Page:
    head: Head
    metas: metas.Metas
    things: Things
    main: Thing
    address: str


def about(head: Head) -> dict[str, str]:
    """What the page says of itself, each a single line; what it does not say is left out.

    Keys, and where each is looked for, the best first:

    title        h1, JSON-LD, Open Graph, title element (`headline.choose` says how)
    byline       author of the main thing in JSON-LD, meta elements, rel or itemprop author
    published    datePublished of the main thing, meta elements, time elements all of one day
    modified     dateModified of the main thing, meta elements
    site         og:site_name, publisher in JSON-LD, its WebSite, application-name
    language     lang of html, meta elements, inLanguage; a language tag
    description  meta description, Open Graph, JSON-LD
    canonical    link rel=canonical, og:url, url of the main thing; an http(s) address
    type         type of the main thing in JSON-LD, a name of schema.org

    What a page says of its main thing goes before what it says of itself as a page.  Dates stay
    as they were written.  Never raises, whatever the page holds.
    """
    page = head.page
    found = {
        "title": _title(page),
        "byline": _byline(page),
        "published": next(
            _dates(page, "datePublished", metas.PUBLISHED, _one_day(head.times)), ""
        ),
        "modified": next(_dates(page, "dateModified", metas.MODIFIED), ""),
        "site": next(_sites(page), ""),
        "language": _language(page),
        "description": next(_descriptions(page), ""),
        "canonical": page.address or _address([text(page.main.get("url"))]),
        "type": main_type(page.main),
    }
    return {key: value for key, value in found.items() if value}


def body(head: Head) -> str:
    """The longest text that JSON-LD gives of what the page is about, a paragraph a line.

    "" if it gives none.  It is evidence of where the main text stands: often it is that text,
    sometimes its beginning, sometimes a summary.
    """
    page = head.page
    told = (thing.get(key) for thing in page.things.outer for key in BODIES)
    texts = [text(value) for value in (*told, page.main.get("description"))]
    return paragraphs(max(texts, key=len))


def _read(head: Head) -> _Page:
    things, by_name = read(head.json_ld), metas.by_name(head.metas)
    rels = ((link.get("rel", "").lower().split(), link.get("href", "")) for link in head.links)
    canonical = [address for rel, address in rels if "canonical" in rel]
    address = _address(canonical, by_name.get("og:url", ()))
    # A copy: what refers to itself waits for the garbage collector.
    return _Page(replace(head), by_name, things, things.main(address), address)


def _title(page: _Page) -> str:
    headings = [flat(heading) for heading in page.head.headings]
    # The name of a thing comes last: that of a page is often the name of its section.
    told = metas.told(page.metas, metas.TITLE)
    titles = [flat(text(page.main.get("headline"))), *told, flat(text(page.main.get("name")))]
    sites = [*_host(page.address), *islice(_sites(page), headline.MOST)]
    return headline.choose(headings, titles, sites, flat(page.head.title))


def _byline(page: _Page) -> str:
    of_main = (page.things.names(page.main.get(key)) for key in ("author", "creator"))
    of_metas = (metas.told(page.metas, [name]) for name in metas.AUTHOR)
    # More than a few are the authors of comments.
    shown = [*dict.fromkeys(map(flat, page.head.authors))]
    sources = chain(of_main, of_metas, [shown] if len(shown) <= AUTHORS else [])
    return next(filter(None, (byline.joined(names, _language(page)) for names in sources)), "")


def _dates(
    page: _Page, key: str, names: Iterable[str], others: Iterable[str] = ()
) -> Iterator[str]:
    told = chain([text(page.main.get(key))], metas.told(page.metas, names), others)
    return filter(is_date, (" ".join(date.split()) for date in told))


def _one_day(times: Iterable[str]) -> list[str]:
    """Times of several days are those of comments, or of other pages."""
    dates = [time.strip() for time in times if is_date(time.strip())]
    return dates if len({date[:10] for date in dates}) == 1 else []


def _sites(page: _Page) -> Iterator[str]:
    """All names of the site, the best first."""
    websites = (page.things.names(thing) for thing in page.things.of_type("WebSite"))
    names = chain(
        metas.told(page.metas, metas.SITE),
        page.things.names(page.main.get("publisher")),
        chain.from_iterable(websites),
        metas.told(page.metas, metas.SITE_BY_USE),
    )
    return (name for name in names if len(name) <= NAME and not name.startswith(("http", "@")))


def _language(page: _Page) -> str:
    told = metas.told(page.metas, metas.LANGUAGE)
    tags = [page.head.language, *told, text(page.main.get("inLanguage"))]
    stripped = (tag.strip().replace("_", "-") for tag in tags)
    return next(filter(LANGUAGE_TAG.fullmatch, stripped), "")


def _descriptions(page: _Page) -> Iterator[str]:
    told = metas.told(page.metas, metas.DESCRIPTION)
    texts = [*told, flat(text(page.main.get("description")))]
    return (one for one in texts if one and len(one) <= DESCRIPTION)


def _address(*sources: Iterable[str]) -> str:
    """The first that is whole."""
    stripped = (address.strip() for address in chain(*sources))
    return next(filter(ADDRESS.fullmatch, stripped), "")


def _host(address: str) -> list[str]:
    """The host, and the part of it that is most likely the name of the site."""
    match = ADDRESS.fullmatch(address)
    host = match[1].lower().removeprefix("www.") if match else ""
    return [host, max(host.split("."), key=len)]
