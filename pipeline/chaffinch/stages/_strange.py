"""How far the prose of a document speaks of what a block says.

Shared by the stages that go by what other rules took.  A heading of the text, or an item of a
list, comes up in its prose; the labels of a menu and the teasers in a box do not.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from chaffinch.block import UNSPACED, Block
from chaffinch.rule import Rule
from chaffinch.view import View

LONG = re.compile(r"[^\W\d_]{5,}")  # shorter ones ("with", "your") stand in every text
SHORT = re.compile(r"[^\W\d_]{4}")
STEM = 5  # letters of a word that its forms share
LONGEST = 50_000  # code points of prose, some 8,000 words
FEW = 5  # long words of a paragraph: that fewer are not in the prose may be chance
# Measured on labelled scrapes: of paragraphs of the text one in 600 has no more in the rest of it.
LINE, PARAGRAPH = 0.5, 0.1
SAID = 60  # code points of a block that is named in a note


class Prose:
    """The prose of a document, what went of it in this pass too; put together when asked for."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, words: int) -> str:
        """All of it in small letters, if it has at least so many words.

        Empty, too, if it is so long that to look through it for each line of a long page would
        take minutes.
        """
        has, text = self._counted
        return text if has >= words else ""

    @cached_property
    def _counted(self) -> tuple[int, str]:
        blocks = [block for block in self._view.whole if block.is_prose]
        text = " ".join(block.text.lower() for block in blocks)
        return sum(block.words for block in blocks), text if len(text) <= LONGEST else ""


def tried(view: View, rules: Sequence[Rule]) -> Sequence[Rule]:
    """The rules, where there is something to go by.

    On a page of HTML boxes and scores tell more than neighbours, and nothing is taken.
    """
    return rules if view.layout is None and view.taken else ()


def limit(block: Block) -> float:
    """The share of a block's words that may stand in the prose if it goes all the same."""
    return PARAGRAPH if block.is_prose else LINE


def too_little(words: int) -> str:
    """Why a rule that needs so many words of prose takes nothing."""
    return f"the document has fewer than {words} words of prose, or too many"


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
