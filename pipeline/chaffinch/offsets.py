"""Places in a raw text and in what is shown of it, and the ways from one to the other.

All places are code points.  Both texts are cut into the same pieces, changed by an edit or not.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

Edit = TypeVar("Edit")


class Offsets(NamedTuple, Generic[Edit]):
    """Of each piece its edit, if any, and where it begins in either text.

    `in_raw` and `in_text` have one place more, where the last piece ends.
    """

    edits: Sequence[Edit | None]
    in_raw: Sequence[int]
    in_text: Sequence[int]

    def raw(self, at: int, *, after: bool) -> int:
        """The raw place of one in the text: of the character after it, or of the one before.

        In a changed piece it is the beginning of that, or its end.
        """
        starts, last = self.in_text, len(self.edits) - 1
        index = max(bisect_right(starts, at if after else at - 1) - 1, 0)
        index = min(index, last)
        if self.edits[index] is not None:
            return self.in_raw[index] if after else self.in_raw[index + 1]
        return self.in_raw[index] + at - starts[index]

    def shown(self, start: int, end: int) -> tuple[int, int]:
        """What is left in the text of a raw span; an empty span where nothing is."""
        edits, raw, starts = self.edits, self.in_raw, self.in_text
        # In the midst of a changed piece nothing of it is meant; at its edges, all of it.
        index = max(bisect_right(raw, start, 0, len(edits)) - 1, 0)
        if edits[index] is None:
            first = starts[index] + start - raw[index]
        else:
            first = starts[index if start == raw[index] else index + 1]
        index = max(bisect_right(raw, end - 1, 0, len(edits)) - 1, 0)
        if edits[index] is None:
            last = starts[index] + end - raw[index]
        else:
            last = starts[index + 1 if end == raw[index + 1] else index]
        return (first, last) if first < last else (first, first)

    def all_shown(self, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """The same of many raw spans, in their order: each search begins at the last."""
        edits, raw, starts = self.edits, self.in_raw, self.in_text
        at, most = 0, len(edits)
        for start, end in places:
            at = bisect_right(raw, start, at, most) - 1
            upto = bisect_right(raw, end - 1, at, most) - 1
            if edits[at] is edits[upto] is None and at <= upto:
                yield starts[at] + start - raw[at], starts[upto] + end - raw[upto]
            elif at == upto and raw[at] < start and end < raw[at + 1]:
                yield starts[at], starts[at]
            else:
                yield self.shown(start, end)
