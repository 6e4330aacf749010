"""Pages with other articles below the first: gold articles of labelled pages, joined at random.

Each page is a first article and one to three others below it, in one of four styles: under a
heading with lines for source and time, with such lines alone, with the bare title, with nothing.
Half of the pages take their articles at random, half from those nearest in topic.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha1
from pathlib import Path
from random import Random
from typing import NamedTuple

SETS = ("aeb", "newsaet", "fundus", "wcxb")
STYLES = ("heading", "source", "title", "bare")
NEAREST = 8
LEAST, MOST = 100, 1200  # words of an article that is joined; longer ones are the long singles
LINES = 3
WORD = re.compile(r"[^\W\d_]{4,}")
HEADINGS = {
    "en": "Related Articles|You may also like|More from us|Read next|Latest news|Trending now",
    "de": "Mehr zum Thema|Das könnte Sie auch interessieren|Weitere Artikel|Meistgelesen",
    "es": "Te puede interesar|Noticias relacionadas|Lo más leído",
    "fr": "À lire aussi|Articles similaires|Sur le même sujet",
    "it": "Leggi anche|Articoli correlati|Potrebbe interessarti",
    "pt": "Leia também|Notícias relacionadas|Mais lidas",
    "nl": "Lees ook|Meer nieuws|Gerelateerde artikelen",
    "sv": "Läs mer|Läs också|Mest läst",
    "no": "Les også|Siste nytt|Mest lest",
    "pl": "Czytaj także|Zobacz również|Powiązane artykuły",
}
TIMES = {
    "en": "25 minutes ago|2 hours ago|a day ago|5 Aug 2025|August 5, 2025|2025-08-05|Yesterday",
    "de": "vor 25 Minuten|vor 2 Stunden|05.08.2025|5. August 2025|Gestern",
    "es": "hace 2 horas|hace 25 minutos|5 de agosto de 2025|05/08/2025",
    "fr": "il y a 2 heures|il y a 25 minutes|5 août 2025|05/08/2025",
    "it": "2 ore fa|25 minuti fa|5 agosto 2025|05/08/2025",
    "pt": "há 2 horas|há 25 minutos|5 de agosto de 2025|05/08/2025",
    "nl": "2 uur geleden|25 minuten geleden|5 augustus 2025|05-08-2025",
    "sv": "för 2 timmar sedan|25 minuter sedan|5 augusti 2025|2025-08-05",
    "no": "for 2 timer siden|5. august 2025|05.08.2025",
    "pl": "2 godziny temu|25 minut temu|5 sierpnia 2025|05.08.2025",
}
CARDS = (  # arrangements of source, time and title
    "{source}\n{time}\n- {source}\n{title}",
    "{source}\n{time}\n{title}",
    "{title}\n{source}\n{time}",
    "{title}\n{source} • {time}",
    "{source} | {time}\n{title}",
    "{time}\n{title}",
    "{title}\n{time}",
    "{title}\n{source}, {time}",
)


class Article(NamedTuple):
    """A gold article: `source` is the name of its site."""

    name: str
    domain: str
    lang: str
    title: str
    source: str
    lines: tuple[str, ...]
    words: int


class Joined(NamedTuple):
    """`starts` are the places (code points) where the other articles begin, `end` of the first."""

    text: str
    end: int
    starts: tuple[int, ...]
    style: str
    near: bool
    lang: str


def articles(folder: Path) -> Iterator[Article]:
    """The gold articles with a title, of enough lines and words, each once."""
    seen = set()
    for name in SETS:
        with gzip.open(folder / "data" / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as rows:
            for row in map(json.loads, rows):
                if row.get("suspect") or (name == "wcxb" and row.get("type") != "article"):
                    continue
                found = _article(row)
                if found and found.lines[0] not in seen:
                    seen.add(found.lines[0])
                    yield found


def _article(row: dict) -> Article | None:  # type: ignore[type-arg]
    lines = tuple(line.strip() for line in (row.get("gold_text") or "").split("\n"))
    lines = tuple(line for line in lines if line)
    title = next((head for head in row.get("heads") or () if head), "")
    if len(lines) > 1 and lines[0] == title:
        lines = lines[1:]
    words = sum(len(line.split()) for line in lines)
    if len(lines) < LINES or words < LEAST or not title:
        return None
    source = row["domain"].partition(".")[0].replace("-", " ").title()
    return Article(row["id"], row["domain"], row["lang"], title, source, lines, words)


def half(article: Article) -> int:
    """Which half of the domains: thresholds are set on the one, and figures are of the other."""
    return sha1(article.domain.encode()).digest()[1] % 2  # noqa: S324


def joined(found: Sequence[Article], pages: int, seed: int) -> Iterator[Joined]:
    """So many pages, styles and topics by turns."""
    draw = Random(seed)
    short = [article for article in found if article.words <= MOST]
    near = _nearest(short)
    langs = Counter(article.lang for article in short)
    able = [at for at, article in enumerate(short) if langs[article.lang] > 4]
    for number in range(pages):
        first = draw.choice(able)
        style, topic = STYLES[number % 4], bool(number // 4 % 2)
        pool = near[first] if topic else _others(short, first)
        others = draw.sample(pool, min(len(pool), draw.choice((1, 1, 2, 3))))
        yield _page(draw, short[first], [short[at] for at in others], style, near=topic)


def _others(found: Sequence[Article], first: int) -> list[int]:
    same = found[first].lang
    return [at for at, other in enumerate(found) if at != first and other.lang == same]


def _nearest(found: Sequence[Article]) -> list[list[int]]:
    """Of each article the nearest of its language, by the cosine of their words."""
    counts = [Counter(WORD.findall(" ".join(article.lines).lower())) for article in found]
    spread = Counter(word for count in counts for word in count)
    vectors = []
    for count in counts:
        vector = {
            word: (1 + math.log(times)) * math.log(len(found) / spread[word])
            for word, times in count.items()
            if spread[word] > 1
        }
        length = math.sqrt(sum(value * value for value in vector.values())) or 1.0
        vectors.append({word: value / length for word, value in vector.items()})
    return [
        sorted(
            _others(found, at),
            key=lambda other, own=vectors[at]: (
                -sum(value * vectors[other].get(word, 0) for word, value in own.items()),
                other,
            ),
        )[:NEAREST]
        for at in range(len(found))
    ]


def _page(
    draw: Random, first: Article, others: Sequence[Article], style: str, *, near: bool
) -> Joined:
    gap = draw.choice(("\n", "\n\n"))
    text = gap.join((first.title, *first.lines))
    end = len(text)
    if style == "heading":
        text += gap + draw.choice(HEADINGS.get(first.lang, HEADINGS["en"]).split("|"))
    card = draw.choice(CARDS)
    starts = []
    for other in others:
        text += gap
        starts.append(len(text))
        text += _head(draw, other, style, card, gap) + gap.join(other.lines)
    return Joined(text, end, tuple(starts), style, near, first.lang)


def _head(draw: Random, other: Article, style: str, card: str, gap: str) -> str:
    if style == "bare":
        return ""
    if style == "title":
        return other.title + gap
    time = draw.choice(TIMES.get(other.lang, TIMES["en"]).split("|"))
    return card.format(source=other.source, time=time, title=other.title) + "\n"
