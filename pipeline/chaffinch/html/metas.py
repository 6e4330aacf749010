"""The meta elements of a page, by what they mean.

Sources of the names: the Open Graph protocol, Dublin Core, what search engines for scholars and
for news ask for, and what stood in 2,000 pages.
"""

from collections.abc import Iterable, Mapping, Sequence

from chaffinch.html.plain import flat

Metas = Mapping[str, Sequence[str]]

# The best first: names with one meaning before those that sites use as they please.
AUTHOR = """
    author parsely-author sailthru.author citation_author dc.creator dcterms.creator byl
    cxenseparse:author article:author_name article:author
""".split()
PUBLISHED = """
    article:published_time og:article:published_time article:published datepublished
    parsely-pub-date sailthru.date dc.date.issued dcterms.issued dcterms.created dc.date.created
    citation_publication_date citation_date publishdate publish-date publish_date pub_date pubdate
    cxenseparse:recs:publishtime dc.date dcterms.date date
""".split()
MODIFIED = """
    article:modified_time og:article:modified_time article:modified datemodified dcterms.modified
    dc.date.modified og:updated_time last-modified
""".split()
DESCRIPTION = "description og:description twitter:description dc.description".split()
LANGUAGE = "content-language dc.language dcterms.language og:locale language".split()
TITLE = "og:title twitter:title parsely-title sailthru.title citation_title dc.title".split()
SITE = ["og:site_name"]
SITE_BY_USE = "application-name apple-mobile-web-app-title publisher dc.publisher".split()


def by_name(metas: Sequence[Mapping[str, str]]) -> Metas:
    """What each meta element says, by its names in lower case, in the order of the page."""
    found: dict[str, list[str]] = {}
    for meta in metas:
        names = [meta.get(key, "") for key in ("property", "name", "itemprop", "http-equiv")]
        for name in dict.fromkeys(" ".join(names).lower().split()):
            found.setdefault(name, []).append(meta.get("content", ""))
    return found


def told(metas: Metas, names: Iterable[str]) -> list[str]:
    """What elements of these names say, a single line each, the best first."""
    values = (flat(value) for name in names for value in metas.get(name, ()))
    return [value for value in values if value]
