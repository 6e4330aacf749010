"""Scrapes made up for measuring: the project's own prose, and junk of its rules' examples.

The same seed gives the same pages.  Three shapes as scrapers leave them: most pages have a
paragraph a line, some are hard-wrapped, some are shredded at links.
"""

import random
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

from chaffinch import pack, rulefile

ROOT = Path(__file__).parent.parent
SHAPES = ("lines", "lines", "lines", "lines", "lines", "lines", "wrapped", "wrapped", "shredded")
SMALLEST, LARGEST = 2_000, 16_000  # characters of prose on a page


def pages(megabytes: float, seed: int = 1) -> Iterator[str]:
    """Pages of so many megabytes (1e6 UTF-8 bytes) in all."""
    random_ = random.Random(seed)
    prose, junk = sentences(), junk_blocks()
    size = 0
    while size < megabytes * 1e6:
        page = one(random_, prose, junk)
        size += len(page.encode())
        yield page


def one(random_: random.Random, prose: list[str], junk: list[str]) -> str:
    """One page: a title, paragraphs, and junk at the top, between them, and at the end."""
    wanted = random_.randint(SMALLEST, LARGEST)
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < wanted:
        paragraphs.append(" ".join(random_.sample(prose, random_.randint(2, 6))))
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
    texts = (path.read_text("utf-8") for path in sorted(ROOT.glob("tests/good/*.txt")))
    found = {
        re.sub(r"\s+", " ", sentence).strip()
        for text in texts
        for sentence in re.split(r"(?<=[.!?])\s+", text)
    }
    return sorted(sentence for sentence in found if 30 < len(sentence) < 400)


def junk_blocks() -> list[str]:
    """What the examples of all rules mark as going."""
    found = set()
    for _, proof in rulefile.load_all(pack.home()):
        for example in proof.removes:
            found.update(re.findall(r"\[-(.*?)-\]", example, re.DOTALL))
    return sorted(block for block in found if len(block.strip()) > 3)
