"""The vote: each function word of a sentence speaks for all languages that have it.

Between two languages only the words count that one of them has and the other has not.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from chaffinch.block import count_words
from chaffinch.languages.scripts import LATIN, is_latin, script
from chaffinch.languages.words import WORDS
from chaffinch.said import said
from chaffinch.sentences import sentence_spans

WORD = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)*")
JOINED = re.compile("[\u200cİ]")  # of which one stands where `said` tells other words
# Hindi and Marathi vowels are marks, not letters, to `re`.
SPACED = re.compile(r"[^\s\d.,;:!?()\"'।]+")
# The space between two sentences: before a dash that begins the second, after a Hindi full stop.
FURTHER = re.compile(r"(?<=[.!?…])\s(?=[–—] ?[^\W_])|(?<=[।॥])\s(?=\S)")
MARKS = re.compile("[–—।॥]")  # one of which stands where sentences are parted further
LONGEST = 4000  # code points of a sentence that are looked at
CODES = tuple(WORDS)
BIT = {code: 1 << place for place, code in enumerate(CODES)}
# Letters that hardly any other language has: they speak for those that make long words of what
# others say with small ones.
LETTERS = {
    letter: BIT[code]
    for code, letters in {"tr": "ğış", "hu": "őű", "pl": "łąęśżź", "is": "ðþ", "lt": "ėųį"}.items()
    for letter in letters
}
LETTERS |= {letter.upper(): vote for letter, vote in LETTERS.items() if letter != "ı"}  # I is I
MARKED = re.compile(f"[{''.join(LETTERS)}]")
# Languages so close that a sentence of one has many function words of the others.
KIN = (
    frozenset({"es", "pt", "gl", "ca"}),
    frozenset({"it", "es", "ro", "ca"}),
    frozenset({"da", "nb", "sv", "is"}),
    frozenset({"cs", "sk", "pl", "sl", "hr"}),
    frozenset({"de", "nl", "af"}),
    frozenset({"ru", "uk", "be", "bg", "mk", "sr"}),
    frozenset({"fa", "ur", "ar"}),
    frozenset({"hi", "mr"}),
    frozenset({"id", "tl"}),
    frozenset({"fi", "et"}),
    frozenset({"lv", "lt"}),
)


class Unit(NamedTuple):
    """A sentence of a block: its place there, and for which languages its words speak."""

    start: int
    end: int
    words: int
    script: str
    votes: tuple[int, ...]

    def only(self, this: str, other: str) -> int:
        """How many words speak for this language and not for the other."""
        mine, other_bit = BIT.get(this, 0), BIT.get(other, 0)
        return sum(1 for vote in self.votes if vote & mine and not vote & other_bit)


@cache
def ballot() -> dict[str, int]:
    """For which languages a word speaks, a bit each."""
    votes: dict[str, int] = {}
    for code, words in WORDS.items():
        for word in words.split():
            votes[word] = votes.get(word, 0) | BIT[code]
    return votes


@cache
def function_words(code: str) -> frozenset[str]:
    return frozenset(WORDS[code].split())


def votes_of(words: Iterable[str]) -> list[int]:
    """The votes of those of these words, all in lower case, that are function words."""
    return list(filter(None, map(ballot().get, words)))


@cache
def kin(this: str, other: str) -> bool:
    """The two are the same or close."""
    return this == other or any(this in group and other in group for group in KIN)


def kin_of(code: str) -> set[str]:
    return {other for group in KIN if code in group for other in group} | {code}


def units(text: str) -> list[Unit]:
    """The sentences of a block with their votes."""
    if text.isascii() or not MARKS.search(text):
        return [unit(text, start, end) for start, end in sentence_spans(text)]
    return [
        unit(text, begin, stop)
        for start, end in sentence_spans(text)
        for begin, stop in _split(text, start, end)
    ]


def whole(text: str) -> Unit | None:
    """A block as if it were one sentence; None if its sentences may say otherwise together.

    Words and votes are those of all its sentences, which need not be found for that.
    """
    plain = len(text) <= LONGEST and is_latin(text)
    return unit(text, 0, len(text)) if plain else None


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences that `sentence_spans` takes for one: before a dash, and in Hindi."""
    for found in FURTHER.finditer(text, start, end):
        yield start, found.start()
        start = found.end()
    if start < end:
        yield start, end


def unit(text: str, start: int, end: int) -> Unit:
    says = text[start : min(end, start + LONGEST)]
    if says.isascii():
        return Unit(start, end, count_words(says), LATIN, tuple(votes_of(said(says))))
    written = script(says)
    if written == LATIN and not JOINED.search(says):
        found = said(says)
    else:
        lower = says.lower().replace("i\u0307", "i")  # what becomes of the Turkish I with a dot
        found = (SPACED if written == "Deva" else WORD).findall(lower)
    letters = (LETTERS[letter] for letter in MARKED.findall(says))
    return Unit(start, end, count_words(says), written, (*votes_of(found), *letters))


def hits(votes: Iterable[int]) -> dict[str, int]:
    """How many words speak for each language."""
    found = dict.fromkeys(CODES, 0)
    for vote, times in Counter(votes).items():
        for code in _spoken(vote):
            found[code] += times
    return found


@cache
def _spoken(vote: int) -> tuple[str, ...]:
    """The languages that a word speaks for; there are 247 different votes."""
    return tuple(code for code, bit in BIT.items() if vote & bit)


def best(counts: dict[str, int]) -> str:
    """The language with the most words; of two with as many, the one listed first."""
    return max(counts, key=lambda code: counts[code])


def rival(one: Unit, main: str) -> str:
    """The language that most words speak for of those that do not speak for the main one."""
    bit = BIT.get(main, 0)
    return best(hits(vote for vote in one.votes if not vote & bit))
