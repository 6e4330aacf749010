"""What the text of a block alone tells, as numbers."""

import re
from typing import NamedTuple

from chaffinch.block import Facts
from chaffinch.html.words import FURNITURE
from chaffinch.languages.vote import ballot

SAMPLE = 400  # code points of a block that are looked at
WORD = re.compile(r"[^\W\d_]+")
DIGIT = re.compile(r"\d")
FIGURES = "0123456789"
STOPS, COMMAS, SEPARATORS = ".!?。！？", ",，、", "|/»›→>·•"
BULLET = re.compile(r"[*+\-•·–—o>#]\s")
TIME = re.compile(  # of a day, a year, a date in figures
    r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b"
)
LONG = 4  # letters of a word that tells what a text is about
TIMES = 2  # dates of a block that count


class Measure(NamedTuple):
    """Of one text: counts, and shares of its words or of its characters.

    `length` is code points; `said` are its words in lower case, `about` the long ones among them;
    `votes` are those of its function words, as `languages.vote` has them.
    """

    length: int
    words: int
    said: list[str]
    about: frozenset[str]
    votes: list[int]
    furniture: float
    capitals: float
    shouts: float
    digits: float
    letters: float
    word_length: float
    ends: bool
    prose: bool
    question: bool
    bullet: bool
    commas: int
    stops: int
    separators: int
    times: int


def measure(facts: Facts) -> Measure:
    """Measure a text; `facts` knows some of it already."""
    text = facts.text
    sample = text[:SAMPLE]
    spelled = WORD.findall(sample)
    # Beyond ASCII a letter may become two when it is made small.
    said = [w.lower() for w in spelled] if sample.isascii() else WORD.findall(sample.lower())
    count, size, votes = len(said) or 1, len(sample) or 1, ballot()
    letters, digits = sum(map(len, spelled)), _digits(sample)
    return Measure(
        length=len(text),
        words=facts.words,
        said=said,
        about=frozenset([word for word in said if len(word) >= LONG]),
        votes=list(filter(None, map(votes.get, said))),
        furniture=sum(map(FURNITURE.__contains__, said)) / count,
        capitals=sum([word[0].isupper() for word in spelled]) / count,
        shouts=sum([len(word) > 1 for word in spelled if word.isupper()]) / count,
        digits=digits / size,
        letters=letters / size,
        word_length=letters / count,
        ends=facts.ends_sentence or text.endswith((":", "：")),
        prose=facts.is_prose,
        question="?" in sample,
        bullet=BULLET.match(text) is not None,
        commas=sum(map(sample.count, COMMAS)),
        stops=sum(map(sample.count, STOPS)),
        separators=sum(map(sample.count, SEPARATORS)),
        times=min(len(TIME.findall(sample)), TIMES) if digits else 0,
    )


def _digits(sample: str) -> int:
    if sample.isascii():
        return sum(map(sample.count, FIGURES))
    return len(DIGIT.findall(sample))


def covered(facts: Facts) -> int:
    """How many code points of a text the phrases of rules cover."""
    if not facts.found:
        return 0
    size, last = 0, 0
    for start, end in sorted(span for spans in facts.found.values() for span in spans):
        size += max(0, end - max(start, last))
        last = max(last, end)
    return size
