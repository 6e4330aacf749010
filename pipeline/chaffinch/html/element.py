"""An element of a page, as far as cleaning asks: its tag, attributes, place, and what it is in."""

from collections.abc import Iterator

from turbohtml import Token


class Element:
    """`start` and `end` are code points of the page: from the start tag to past the end tag.

    `inner` is where the start tag ends.

    `unseen` says why no browser shows the element or one that it stands in, empty if it is shown.
    `link` is the link it stands in, if any; `verbatim`: its white space counts.
    """

    items: int | None = None  # of a numbered list: the number of the item read last

    def __init__(
        self, tag: str, parent: "Element | None", start: int, end: int, token: Token | None
    ) -> None:
        self.tag = tag
        self.parent = parent
        self.start = start
        self.inner = end
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

    def get(self, name: str) -> str:
        """An attribute by its name in lower case; empty if it has no value, or is not there."""
        return self._token.attr(name) or "" if self._token is not None else ""

    @property
    def attributes(self) -> dict[str, str]:
        """Names in lower case; empty for an attribute without a value."""
        found = self._token.attrs if self._token is not None else None
        return {name: value or "" for name, value in found or ()}

    def ancestors(self) -> Iterator["Element"]:
        """The element itself and what it stands in, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent
