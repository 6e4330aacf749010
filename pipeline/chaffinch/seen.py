"""A text as a reader sees it: its words, one space between two, whatever white space there was.

So a passage is found again when only the line breaks, or of HTML the tags around it, have changed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

CONTEXT = 32  # code points before and after a passage that tell it from another of the same words
WORD = re.compile(r"\S+")
EDGE = "\n"  # stands for the beginning and for the end of a text: words hold none


class Seen:
    """`text` is the words of a text between two edges; there is a way there and a way back."""

    def __init__(self, original: str) -> None:
        found = list(WORD.finditer(original))
        self.text = EDGE + " ".join(match.group() for match in found) + EDGE
        self._length = len(original)
        self._words = [(match.start(), match.end()) for match in found]
        self._origins = [start for start, _ in self._words]
        self._places = []
        place = len(EDGE)
        for start, end in self._words:
            self._places.append(place)
            place += end - start + 1

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of `text` stands for; all of its white space."""
        if start < end and self.text[end - 1].isspace():
            return self._origin(start), self._origin(end)
        return self._origin(start), self._origin(end - 1) + 1 if start < end else self._origin(end)

    def _origin(self, place: int) -> int:
        word = bisect_right(self._places, place) - 1
        if word < 0:
            return 0
        if place >= len(self.text):
            return self._length
        start, end = self._words[word]
        return min(start + place - self._places[word], end)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the original as one of `text`, without white space around it.

        Of white space alone it is the space between two words, or the edge.
        """
        first, last = self._place(start, after=start < end), self._place(end, after=False)
        if start < end and first >= last:
            return last, last + 1
        return first, last

    def _place(self, at: int, *, after: bool) -> int:
        """Of white space the place of the word after it, or the end of the word before it."""
        word = (bisect_right if after else bisect_left)(self._origins, at) - 1
        if word < 0:
            return len(EDGE) if after else 0
        start, end = self._words[word]
        if at < end or (at == end and not after):
            return self._places[word] + at - start
        return self._places[word] + end - start + after

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What stands before and after a span of `text`."""
        return self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT]

    def find(self, before: str, passage: str, after: str) -> Iterator[tuple[int, int]]:
        """The spans of `text` where a passage stands between these two.

        With neither of them it stands for itself wherever white space is around it.
        """
        wanted = before + passage + after
        at = self.text.find(wanted) if wanted else -1
        while at >= 0:
            start, end = at + len(before), at + len(before) + len(passage)
            if before or after or self._alone(start, end):
                yield start, end
            at = self.text.find(wanted, at + max(1, len(passage)))

    def _alone(self, start: int, end: int) -> bool:
        return self.text[start - 1 : start].isspace() and self.text[end : end + 1].isspace()
