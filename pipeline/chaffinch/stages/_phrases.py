"""Phrases in blocks: how much of a block they cover, and whether a block is a heading.

Shared by the stages that look for phrases.
"""

import re
from collections.abc import Iterable, Sequence

from chaffinch.literals import shadowed
from chaffinch.view import UNSPACED, Block, Occurrence, View

Span = tuple[int, int]
LETTER = re.compile(r"[^\W\d_]")
WORD = re.compile(r"[^\W\d_]{4,}")
WORDS = re.compile(r"\w+")
STEM = 6  # letters that two forms of one word share: newsletter, newsletters
HEADING_WORDS = 6  # a label longer than this is no heading of the prose below it


def literals(phrases: Iterable[str]) -> list[tuple[str, int]]:
    return [(shadowed(phrase), part) for part, phrase in enumerate(phrases)]


def letters(text: str) -> int:
    """Letters of a text: what counts when asking how much of a block a phrase covers."""
    return len(LETTER.findall(text))


def whole(view: View, occurrences: Iterable[Occurrence]) -> list[Span]:
    """The phrases that are whole words, the longest where they overlap."""
    spans: list[Span] = []
    for start, end, _ in sorted(occurrences, key=lambda spot: (spot[0], -spot[1])):
        if _whole(view.text, start, end) and (not spans or spans[-1][1] <= start):
            spans.append((start, end))
    return spans


def cover(view: View, spans: Sequence[Span], text: str) -> float:
    """The share of a text's letters that lies in these spans; digits and marks do not count."""
    total = letters(text)
    return sum(letters(view.text[start:end]) for start, end in spans) / total if total else 0.0


def _whole(text: str, start: int, end: int) -> bool:
    """No word runs on over the edge; in scripts without spaces there is no such edge."""
    return not (
        _joined(text[start - 1 : start], text[start])
        or _joined(text[end - 1], text[end : end + 1])
    )


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and not UNSPACED.match(left)


def heads_prose(view: View, block: Block) -> bool:
    """The block is the heading of a passage about that very thing: "Newsletter" above an essay.

    A label that only looks like a heading has text below it that speaks of something else.
    """
    words = {word.lower()[:STEM] for word in WORD.findall(block.text)}
    if not words or block.words > HEADING_WORDS or block.ends_sentence:
        return False
    below = next(view.neighbours(block, 1), None)
    if below is None or not below.is_prose:
        return False
    text = below.text.lower()
    return all(word in text for word in words)


def held_as_heading(view: View, block: Block) -> str:
    return "it is the heading of prose that speaks of the same" if heads_prose(view, block) else ""
