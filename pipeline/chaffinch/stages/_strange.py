"""How far the prose of a document speaks of what a block says.

Shared by the stages that go by what other rules took.  A heading of the text, or an item of a
list, comes up in its prose; the labels of a menu and the teasers in a box do not.
"""

import re

from chaffinch.block import UNSPACED, Block
from chaffinch.view import View

LONG = re.compile(r"[^\W\d_]{5,}")  # shorter ones ("with", "your") stand in every text
SHORT = re.compile(r"[^\W\d_]{4}")
STEM = 5  # letters of a word that its forms share
LONGEST = 50_000  # code points of prose, some 8,000 words
FEW = 5  # long words of a paragraph: that fewer are not in the prose may be chance


def prose_of(view: View, words: int) -> str:
    """The prose of a document in small letters, what went of it in this pass too.

    Empty if it has fewer words, and if it is so long that to look through it for each line of a
    long page would take minutes.
    """
    prose = [block for block in view.whole if block.is_prose]
    enough = sum(block.words for block in prose) >= words
    text = " ".join(block.text.lower() for block in prose) if enough else ""
    return text if len(text) <= LONGEST else ""


def shared(block: Block, prose: str) -> float:
    """The share of a block's words that the rest of the prose has, from 0 to 1.

    1 where nothing can be told: in scripts that write no spaces, of figures, of few words.
    """
    words = LONG.findall(block.text)
    if UNSPACED.search(block.text) or (block.is_prose and len(words) < FEW):
        return 1.0
    words = words or SHORT.findall(block.text)
    if not words:
        return float(block.facts.has_figures)
    stems = [word[:STEM].lower() for word in words]
    if not block.is_prose:
        return sum(stem in prose for stem in stems) / len(stems)
    own = block.text.lower()
    return sum(prose.count(stem) > own.count(stem) for stem in stems) / len(stems)
