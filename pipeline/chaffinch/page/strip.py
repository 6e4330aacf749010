"""The page at a glance: a strip as long as its text, with each removal where it stands."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chaffinch.page.source import Note

WIDTH = 1000
LEAST = 2  # a removal of one word is still seen


class Bar(NamedTuple):
    """`x` and `width` in thousandths of the text."""

    note: Note
    x: float
    width: float


def bars(notes: Sequence[Note], spans: Mapping[int, tuple[int, int]], length: int) -> list[Bar]:
    """`spans` and `length` are in code points of what the page shows; what stays is left out."""
    made = []
    for note in notes:
        if note.stays or note.number not in spans:
            continue
        start, size = spans[note.number]
        width = max(LEAST, size * WIDTH / (length or 1))
        x = min(start * WIDTH / (length or 1), WIDTH - width)
        made.append(Bar(note, round(x, 1), round(width, 1)))
    return made
