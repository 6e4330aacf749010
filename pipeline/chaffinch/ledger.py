"""The ledger: every change to one document, kept so that nothing is ever lost.

The raw text is cut into pieces that touch end to end.  A kept piece shows its own raw slice; a
changed piece shows something else, or nothing if it was removed.  Joining the raw slices always
gives the raw text back.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from chaffinch.block import count_words
from chaffinch.offsets import Offsets
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
        self.text, self._offsets = self._laid_out()

    def _laid_out(self) -> tuple[str, Offsets[Edit]]:
        """The text, and where its pieces stand."""
        raw, shown = self.raw, list[str]()
        by_piece, starts = list[Edit | None](), list[int]()
        at = 0
        for edit in self.edits:
            start = edit.start
            if at < start:
                by_piece.append(None)
                starts.append(at)
                shown.append(raw[at:start])
            by_piece.append(edit)
            starts.append(start)
            shown.append(edit.now)
            at = edit.end
        if at < len(raw) or not shown:
            by_piece.append(None)
            starts.append(at)
            shown.append(raw[at:])
        starts.append(len(raw))
        in_text = list(accumulate(map(len, shown), initial=0))
        return "".join(shown), Offsets(by_piece, starts, in_text)

    def pieces(self) -> Iterator[Piece]:
        """Kept and changed pieces, touching end to end from 0 to len(raw)."""
        starts = self._offsets.in_raw
        return map(Piece, starts, islice(starts, 1, None), self._offsets.edits)

    @cached_property
    def words(self) -> int:
        """How many words the text has."""
        return count_words(self.text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the text into a span of the raw text.

        A changed piece is never cut in two: a span that touches one takes it whole.
        """
        return self._offsets.raw(start, after=True), self._offsets.raw(end, after=False)

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """Turn a span of the raw text into the span of the text that is left of it.

        Of a span in the midst of a changed piece nothing is left: an empty span.
        """
        return self._offsets.shown(start, end)

    def all_shown(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The same of many spans of raw text, in their order."""
        return self._offsets.all_shown(places)

    def text_of(self, start: int, end: int) -> str:
        """What is shown of a span of the raw text."""
        start, end = self.shown(start, end)
        return self.text[start:end]

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
        starts, at = self._offsets.in_text, 0
        for index, edit in enumerate(self._offsets.edits):
            if edit is None:
                continue
            while at < len(hits) and hits[at].end <= starts[index]:
                at += 1
            if at == len(hits) or hits[at].start >= starts[index + 1]:
                yield edit

    def _edit(self, hit: Hit, action: str) -> Edit:
        rule = hit.rule
        if hit.start == hit.end:
            start = end = self._offsets.raw(hit.start, after=False)
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
