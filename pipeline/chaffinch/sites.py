"""Which site a page is of, and which sites a rule or an entry of an allow list is for.

A site is named by its host.  A pattern is a host, with or without its "www.", or `*.` and a host:
that one and all below it.
"""

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from chaffinch.html.page import Page

HOST = re.compile(r"(?=.{1,253}$)[^\W_](?:[\w-]{0,62})(?:\.[^\W_][\w-]{0,62})*")
DOTTED = re.compile(r".*\.[^\W\d_]{2,}")  # a folder is a host if it ends as hosts do


def host(url: str | None) -> str:
    """The host of a web address in lower case, without "www."; "" if it has none."""
    try:
        name = urlsplit(url or "").hostname or ""
    except ValueError:  # "http://[half"
        return ""
    name = name.rstrip(".").removeprefix("www.")
    return name if HOST.fullmatch(name) else ""


def of(url: str | None, page: "Page | None" = None, name: str = "") -> str:
    """The host of a page; "" if nothing tells.

    Its address tells, or what the page names as its own (canonical, og:url), or the first folder
    of its name, as tools leave it that mirror sites: `example.org/news/1.html`.
    """
    found = host(url) or (host(page.about.get("canonical")) if page else "")
    if found or "/" not in name:
        return found
    folder = PurePosixPath(name).parts[0].lower().removeprefix("www.")
    return folder if HOST.fullmatch(folder) and DOTTED.fullmatch(folder) else ""


@lru_cache(256)
def patterns(host_: str) -> frozenset[str]:
    """All patterns that a host matches, without a "www."."""
    if not host_:
        return frozenset()
    parts = host_.split(".")
    above = (".".join(parts[place:]) for place in range(len(parts)))
    return frozenset([host_, *(f"*.{domain}" for domain in above)])


def pattern(text: str) -> str:
    """A pattern as `patterns` gives it.  Raises ValueError for what is none."""
    star, name = ("*.", text[2:]) if text.startswith("*.") else ("", text)
    name = name.lower().rstrip(".").removeprefix("www.")
    if not HOST.fullmatch(name):
        raise ValueError(f"'{text}' is no host: write example.org or *.example.org")
    return star + name
