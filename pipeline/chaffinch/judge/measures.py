"""What the texts of blocks alone tell, as numbers."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from operator import truediv
from typing import NamedTuple

from chaffinch.block import Facts
from chaffinch.html.words import FURNITURE
from chaffinch.said import WORD, said

SAMPLE = 400  # code points of a block that are looked at
DIGIT = re.compile(r"\d")
STOPS, COMMAS, SEPARATORS = ".!?。！？", ",，、", "|/»›→>·•"
# Of ASCII: letters become `A` or `a`, all else a space; digits and marks the first of their kind.
CASES = bytes(b" Aa"[chr(code).isalpha() + chr(code).islower()] for code in range(256))
KINDS = bytes.maketrans(b"123456789!?/>", b"000000000..||")
BULLETS = frozenset("*+-•·–—o>#")
# Of a day, a year, a date in figures; what begins with a digit is found sooner than an edge.
TIME = re.compile(
    r"\d(?<!\w.)(?:\d?[:.]\d\d\b|(?<=1)9\d\d\b|(?<=2)0\d\d\b|\d?[./-]\d{1,2}[./-]\d{2,4}\b)"
)
LONG = 4  # letters of a word that tells what a text is about
TIMES = 2  # dates of a block that count

Column = Sequence[float]
Said = Sequence[Sequence[str]]


class Measures(NamedTuple):
    """Of each text counts, and shares of its words or of its characters, all as floats.

    `length` is code points; `said` are its words in lower case, `about` the long ones among them.
    """

    said: Said
    about: Sequence[frozenset[str]]
    length: Column
    words: Column
    furniture: Column
    capitals: Column
    shouts: Column
    digits: Column
    letters: Column
    word_length: Column
    ends: Column
    prose: Column
    question: Column
    bullet: Column
    commas: Column
    stops: Column
    separators: Column
    times: Column


def measures(facts: Sequence[Facts]) -> Measures:
    """Measure texts; `facts` know some of it already."""
    texts = [one.text for one in facts]
    samples = [text[:SAMPLE] for text in texts]
    words = [one.said if len(one.text) <= SAMPLE else said(one.text[:SAMPLE]) for one in facts]
    counts, sizes = [len(some) or 1 for some in words], [len(text) or 1 for text in samples]
    letters, capitals, shouts, digits, *marks = zip(*map(_counts, samples), strict=True)
    stops, commas, separators = (list(map(float, column)) for column in marks)
    return Measures(
        said=words,
        about=[frozenset([word for word in some if len(word) >= LONG]) for some in words],
        length=[float(len(text)) for text in texts],
        words=[float(one.words) for one in facts],
        furniture=_shares([sum(map(FURNITURE.__contains__, some)) for some in words], counts),
        capitals=_shares(capitals, counts),
        shouts=_shares(shouts, counts),
        digits=_shares(digits, sizes),
        letters=_shares(letters, sizes),
        word_length=_shares(letters, counts),
        ends=[float(one.ends_sentence or one.text.endswith((":", "："))) for one in facts],
        prose=[float(one.is_prose) for one in facts],
        question=[float("?" in sample) for sample in samples],
        bullet=[float(text[0] in BULLETS and text[1:2].isspace()) for text in texts],
        commas=commas,
        stops=stops,
        separators=separators,
        times=[
            float(min(len(TIME.findall(sample)), TIMES)) if figures else 0.0
            for sample, figures in zip(samples, digits, strict=True)
        ],
    )


def covered(facts: Facts) -> int:
    """How many code points of a text the phrases of rules cover."""
    if not facts.found:
        return 0
    size, last = 0, 0
    for start, end in sorted(chain.from_iterable(facts.found.values())):
        size += max(0, end - max(start, last))
        last = max(last, end)
    return size


def _counts(sample: str) -> tuple[int, ...]:
    """Letters, words with a capital, words of two capitals and more, digits, marks by kind."""
    if sample.isascii():
        return _ascii_counts(b" " + sample.encode())
    words = WORD.findall(sample)
    return (
        sum(map(len, words)), sum([word[0].isupper() for word in words]),
        sum([word.isupper() and len(word) > 1 for word in words]), len(DIGIT.findall(sample)),
        *(sum(map(sample.count, marks)) for marks in (STOPS, COMMAS, SEPARATORS)),
    )  # fmt: skip


def _ascii_counts(sample: bytes) -> tuple[int, ...]:
    """The same of ASCII after a space: by tables, which take half as long."""
    cases, kinds = sample.translate(CASES), sample.translate(KINDS)
    words = cases.split() if b"AA" in cases else ()
    shouts = [b"a" not in word and len(word) > 1 for word in words]
    return (
        len(cases) - cases.count(b" "), cases.count(b" A"), sum(shouts),
        kinds.count(b"0"), kinds.count(b"."), kinds.count(b","), kinds.count(b"|"),
    )  # fmt: skip


def _shares(some: Iterable[float], every: Iterable[int]) -> list[float]:
    return list(map(truediv, some, every))
