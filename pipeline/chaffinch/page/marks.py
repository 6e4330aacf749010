"""The raw text as HTML: every removal one marked element, every character in its place.

In the text of a page of HTML an `i` holds markup of the source, and a `b` what a browser shows
instead of it; the style sheet shows the one or the other.  So one text serves all views.
"""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import escape

from chaffinch.ledger import Edit
from chaffinch.page.escape import escaped
from chaffinch.page.source import Note

# Code points, after which a line break ends a part.  Parts out of sight are not laid out.
PART = 4000
INK = re.compile("[^\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")

Stretch = tuple[int, int, list[Note]]


class Marks:
    """Writes one raw text with its markup and its notes, both in raw order.

    `spans` are, of each note by its number, where it begins in what is shown, in code
    points, and how long it is.
    """

    def __init__(self, raw: str, cuts: Sequence[Edit], notes: Sequence[Note]) -> None:
        self._raw = raw
        self._cuts = cuts
        self._next = 0  # the cut to write next
        self._out: list[str] = ['<div class="part">']
        self._size = 0  # of the part
        self._held = False  # inside an element: no part may end here
        self._ink = False  # whether something visible was written
        self._stretches = deque(_stretches([note for note in notes if note.stays]))
        self.shown = 0  # code points
        self.spans: dict[int, tuple[int, int]] = {}
        self._write([note for note in notes if not note.stays])

    @property
    def html(self) -> str:
        return "".join(self._out)

    def _write(self, edits: Sequence[Note]) -> None:
        at = 0
        for note in edits:
            self._kept(at, note.row["start"])
            self._edit(note)
            at = note.row["end"]
        self._kept(at, len(self._raw))
        self._out.append("</div>")

    def _kept(self, start: int, end: int) -> None:
        """Text that stays, with what is noted of it."""
        at = start
        while self._stretches and self._stretches[0][0] < end:
            first, last, notes = self._stretches[0]
            if last > at:
                self._plain(at, max(first, at))
                self._noted(max(first, at), min(last, end), notes)
                at = min(last, end)
            if last > end:
                break
            self._stretches.popleft()
        self._plain(at, end)

    def _noted(self, start: int, end: int, notes: Sequence[Note]) -> None:
        numbers = " ".join(str(note.number) for note in notes)
        before = self.shown
        self._out.append(f'<mark data-n="{numbers}" {_looks(notes[0])}">')
        self._inside(start, end)
        self._out.append("</mark>")
        for note in notes:
            first, length = self.spans.get(note.number, (before, 0))
            self.spans[note.number] = first, length + self.shown - before

    def _edit(self, note: Note) -> None:
        start, end, now = note.row["start"], note.row["end"], note.row["now"]
        before, place = self.shown, len(self._out)
        self._ink = False
        self._out.append("")
        self._inside(start, end)
        size = self.shown - before
        if not now:
            slim = "" if self._ink else " slim"
            self._out[place] = f'<del data-n="{note.number}" {_looks(note)}{slim}">'
            self._out.append("</del>")
        else:
            self._out[place] = f'<span data-n="{note.number}" {_looks(note)}"><del>'
            self._out.append(f"</del><ins>{escaped(now)}</ins></span>")
        self.spans[note.number] = before, size

    def _inside(self, start: int, end: int) -> None:
        self._held = True
        self._plain(start, end)
        self._held = False

    def _plain(self, start: int, end: int) -> None:
        """Text and the markup in it; a cut that is longer than the stretch goes on in the next."""
        at = start
        while self._next < len(self._cuts) and self._cuts[self._next].start < end:
            cut = self._cuts[self._next]
            self._text(self._raw[at : max(cut.start, at)])
            last = min(cut.end, end)
            self._cut(self._raw[max(cut.start, at) : last], cut.now if cut.end <= end else "")
            at = last
            if cut.end > end:
                break
            self._next += 1
        self._text(self._raw[at:end])

    def _cut(self, was: str, now: str) -> None:
        if was:
            self._out.append(f"<i>{escaped(was)}</i>")
        if now:
            self._out.append(f"<b>{escaped(now)}</b>")
        self._count(len(was), now)
        if self._size > PART and "\n" in now and not self._held:
            self._part()

    def _text(self, text: str) -> None:
        while not self._held and self._size + len(text) > PART:
            at = text.find("\n", max(0, PART - self._size)) + 1
            if not at:
                break
            self._out.append(escaped(text[:at]))
            self._count(at, text[:at])
            self._part()
            text = text[at:]
        self._out.append(escaped(text))
        self._count(len(text), text)

    def _count(self, size: int, shown: str) -> None:
        self._size += size
        self.shown += len(shown)
        self._ink = self._ink or INK.search(shown) is not None

    def _part(self) -> None:
        self._out.append('</div><div class="part">')
        self._size = 0


def _looks(note: Note) -> str:
    """Attributes of a mark; the class is left open, for more."""
    rule, action = escape(note.row["rule"]), escape(note.row["action"])
    return f'data-rule="{rule}" class="k {action} {note.family.hue} {note.family.line}'


def _stretches(notes: Sequence[Note]) -> Iterator[Stretch]:
    """What stays may be marked twice and more: stretches of text that have the same notes."""
    edges = sorted({edge for note in notes for edge in (note.row["start"], note.row["end"])})
    here: list[Note] = []
    coming = deque(notes)
    for start, end in pairwise(edges):
        while coming and coming[0].row["start"] <= start:
            here = [*here, coming.popleft()]
        here = [note for note in here if note.row["end"] > start]
        if here:
            yield start, end, here
