"""The text of a page while it is read: what is cut from the raw page, and the blocks that stay."""

import re
from typing import NamedTuple

from chaffinch.html.element import Element

SPACES = re.compile("[ \t\n\f\r]{2,}|[\t\n\f\r]")
BLANK = " \t\n\f\r\xa0\ufeff"

# What stands between two pieces of text, the stronger later.
NOTHING, SPACE, TAB, LINE = range(4)
SHOWN = ("", " ", "\t", "\n")


class Cut(NamedTuple):
    """page[start:end] shows `now`; `kind` is one of tags, space, entity, hidden, limit."""

    start: int
    end: int
    now: str
    kind: str


class Origin:
    """Where a block stands in the page: its element, its span, and what it is made of.

    `letters` are code points of text, `linked` those of them in `links` links.  `mark` is what
    is shown before it if it begins a list item.
    """

    __slots__ = ("element", "end", "letters", "linked", "links", "mark", "start")

    def __init__(self, element: Element, start: int, mark: str) -> None:
        self.element = element
        self.mark = mark
        self.start = self.end = start
        self.letters = self.linked = self.links = 0


class Text:
    """`cuts` and `origins` in page order.  Between two cuts the page shows itself."""

    def __init__(self, page: str) -> None:
        self.page = page
        self.cuts: list[Cut] = []
        self.origins: list[Origin] = []
        self.kept = 0  # texts that are shown, so far
        self.hidden = 0  # code points of text that stand in hidden elements
        self.unscripted = 0  # and in what is there for readers without scripts
        self.gap = LINE  # the least that stands before the next text
        self.mark = ""  # what stands before it if it begins a list item
        self._from = 0  # where the markup that is not yet a cut begins
        self._blank = " "
        self._concealed: list[Element] = []
        self._link = -1

    def conceal(self, element: Element) -> None:
        """A hidden element begins: what it holds is a cut of its own."""
        self._concealed.append(element)

    def add(self, core: str, data: str, at: int, inside: Element) -> None:
        """The characters of a text token; `at` is where they begin, `core` is without blanks."""
        start = at
        if len(core) < len(data):
            lead = data.index(core[0])
            if lead and self.gap == NOTHING:
                self.space(data[:lead])
            start += lead
        end = start + len(core)
        self._keep(core, start, end, inside)
        if "\n" in core or "  " in core or "\t" in core:
            self.cuts += [
                Cut(start + found.start(), start + found.end(), " ", "space")
                for found in SPACES.finditer(core)
            ]
        if end < at + len(data):
            self.space(data[end - at :])

    def verbatim(self, data: str, at: int, inside: Element) -> None:
        """The same, where white space counts."""
        # The line break after <pre> itself is not shown.
        lead = int(self.gap == LINE and data.startswith("\n"))
        self._keep(data[lead:], at + lead, at + len(data), inside)

    def refer(self, source: str, data: str, at: int, inside: Element) -> None:
        """A character reference: `source` stands in the page and means `data`."""
        if not inside.verbatim and data.isspace():
            if self.gap == NOTHING:
                self.space(data)
            return
        self._keep(data, at, at + len(source), inside)
        self.cuts.append(Cut(at, at + len(source), data, "entity"))

    def close(self, at: int) -> None:
        """The page ends, or is read no further than `at`."""
        self._cut(at, "")
        if at < len(self.page):
            self.cuts.append(Cut(at, len(self.page), "", "limit"))

    def space(self, data: str) -> None:
        """White space behind a text."""
        self.gap = SPACE
        self._blank = "\xa0" if "\xa0" in data else " "

    def _keep(self, data: str, start: int, end: int, inside: Element) -> None:
        """Text that is shown: what was skipped before it is cut, and it joins its block."""
        if self.gap >= TAB or not self.origins:
            self._cut(start, SHOWN[self.gap] + self.mark if self.origins else self.mark)
            self.origins.append(Origin(inside, start, self.mark))
            self.mark = ""
        else:
            self._cut(start, self._blank if self.gap == SPACE else "")
        self.gap = NOTHING
        self.kept += 1
        self._from = end
        origin = self.origins[-1]
        origin.end = end
        origin.letters += len(data)
        link = inside.link
        if link >= 0:
            origin.linked += len(data)
            origin.links += link != self._link
        self._link = link

    def _cut(self, end: int, now: str) -> None:
        """All from the last shown text up to here is markup; hidden elements apart.

        No cut is empty: where text follows a hidden element at once, that element shows `now`.
        """
        start = self._from
        for element in self._concealed:
            if element.start > start:
                self.cuts.append(Cut(start, element.start, "", "tags"))
            stop = min(element.end, end)
            self.cuts.append(Cut(element.start, stop, "", "hidden"))
            start = stop
        if self._concealed:
            self._concealed = []
            if start == end and now:
                self.cuts[-1] = self.cuts[-1]._replace(now=now)
                now = ""
        if end - start != len(now) or self.page[start:end] != now:
            self.cuts.append(Cut(start, end, now, "tags"))
        self._from = end
