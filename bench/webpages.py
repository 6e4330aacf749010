"""Pages of HTML made up for measuring: the made-up scrapes, in the markup of a news site.

Menus, scripts, teasers and a footer stand around the text, as many of them as on pages of 90 KB.
The same seed gives the same pages.
"""

import html
import random
from collections.abc import Iterator

import scrapes

MENU, TEASERS, FOOT = 40, 24, 30  # links and boxes around the text
SCRIPT = "var settings = {" + ", ".join(f'"key{n}": "{n * 7919:x}"' for n in range(800)) + "};"
SCRIPTS = 3


def pages(number: int, seed: int = 1) -> Iterator[str]:
    random_ = random.Random(seed)
    prose, junk = scrapes.by_language()["en"], scrapes.junk_blocks()
    for _ in range(number):
        yield one(random_, prose, junk)


def one(random_: random.Random, prose: list[str], junk: list[str]) -> str:
    """One page: head, menu, article with a sidebar, footer."""
    title = html.escape(" ".join(random_.choice(prose).split()[:9]))
    lines = scrapes.one(random_, prose, junk).split("\n")
    paragraphs = "\n".join(f'<p class="c-text">{_inline(random_, x)}</p>' for x in lines if x)
    scripts = "".join(f"<script>{SCRIPT}</script>" for _ in range(SCRIPTS))
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="og:type" content="article">{scripts}</head><body class="page">
<header class="site-header">
<nav class="main-nav"><ul>{_links(random_, prose, MENU)}</ul></nav></header>
<div class="wrapper"><div class="row"><main><article class="article">
<h1 class="article__title">{title}</h1>
<div class="article__body">{paragraphs}</div></article></main>
<div class="sidebar"><div class="teasers">{_teasers(random_, prose)}</div></div></div></div>
<footer class="site-footer"><ul>{_links(random_, prose, FOOT)}</ul></footer></body></html>"""


def _inline(random_: random.Random, text: str) -> str:
    """Some words in bold or in links."""
    words = [html.escape(word) for word in text.split(" ")]
    for place in random_.sample(range(len(words)), len(words) // 20):
        tag = random_.choice(('a href="/x"', "b", "em"))
        words[place] = f"<{tag}>{words[place]}</{tag.split()[0]}>"
    return " ".join(words)


def _links(random_: random.Random, prose: list[str], number: int) -> str:
    names = (html.escape(" ".join(random_.choice(prose).split()[:2])) for _ in range(number))
    return "\n".join(
        f'<li class="nav-item"><a class="nav-link" href="/s/{place}"><span>{name}</span></a></li>'
        for place, name in enumerate(names)
    )


def _teasers(random_: random.Random, prose: list[str]) -> str:
    return "\n".join(
        f'<div class="teaser"><a href="/n/{place}"><div class="teaser__media">'
        f'<img src="{place}.jpg" alt=""></div>'
        f'<h3 class="teaser__head">{html.escape(random_.choice(prose)[:70])}</h3></a>'
        f'<span class="teaser__date">{place + 1} May</span></div>'
        for place in range(TEASERS)
    )
