"""What the text of a block alone tells: how long it is, whether it is prose, what it asks for."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from chaffinch.block import may_be_unspaced
from chaffinch.html.words import FURNITURE
from chaffinch.said import said

SAMPLE = 300  # code points of a block that words are counted in
PRICE = re.compile(r"[$€£¥]\s?\d|\d\s?(?:€|EUR|USD)")
MONEY = ("$", "€", "£", "¥", "EUR", "USD")
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
END = re.compile("[.!?…。！？][\"'’”»)\\]」』]{0,3}$")
COMMAS = ",;，、；"
SENTENCE, PASSAGE = 8, 25  # words that make prose, with an end mark and without
LINKS, MANY_LINKS = 0.4, 0.5  # shares of a passage, and of a sentence, that may stand in links


class Words(NamedTuple):
    """`length` in code points; `furniture` is the share of words that page furniture says.

    `said` are the words of the sample, in lower case.
    """

    length: int
    words: int
    furniture: float
    commas: int
    price: bool
    question: bool
    prose: bool
    said: Sequence[str] = ()


NOTHING = Words(0, 0, 0.0, 0, price=False, question=False, prose=False)


def words_of(text: str, links: float) -> Words:
    """Measure a text, of which the share `links` stands in links."""
    if not text:
        return NOTHING
    length, sample = len(text), text[:SAMPLE]
    words = text.count(" ") + 1
    if may_be_unspaced(sample):
        words += len(UNSPACED.findall(sample)) * length // (2 * len(sample))
    words_said = said(sample)
    furniture = sum(map(FURNITURE.__contains__, words_said)) / (len(words_said) or 1)
    prose = links < MANY_LINKS and (
        (words >= SENTENCE and END.search(text, max(0, length - 5)) is not None)
        or (words >= PASSAGE and links < LINKS)
    )
    commas = sum(map(text.count, COMMAS)) if prose else 0
    price = any(map(sample.__contains__, MONEY)) and PRICE.search(sample) is not None
    return Words(length, words, furniture, commas, price, "?" in text, prose, words_said)
