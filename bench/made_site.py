"""A site made up for measuring `learn`: pages with furniture of their own, each block labelled.

The same seed gives the same pages.  What is written for a page is the project's own prose, with
much in it that stands on other pages, too: headings, a sentence about prices, words of the menu,
headlines of other pages.
"""

import random
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

import scrapes

HOST = "otter-lane.example"
SECTIONS = {
    "News": "Council, Courts, Weather, Elections, Roads, Letters",
    "Sport": "Rowing, Cricket, Fixtures, League tables, Angling, Results",
    "Culture": "Theatre, Books, Galleries, Concerts, Crossword, Listings",
    "Science": "Rivers, Birds, Geology, Climate notes, Astronomy, Questions",
}
MENU = (
    "Home, News, Sport, Culture, Science, Opinion, Obituaries, Jobs, Property, Cars, Shop, Archive"
)
FOOT = (
    "About us, Contact the desk, Advertise, Work with us, Terms of use, Privacy, Corrections, RSS"
)
SHARE = "Share, Facebook, Bluesky, Mastodon, Email, Print"
INSERT = (
    "The Otter Lane Letter brings the best of the river country to your desk every Friday.",
    "Put me on the list",
)
BANNER = "Otter Lane keeps small files on your device so that the tide tables load quickly."
LEGAL = (
    "Otter Lane is printed and published by the Otter Lane Company of 4 Wharf Street, and no "
    "part of it may be copied, stored or sent on in any form without leave of the publisher in "
    "writing. Letters may be cut for length, and the editor's choice of them is final."
)
ABOUT = "Otter Lane has reported from the river country since 1871 and belongs to its readers."
MONTHS = "January March April June August October December".split()
HEADINGS = ("Background", "Sources", "How it was done", "What comes next")
COMMON = "All prices in this article are in pounds and were right when it was written."
COMMENTERS = "Ida Vance, Tom Reed, M. Okafor, Old Heron, J. Lindqvist, weirkeeper, Ana P."


class Block(NamedTuple):
    """`kind`: furniture, body, or teaser (a headline of another page); `tag` is for HTML."""

    text: str
    kind: str
    tag: str = "p"


class Made(NamedTuple):
    name: str
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks) + "\n"

    @property
    def body(self) -> str:
        return "\n".join(block.text for block in self.blocks if block.kind == "body")

    @property
    def html(self) -> str:
        rows = [f"<{tag}>{escape(text)}</{tag}>" for text, _, tag in self.blocks]
        head = f'<link rel="canonical" href="https://www.{HOST}/{self.name}">'
        title = next(block.text for block in self.blocks if block.tag == "h1")
        return f"<html><head><title>{escape(title)}</title>{head}</head><body>\n" + "\n".join(rows)


def shown(block: Block, kind: str) -> str:
    """A block as it stands in a page."""
    return escape(block.text) if kind == "html" else block.text


def pages(count: int = 60, seed: int = 1) -> list[Made]:
    random_ = random.Random(seed)
    prose = scrapes.sentences()
    titles = [_title(random_, prose) for _ in range(count)]
    return [
        Made(f"{number:03}.html", tuple(_blocks(random_, prose, titles, number)))
        for number in range(count)
    ]


def _title(random_: random.Random, prose: list[str]) -> str:
    words = [word.strip(".,:;“”\"'()") for word in random_.choice(prose).split()]
    return " ".join(words[: random_.randint(4, 8)]).capitalize()


def _blocks(
    random_: random.Random, prose: list[str], titles: list[str], number: int
) -> Iterator[Block]:
    section = random_.choice(sorted(SECTIONS))
    day = f"{random_.randint(1, 28)} {random_.choice(MONTHS)} 2023"
    yield from _furniture("Skip to the text", BANNER, *MENU.split(", "))
    yield from _furniture(*SECTIONS[section].split(", "))
    yield from _furniture(
        f"Otter Lane on {day}: high water at the bridge at {number % 12 + 1} o'clock"
    )
    yield Block(titles[number], "body", "h1")
    yield from _body(random_, prose)
    yield from _furniture(*SHARE.split(", "))
    yield from _furniture("More from the river country")
    others = [title for title in titles if title != titles[number]]
    yield from (Block(title, "teaser", "li") for title in random_.sample(others, 3))
    yield from _comments(random_, prose)
    yield from _furniture(ABOUT, LEGAL, *FOOT.split(", "))
    yield from _furniture(f"© 2023 The Otter Lane Company · page {number + 1} as read on {day}")


def _furniture(*texts: str) -> Iterator[Block]:
    return (Block(text, "furniture", "li" if len(text) < 30 else "p") for text in texts)


def _body(random_: random.Random, prose: list[str]) -> Iterator[Block]:
    count = random_.randint(4, 9)
    insert = random_.randint(1, count - 2) if random_.random() < 0.8 else count
    for place in range(count):
        yield Block(" ".join(random_.sample(prose, random_.randint(2, 5))), "body")
        if place == insert:
            yield from _furniture(*INSERT)
        if random_.random() < 0.3:
            heading = random_.choice([*HEADINGS, *SECTIONS, "Archive"])
            yield Block(heading, "body", "h2")
    if random_.random() < 0.3:
        yield Block(COMMON, "body")
    yield Block(random_.choice(prose), "body")


def _comments(random_: random.Random, prose: list[str]) -> Iterator[Block]:
    """What readers wrote is no furniture of the site; it is not asked for here."""
    for _ in range(random_.choice((0, 0, 1, 2))):
        yield Block(random_.choice(COMMENTERS.split(", ")), "comment")
        yield Block(random_.choice(prose), "comment")
        yield from _furniture("Answer this", "Tell the editor")
    yield from _furniture("Write to the editor about this story", "Your name", "Send")


def main() -> None:
    """Write the pages as HTML into a folder: `made_site.py FOLDER`."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for page in pages():
        (folder / page.name).write_text(page.html, "utf-8")


if __name__ == "__main__":
    main()
