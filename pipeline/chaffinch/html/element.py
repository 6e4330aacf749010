"""An element of a page, as far as cleaning asks: its tag, attributes, place, and what it is in."""

from collections.abc import Iterator, Sequence

from turbohtml import Token


class Element:
    """`start` and `end` are code points of the page: from the start tag to past the end tag.

    `token` is None for a start tag without attributes, as most are.  `kind` is one of `tags`.
    `inner` is where the start tag ends; `items`, of a numbered list, the number read last.
    `unseen` says why no browser shows the element or one that it stands in, empty if it is shown.
    `link` is where the link begins that it stands in, -1 if it stands in none: the element itself
    would be a circle, which only the garbage collector takes apart.  `verbatim`: its white space
    counts.  `texts` says how many texts are shown in it, once it has ended.
    """

    __slots__ = (
        "end", "inner", "items", "kind", "link", "parent", "start", "tag", "texts", "token",
        "unseen", "verbatim",
    )  # fmt: skip

    def __init__(  # noqa: PLR0913, PLR0917  # a thousand times a page, so without names
        self,
        tag: str,
        kind: int,
        parent: "Element | None",
        start: int,
        end: int,
        token: Token | None,
    ) -> None:
        self.tag = tag
        self.kind = kind
        self.parent = parent
        self.start = start
        self.inner = end
        self.end = end
        self.token = token if end - start > len(tag) + 2 else None
        self.items: int | None = None
        self.texts = 0
        if parent is None:
            self.unseen = ""
            self.link = -1
            self.verbatim = False
        else:
            self.unseen = parent.unseen
            self.link = parent.link
            self.verbatim = parent.verbatim

    def value(self, name: str) -> str | None:
        """An attribute by its name in lower case; None if it is not there, or has no value."""
        token = self.token
        return None if token is None else token.attr(name)

    def get(self, name: str) -> str:
        """The same; empty if it is not there."""
        return self.value(name) or ""

    def pairs(self) -> Sequence[tuple[str, str | None]]:
        """All attributes, names in lower case."""
        return self.token.attrs or () if self.token else ()

    @property
    def attributes(self) -> dict[str, str]:
        """All attributes, names in lower case; empty for one without a value."""
        return {name: value or "" for name, value in self.pairs()}

    def ancestors(self) -> Iterator["Element"]:
        """The element itself and what it stands in, from the inside out."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent
