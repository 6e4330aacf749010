"""Shadows of a text to search in: of the same meaning, simpler, with a way back to the text.

Phrases are found in a shadow in one pass, whatever their case, spacing and punctuation in the
text; what is found is then looked at in the text itself.
"""

import re
import string
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

ASCII_SPACES = "\n\r\t\x0b\x0c"
SPACES = "\u00a0\u0085\u2002\u2003\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
APOSTROPHES = "\u2019\u2018\u02bc"
MARKS = "·•–—…»«›‹→←↗↓↑▼▶►✓✔×“”„‚´¿¡。、，：；！？（）「」『』【】"
ASCII_MARKS = string.punctuation + ASCII_SPACES
PLAIN = str.maketrans(dict.fromkeys(ASCII_MARKS, " "))
BYTES = bytes.maketrans(ASCII_MARKS.encode(), b" " * len(ASCII_MARKS))
BEYOND_ASCII = SPACES + APOSTROPHES + MARKS
RUN = re.compile("  +")
HALVES = re.compile(f"[{chr(0xD800)}-{chr(0xDFFF)}]")
END = "\0"  # of a text among many; in a text itself it is no word


def flat(text: str) -> str:
    """Every white space a plain space and every apostrophe a straight one, length unchanged."""
    # str.translate was the second dearest call of all here: it is slow on text that is not ASCII.
    for space in ASCII_SPACES:
        text = text.replace(space, " ")
    if text.isascii():
        return text
    for space in SPACES:
        text = text.replace(space, " ")
    for apostrophe in APOSTROPHES:
        text = text.replace(apostrophe, "'")
    return text


def lowered(text: str) -> str:
    """Lower case without a change of length: "İ" alone would become two characters."""
    low = text.replace("İ", "i").lower()
    return low if len(low) == len(text) else "".join(map(_low, text))


def _low(character: str) -> str:
    low = character.lower()
    return low if len(low) == 1 else character


def words_only(text: str) -> str:
    """Lower case, and all that stands between words a plain space; length unchanged."""
    return _words_only(text.replace(END, " "))


def _words_only(text: str) -> str:
    text = lowered(text)
    if text.isascii():
        return text.translate(PLAIN)
    # str.translate is slow on text that is not ASCII, and bytes.translate is quick.
    coded = text.encode("utf-8", "surrogatepass").translate(BYTES)
    text = coded.decode("utf-8", "surrogatepass")
    for mark in BEYOND_ASCII:
        text = text.replace(mark, " ")
    return text


def shadows(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Two shadows of each text, with a space before and after it.

    The first is as long as the text with both; in the second one space stands between words.
    """
    marked = f" {END} ".join([text.replace(END, " ") for text in texts])
    words = _words_only(f" {marked} ")
    return words.split(END), f" {' '.join(words.split())} ".split(END)


def matches(automaton: AhoCorasick, text: str) -> list[tuple[int, int, int]]:
    """Which literals stand in a text, and where they begin and end; they may overlap."""
    try:
        return automaton.find_matches_as_indexes(text, overlapping=True)
    except UnicodeEncodeError:  # halves of surrogate pairs, which no literal holds
        whole = HALVES.sub("\ufffd", text)
        return automaton.find_matches_as_indexes(whole, overlapping=True)


class Shadow:
    """`text` is what `words_only` gave with every run of spaces one space.

    `at` gives the place in the original of a place in it.
    """

    __slots__ = ("_lost", "_starts", "text")

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._lost: list[int] = []
        if "  " in text:
            runs = [match.span() for match in RUN.finditer(text)]
            lost = list(accumulate(end - start - 1 for start, end in runs))
            # Past the one space that is left of the n-th run, so much has been lost.
            self._starts = [
                start + 1 - gone for (start, _), gone in zip(runs, [0, *lost], strict=False)
            ]
            self._lost = [0, *lost]
            text = RUN.sub(" ", text)
        self.text = text

    def at(self, place: int) -> int:
        if not self._starts:
            return place
        return place + self._lost[bisect_right(self._starts, place)]


@cache
def shadowed(literal: str) -> str:
    """A literal as it looks in a shadow."""
    return Shadow(words_only(literal)).text
