"""What tells that a page is one article: its sections, and a topic that it comes back to."""

from collections import Counter
from collections.abc import Sequence

from chaffinch.articles.common import WEIGHTS
from chaffinch.articles.lines import LETTER
from chaffinch.articles.stems import Words
from chaffinch.articles.topic import OFTEN, TELLING, like_headline, weight
from chaffinch.block import Block

SERIES = 2  # headlines above share a word with one: “The Travel Essay”, “The Community Essay”
RETURNS = 0.25  # of the weight of the last words: so much of the first article's topic tells of it
LAST = 40  # stems at the end that tell whether the first article goes on


def sections(blocks: Sequence[Block], words: Sequence[Words], starts: Sequence[int]) -> bool:
    """Dashes or stars part what begins at these places, or its headlines are one of a series.

    That is one of which at least `SERIES` above the first place share a word.
    """
    above = Counter(stem for at in range(starts[0] - 1) for stem in _says(blocks[at], words[at]))
    for start in starts:
        over = blocks[start - 1]
        head = start - like_headline(over)  # the headline may have been left to the article above
        series = any(above[stem] >= SERIES for stem in _says(blocks[head], words[head]))
        if series or not LETTER.search(over.text):
            return True
    return False


def _says(block: Block, read: Words) -> set[str]:
    """The stems of a headline that tell something."""
    stems = read.stems if like_headline(block) else ()
    return {stem for stem in stems if WEIGHTS[stem] > TELLING}


def returns(read: Sequence[Words], start: int) -> bool:
    """The page ends with the first article: what began here was but a box within it."""
    at, stems = len(read), list[str]()
    while at > start and len(stems) < LAST:
        at -= 1
        stems += read[at].stems
    if at <= start + 1 or len(stems) < LAST:
        return False
    own = [stem for words in read[:start] for stem in words.stems]
    topic = {stem for stem, count in Counter(own).items() if count >= OFTEN}
    others = {stem for words in read[start:at] for stem in words.stems}
    last = set(stems)
    told = weight(last & topic)
    return told > RETURNS * weight(last) and told > weight(last & others)
