"""An element of a page, as far as cleaning asks: its tag, attributes, place, and what it is in."""

from collections.abc import Iterator
from functools import cached_property

from turbohtml import Token


class Element:
    """`start` and `end` are code points of the page: from the start tag to past the end tag.

    `unseen` says why no browser shows the element or one that it stands in, empty if it is shown.
    `link` is the link it stands in, if any; `verbatim`: its white space counts.
    """

    items = 0  # of a list: how many were read so far

    def __init__(
        self, tag: str, parent: "Element | None", start: int, end: int, token: Token | None
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.start = start
        self.end = end
        self._token = token
        if parent is None:
            self.unseen = ""
            self.link: Element | None = None
            self.verbatim = False
        else:
            self.unseen = parent.unseen
            self.link = parent.link
            self.verbatim = parent.verbatim

    @cached_property
    def attributes(self) -> dict[str, str]:
        """Names in lower case; empty for an attribute without a value."""
        found = self._token.attrs if self._token else None
        return {name: value or "" for name, value in found or ()}

    @cached_property
    def names(self) -> str:
        """Class, id and role, in lower case."""
        get = self.attributes.get
        return f"{get('class', '')} {get('id', '')} {get('role', '')}".lower()

    def ancestors(self) -> Iterator["Element"]:
        """The element itself and what it stands in, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent
