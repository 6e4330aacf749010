"""Phrases in blocks: how much of a block they cover, and whether a block is a heading.

Shared by the stages that look for phrases.
"""

import re
from collections.abc import Iterable, Sequence

from chaffinch.block import UNSPACED, Block, Span
from chaffinch.shadow import shadowed
from chaffinch.stages._stage import Literals
from chaffinch.view import View

LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]{4,}")
CELL = re.compile(r"[$£€%]|\t\D{0,9}\d")  # a price, or a figure in a column of its own
CODE = re.compile(
    r"""["'`=@{};\\]|[-.*_]{5}"""
)  # marks of code and of logs: 'login', [INFO]------
WORDS = re.compile(r"\w+")
STEM = 6  # letters that two forms of one word share: newsletter, newsletters
REFERENCE = re.compile(
    r"(?:see|siehe|voir|véase|ver|veja|vedi|zie|zob|patrz)\b[^.]{2,30}\.", re.IGNORECASE
)
HEADING_WORDS = 6  # a label longer than this is no heading of the prose below it


def literals(phrases: Iterable[str]) -> list[str]:
    """Phrases as they are looked for anywhere: as whole words, where words are spaced."""
    words = filter(None, (shadowed(phrase).strip() for phrase in phrases))
    return [word if UNSPACED.search(word) else f" {word} " for word in words]


def labels(phrases: Iterable[str]) -> Literals:
    """Phrases that must make up a block, without the spaces around them.

    Those in scripts that write no spaces have no words to go by, and are looked for anywhere.
    """
    found = literals(phrases)
    return Literals(
        phrases=[phrase for phrase in found if phrase[0] != " "],
        labels=[phrase.strip() for phrase in found if phrase[0] == " "],
    )


def letters(text: str) -> int:
    """Letters of a text: what counts when asking how much of a block a phrase covers."""
    return len(LETTER.findall(text))


def longest(spots: Iterable[Span]) -> list[Span]:
    """Where phrases stand, in order, the longest where they overlap."""
    spans: list[Span] = []
    for start, end in sorted(spots, key=lambda spot: (spot[0], -spot[1])):
        if not spans or spans[-1][1] <= start:
            spans.append((start, end))
    return spans


def covers_all(text: str, spans: Sequence[Span]) -> bool:
    """No letter of the text lies outside these spans (in order, not overlapping).

    A count may stand there, "Comments (3)", but not the figures of a table: "Facebook⇥12,000", nor
    what makes a line one of code.
    """
    at, outside = 0, []
    for start, end in [*spans, (len(text), len(text))]:
        if LETTER.search(text, at, start):
            return False
        outside.append(text[at:start])
        at = end
    beside = "".join(outside)
    return bool(spans) and not CELL.search(beside) and not CODE.search(beside)


def cover(text: str, spans: Sequence[Span]) -> float:
    """The share of a text's letters that lies in these spans; digits and marks do not count.

    All of it where there are no letters: "0:00 / 3:12".
    """
    total = letters(text)
    return sum(letters(text[start:end]) for start, end in spans) / total if total else 1.0


def heads_prose(view: View, block: Block) -> bool:
    """The block is the heading of a passage about that very thing: "Newsletter" above an essay.

    A label that only looks like a heading has text below it that speaks of something else.  A
    reference below it ("See banner.") is the entry of a glossary, which need not name it again.
    """
    words = {word.lower()[:STEM] for word in WORD.findall(block.text)}
    if not words or block.words > HEADING_WORDS or block.ends_sentence:
        return False
    below = next(view.neighbours(block, 1), None)
    if below is None or not below.is_prose:
        return below is not None and REFERENCE.fullmatch(below.text) is not None
    text = below.text.lower()
    return all(word in text for word in words)


def held_as_heading(view: View, block: Block) -> str:
    return "it is the heading of what stands below it" if heads_prose(view, block) else ""
