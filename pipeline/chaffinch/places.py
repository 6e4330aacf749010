"""One place in a text in every unit that somebody counts in.

Editors count lines and columns, programs in C, Rust and Go count UTF-8 bytes, JavaScript, Java and
C# count UTF-16 units.  Chaffinch counts code points and derives the rest here.
"""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

# The line breaks of Unicode's newline guidelines that scrapes contain; CR LF is one break.
BREAK = re.compile("\r\n|[\n\r\u0085\u2028\u2029]")
RARE = "\u0085\u2028\u2029"
CHUNK = 4096  # code points between two remembered offsets: a table of every one would be large


class Places:
    """Converts between code points, line:column, UTF-8 bytes and UTF-16 units of one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        # The last place whose line was told, its line, and where that begins.
        self._last = 0, 1, 0

    @cached_property
    def _lines(self) -> list[int]:
        return _line_starts(self._text)

    @cached_property
    def _is_plain(self) -> bool:
        return _is_plain(self._text)

    @cached_property
    def _bytes(self) -> list[int]:
        return self._table(_bytes)

    @cached_property
    def _units(self) -> list[int]:
        return self._table(_units)

    def _table(self, size: Callable[[str], int]) -> list[int]:
        chunks = (self._text[at : at + CHUNK] for at in range(0, len(self._text), CHUNK))
        return list(accumulate(map(size, chunks), initial=0))

    def line_column(self, at: int) -> tuple[int, int]:
        """Line and column of a code point, both counted from 1.

        Asked in the order of the text, it counts on, which is faster than a table of all lines.
        """
        last, line, start = self._last
        if at < last or not self._is_plain:
            line = bisect_right(self._lines, at)
            return line, at - self._lines[line - 1] + 1
        breaks = self._text.count("\n", last, at)
        if breaks:
            line, start = line + breaks, self._text.rfind("\n", last, at) + 1
        self._last = at, line, start
        return line, at - start + 1

    def code_point(self, line: int, column: int = 1) -> int:
        """The code point at a line and column, both counted from 1; IndexError if no line."""
        return self._lines[line - 1] + column - 1

    def line_span(self, line: int) -> tuple[int, int]:
        """Code points from the start of a line to the start of the next; IndexError if none."""
        ends = [*self._lines[1:], len(self._text)]
        return self._lines[line - 1], ends[line - 1]

    def byte(self, at: int) -> int:
        """Offset in UTF-8 bytes; half surrogates count three, as `surrogatepass` writes them."""
        return self._bytes[at // CHUNK] + _bytes(self._text[at // CHUNK * CHUNK : at])

    def utf16(self, at: int) -> int:
        """Offset in UTF-16 code units."""
        return self._units[at // CHUNK] + _units(self._text[at // CHUNK * CHUNK : at])

    def from_byte(self, offset: int) -> int:
        """The code point that a UTF-8 byte offset falls on."""
        return self._back(offset, self._bytes, _bytes)

    def from_utf16(self, offset: int) -> int:
        """The code point that a UTF-16 offset falls on."""
        return self._back(offset, self._units, _units)

    def _back(self, offset: int, table: list[int], size: Callable[[str], int]) -> int:
        chunk = min(max(bisect_right(table, offset) - 1, 0), max(len(table) - 2, 0))
        at, seen = chunk * CHUNK, table[chunk]
        while at < len(self._text):
            seen += size(self._text[at])
            if seen > offset:
                break
            at += 1
        return at


def _is_plain(text: str) -> bool:
    """All line breaks end in a line feed: to look for that is enough, and fast."""
    rare = not text.isascii() and any(mark in text for mark in RARE)
    return not rare and ("\r" not in text or text.count("\r") == text.count("\r\n"))


def _line_starts(text: str) -> list[int]:
    """Where each line begins."""
    if not _is_plain(text):
        return [0, *(match.end() for match in BREAK.finditer(text))]
    return list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def _bytes(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
