"""Scrapes made up for measuring: the project's own prose, and junk of its rules' examples.

The same seed gives the same pages.  The prose of a page is in one language, its junk in any.
Three shapes as scrapers leave them: most pages have a paragraph a line, some are hard-wrapped,
some are shredded at links.
"""

import random
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from chaffinch import pack, rulefile

ROOT = Path(__file__).parent.parent
SHAPES = ("lines", "lines", "lines", "lines", "lines", "lines", "wrapped", "wrapped", "shredded")
MOST = 6  # sentences of a paragraph
SMALLEST, LARGEST = 2_000, 16_000  # characters of prose on a page


def pages(megabytes: float, seed: int = 1) -> Iterator[str]:
    """Pages of so many megabytes (1e6 UTF-8 bytes) in all."""
    random_ = random.Random(seed)
    junk = junk_blocks()
    prose = {name: own for name, own in by_language().items() if len(own) >= MOST}
    languages, many = list(prose), [len(own) for own in prose.values()]
    size = 0
    while size < megabytes * 1e6:
        language = random_.choices(languages, many)[0]
        page = one(random_, prose[language], junk)
        size += len(page.encode())
        yield page


def one(random_: random.Random, prose: list[str], junk: list[str]) -> str:
    """One page: a title, paragraphs, and junk at the top, between them, and at the end."""
    wanted = random_.randint(SMALLEST, LARGEST)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < wanted:
        paragraphs.append(" ".join(random_.sample(prose, random_.randint(2, MOST))))
    shape = random_.choice(SHAPES)
    blocks = [shaped(random_, paragraph, shape) for paragraph in paragraphs]
    for _ in range(len(paragraphs) // 5 + 4):
        place = random_.choice((0, len(blocks), random_.randint(0, len(blocks))))
        blocks.insert(place, random_.choice(junk))
    return ("\n\n" if shape == "wrapped" else "\n").join(blocks) + "\n"


def shaped(random_: random.Random, paragraph: str, shape: str) -> str:
    if shape == "wrapped":
        return textwrap.fill(paragraph, 76)
    if shape == "shredded":
        return re.sub(
            r" (\w{7,}) ", lambda m: rf"\n{m[1]}\n" if random_.random() < 0.15 else m[0], paragraph
        )
    return paragraph


def sentences() -> list[str]:
    """All sentences of the project's good texts."""
    return sorted(set().union(*by_language().values()))


def by_language() -> dict[str, list[str]]:
    """The same by the language that the names of the texts end in."""
    found: dict[str, set[str]] = {}
    for path in sorted(ROOT.glob("tests/good/*.txt")):
        parts = re.split(r"(?<=[.!?])\s+", path.read_text("utf-8"))
        own = (re.sub(r"\s+", " ", part).strip() for part in parts)
        language = found.setdefault(path.stem.rpartition("-")[2], set())
        language.update(part for part in own if 30 < len(part) < 400)
    return {language: sorted(own) for language, own in found.items()}


def junk_blocks() -> list[str]:
    """What the examples of all rules mark as going."""
    found = set()
    for _, proof in rulefile.load_all(pack.home()):
        for example in proof.removes:
            found.update(re.findall(r"\[-(.*?)-\]", example, re.DOTALL))
    return sorted(block for block in found if len(block.strip()) > 3)
