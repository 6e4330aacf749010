"""The ledger: every change to one document, kept so that nothing is ever lost.

The raw text is cut into pieces that touch end to end.  A kept piece shows its own raw slice; a
changed piece shows something else, or nothing if it was removed.  Joining the raw slices always
gives the raw text back.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from chaffinch.rule import Rule


class Hit(NamedTuple):
    """What a stage yields: a span of the text it was shown, and what to show instead.

    `start` and `end` are code points of the view's text; `note` says what was found.  Without a
    `confidence` of its own a hit has that of its rule.
    """

    start: int
    end: int
    rule: Rule
    now: str = ""
    note: str = ""
    confidence: float | None = None


class Edit(NamedTuple):
    """An accepted change: raw[start:end] (`was`) shows `now`, and why."""

    start: int
    end: int
    was: str
    now: str
    rule: str
    category: str
    stage: str
    action: str
    confidence: float
    why: str
    note: str = ""


class Piece(NamedTuple):
    """A run of raw text and the edit that changed it, if any."""

    start: int
    end: int
    edit: Edit | None

    def shown(self, raw: str) -> str:
        return raw[self.start : self.end] if self.edit is None else self.edit.now


class Ledger:
    """All accepted edits of one raw text, in raw order, none overlapping another."""

    def __init__(
        self, raw: str, edits: Sequence[Edit] = (), past: tuple[tuple[Edit, ...], ...] = ()
    ) -> None:
        self.raw = raw
        self.edits = tuple(edits)
        self.past = past  # the edits of the ledgers before this one, the oldest first
        pieces = list(self.pieces())
        shown = [piece.shown(raw) for piece in pieces]
        self.text = "".join(shown) if edits else raw
        # Where each piece starts in the text, for the way back from the text to the raw text.
        self._shown = (pieces, list(accumulate(map(len, shown), initial=0)))

    def pieces(self) -> Iterator[Piece]:
        """Kept and changed pieces by turns, touching end to end from 0 to len(raw)."""
        at = 0
        for edit in self.edits:
            if at < edit.start:
                yield Piece(at, edit.start, None)
            yield Piece(edit.start, edit.end, edit)
            at = edit.end
        if at < len(self.raw) or not self.edits:
            yield Piece(at, len(self.raw), None)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the text into a span of the raw text.

        A changed piece is never cut in two: a span that touches one takes it whole.
        """
        return self._raw_place(start, after=True), self._raw_place(end, after=False)

    def _raw_place(self, at: int, *, after: bool) -> int:
        """The raw place of a text offset: of the character after it, or of the one before."""
        pieces, starts = self._shown
        index = max(bisect_right(starts, at if after else at - 1) - 1, 0)
        index = min(index, len(pieces) - 1)
        piece = pieces[index]
        if piece.edit is not None:
            return piece.start if after else piece.end
        return piece.start + at - starts[index]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the raw text into the span of the text that is left of it.

        Of a span in the midst of a changed piece nothing is left: an empty span.
        """
        first = self._shown_place(start, after=True)
        return first, max(first, self._shown_place(end, after=False))

    def text_of(self, start: int, end: int) -> str:
        """What is shown of a span of the raw text."""
        return self.text[slice(*self.shown(start, end))]

    def _shown_place(self, at: int, *, after: bool) -> int:
        pieces, starts = self._shown
        index = max(bisect_right(self._raw_starts, at if after else at - 1) - 1, 0)
        piece = pieces[index]
        if piece.edit is None:
            return starts[index] + at - piece.start
        # In the midst of a changed piece nothing of it is meant; at its edges, all of it.
        if after:
            return starts[index] if at == piece.start else starts[index + 1]
        return starts[index + 1] if at == piece.end else starts[index]

    @cached_property
    def _raw_starts(self) -> list[int]:
        return [piece.start for piece in self._shown[0]]

    def apply(self, changes: Sequence[tuple[Hit, str]]) -> "Ledger":
        """Return a ledger with these hits (in order, not overlapping) and their actions as edits.

        An older edit inside a newly changed span is dropped: the newer one says all.
        """
        new: list[Edit] = []
        for hit, action in changes:
            edit = self._edit(hit, action)
            # Two hits in one changed piece both reach for all of it: the first has it.
            if new and edit.start < new[-1].end:
                edit = edit._replace(start=new[-1].end, was=self.raw[new[-1].end : edit.end])
            if edit.start < edit.end or (edit.start == edit.end and hit.start == hit.end):
                new.append(edit)
        kept = self._outside([hit for hit, _ in changes])
        edits = sorted((*kept, *new), key=lambda edit: (edit.start, edit.end))
        return Ledger(self.raw, edits, (*self.past, self.edits))

    def _outside(self, hits: Sequence[Hit]) -> Iterator[Edit]:
        """The edits whose shown text no hit touches; one that shows nothing stays at an edge."""
        pieces, starts = self._shown
        at = 0
        for piece, start, end in zip(pieces, starts, starts[1:], strict=False):
            if piece.edit is None:
                continue
            while at < len(hits) and hits[at].end <= start:
                at += 1
            if at == len(hits) or hits[at].start >= end:
                yield piece.edit

    def _edit(self, hit: Hit, action: str) -> Edit:
        rule = hit.rule
        if hit.start == hit.end:
            start = end = self._raw_place(hit.start, after=False)
        else:
            start, end = self.place(hit.start, hit.end)
        return Edit(
            start, end, self.raw[start:end], hit.now, rule.id, rule.category, rule.stage,
            action, rule.confidence if hit.confidence is None else hit.confidence, rule.why,
            hit.note,
        )  # fmt: skip

    def flag(self, hit: Hit) -> Edit:
        """Record something suspicious that is kept: an edit that changes nothing."""
        edit = self._edit(hit, "flag")
        return edit._replace(now=edit.was)
