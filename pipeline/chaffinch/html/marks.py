"""Marks put into a ledger: gaps between blocks written anew, and marks before and after text."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from chaffinch.html import markup
from chaffinch.html.text import Cut
from chaffinch.ledger import Edit, Ledger

HOSTS = ("markup/tags", "markup/space")  # edits that may show a mark


class Marks:
    """Collects marks at places of the raw text; `ledger` has them as edits of markup."""

    def __init__(self, ledger: Ledger) -> None:
        self.raw = ledger.raw
        self._old = ledger
        self._gaps: list[tuple[int, int, str]] = []
        self._after: dict[int, str] = defaultdict(str)  # close what ends at a place
        self._before: dict[int, str] = defaultdict(str)  # open what begins at a place

    def gap(self, start: int, end: int, shown: str) -> None:
        """raw[start:end] has no text that is left: all that it shows is `shown`.

        Gaps come in the order of the page.
        """
        self._gaps.append((start, end, shown))

    def opening(self, place: int, mark: str) -> None:
        """A mark before the text that begins at a place, after those that stand there."""
        self._before[place] += mark

    def closing(self, place: int, mark: str) -> None:
        """A mark after the text that ends at a place, after those that stand there."""
        self._after[place] += mark

    def indent(self, start: int, end: int, prefix: str) -> None:
        """Begin each line but the first of a text with this."""
        for piece in self._old.pieces() if prefix else ():
            first, last = max(piece.start, start), min(piece.end, end)
            if piece.edit is None and first < last:
                for at, char in enumerate(self.raw[first:last], first + 1):
                    if char == "\n":
                        self._before[at] += prefix

    def ledger(self) -> Ledger:
        """The ledger with all marks in it."""
        edits = [self._joined(edit) for edit in self._rewritten()]
        for place in sorted({*self._after, *self._before}):
            now = self._after.get(place, "") + self._before.get(place, "")
            edits.append(markup.edit(self.raw, Cut(place, place, now, "mark")))
        return Ledger(self.raw, sorted(edits, key=lambda edit: (edit.start, edit.end)))

    def _joined(self, edit: Edit) -> Edit:
        """A tag shows the marks that stand beside it."""
        if edit.rule not in HOSTS or edit.start == edit.end:
            return edit
        after, before = self._after.pop(edit.start, ""), self._before.pop(edit.end, "")
        return markup.showing(edit, after + edit.now + before)

    def _rewritten(self) -> Iterator[Edit]:
        """The edits outside of gaps as they were, and what gaps are made of."""
        old = self._old.edits
        at = 0
        for start, end, shown in self._gaps:
            first = at
            while at < len(old) and old[at].end <= start:
                at += 1
            yield from old[first:at]
            first = at
            while at < len(old) and old[at].end <= end:
                at += 1
            yield from self._gap(start, end, shown, old[first:at])
        yield from old[at:]

    def _gap(self, start: int, end: int, shown: str, old: Sequence[Edit]) -> list[Edit]:
        """The edits of a gap: one of them shows all, the others nothing."""
        edits: list[Edit] = []
        host, best = -1, -1
        for edit in (*old, None):
            after = edit.start if edit else end
            if start < after:
                edits.append(markup.edit(self.raw, Cut(start, after, "", "space")))
            if edit is None:
                break
            start = edit.end
            if edit.rule in HOSTS and (bool(edit.now) >= best):
                host, best = len(edits), bool(edit.now)
            edits.append(markup.showing(edit, "") if edit.stage == markup.STAGE else edit)
        if host < 0:
            self._stand_alone(edits, end, shown)
        else:
            edits[host] = markup.showing(edits[host], shown)
        return edits

    def _stand_alone(self, edits: list[Edit], end: int, shown: str) -> None:
        """No tag is left to show it: it stands before the text that comes, or after the last."""
        if end < len(self.raw):
            self._before[end] = shown + self._before[end]
        else:
            self._after[edits[0].start if edits else end] += shown
