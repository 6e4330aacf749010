"""Gold texts with a passage in another language: sentences of labelled pages, put in by seed.

One, two or four sentences, on a line of their own or inside a paragraph, in nine languages.
"""

import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1
from pathlib import Path
from random import Random
from typing import NamedTuple

SETS = ("aeb", "newsaet", "fundus", "readability", "wcxb", "turku")
LANGUAGES = ("de", "en", "es", "fr", "it", "no", "pt", "ru", "sv")
SIZES = (1, 2, 4)  # sentences that are put in
WORDS, LINES = 300, 3  # that a page must have: less is soon a page of two languages
LEAST, MOST = 6, 60  # words of a sentence that is put in
FEW = 60  # sentences of a language: of fewer both halves have all
NEXT = re.compile(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W\d_a-zß-öø-ÿа-я])")
WHOLE = re.compile(r"[^\W\d_a-zß-öø-ÿа-я][^�Ã]*[.!?]\Z")  # a sentence, and no broken letters
QUOTED = re.compile('["“”„«»]')


class Text(NamedTuple):
    """A gold text: `domain` tells on which half it is."""

    domain: str
    lang: str
    lines: tuple[str, ...]


class Page(NamedTuple):
    """A text with a passage in another language at text[start:end], in code points."""

    text: str
    start: int
    end: int
    lang: str
    foreign: str
    size: int
    inline: bool


def rows(folder: Path, name: str) -> Iterator[dict]:  # type: ignore[type-arg]
    with gzip.open(folder / "data" / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def texts(folder: Path) -> Iterator[Text]:
    """The gold texts of enough lines, each once, if langdetect finds the whole in its language."""
    seen = set()
    for name in SETS:
        for row in rows(folder, name):
            text = row.get("gold_text") or ""
            if row.get("suspect") or (name == "wcxb" and row.get("type") != "article"):
                continue
            lines = tuple(line.strip() for line in text.split("\n") if line.strip())
            if row["lang"] in LANGUAGES and len(lines) >= LINES and lines[0] not in seen:
                seen.add(lines[0])
                if row["lang"] == "en" or _detected(text) == row["lang"]:
                    yield Text(row.get("domain") or row["id"], row["lang"], lines)


def _detected(text: str) -> str:
    """The language of a whole text: some are labelled by the site that they were found on."""
    from langdetect import DetectorFactory, detect

    DetectorFactory.seed = 0
    return str(detect(text))


def half(text: Text) -> int:
    """Which half of the domains: the stage is tuned on the one, and figures are of the other."""
    return sha1(text.domain.encode()).digest()[2] % 2  # noqa: S324


def sentences(line: str) -> list[str]:
    return NEXT.split(line)


def passages(found: Iterable[Text], of: int) -> dict[str, list[list[str]]]:
    """Sentences that follow each other, by language: of one half, or of both where that has few.

    Those with a quotation in them are left out: they stay for good.
    """
    runs = [(text, run) for text in found if text.lang in LANGUAGES for run in _runs(text)]
    halves = Counter((text.lang, half(text)) for text, run in runs for _ in run)
    by_language = defaultdict(list)
    for text, run in runs:
        if half(text) == of or halves[text.lang, of] < FEW:
            by_language[text.lang].append(run)
    return by_language


def _runs(text: Text) -> Iterator[list[str]]:
    run: list[str] = []
    for part in (part for line in text.lines for part in sentences(line)):
        if LEAST <= len(part.split()) <= MOST and WHOLE.match(part) and not QUOTED.search(part):
            run.append(part)
        elif run:
            yield run
            run = []
    if run:
        yield run


def pages(
    hosts: Sequence[Text], runs: dict[str, list[list[str]]], number: int, seed: int
) -> Iterator[Page]:
    """So many pages, every second in English; sizes and places by turns."""
    draw = Random(seed)
    hosts = [text for text in hosts if sum(len(line.split()) for line in text.lines) >= WORDS]
    english = [text for text in hosts if text.lang == "en"]
    others = [text for text in hosts if text.lang != "en"]
    for at in range(number):
        host = draw.choice((english, others)[at % 2])
        size, inline = at // 2 % 3, at // 6 % 2 == 1
        foreign = draw.choice([lang for lang in LANGUAGES if lang != host.lang])
        passage = _passage(draw, runs[foreign], SIZES[size])
        yield _put(draw, host, passage, foreign, size, inline=inline)


def _passage(draw: Random, runs: Sequence[Sequence[str]], count: int) -> str:
    run = draw.choice([run for run in runs if len(run) >= count])
    first = draw.randrange(len(run) - count + 1)
    return " ".join(run[first : first + count])


def _put(  # noqa: PLR0913  # what is put where
    draw: Random, host: Text, passage: str, foreign: str, size: int, *, inline: bool
) -> Page:
    """What stands in quotation marks or below a colon stays for good: no passage is put there."""
    lines = list(host.lines)
    free = [at for at in range(1, len(lines)) if not lines[at - 1].endswith(":")]
    long = [at for at in free if len(sentences(lines[at])) > 1 and not QUOTED.search(lines[at])]
    if inline and long:
        at = draw.choice(long)
        parts = sentences(lines[at])
        place = draw.randrange(1, len(parts))
        before = "\n".join([*lines[:at], " ".join(parts[:place])]) + " "
        after = " " + "\n".join([" ".join(parts[place:]), *lines[at + 1 :]])
    else:
        at = draw.choice(free)
        before, after = "\n".join(lines[:at]) + "\n", "\n" + "\n".join(lines[at:])
        inline = False
    start = len(before)
    end = start + len(passage)
    return Page(before + passage + after, start, end, host.lang, foreign, SIZES[size], inline)
