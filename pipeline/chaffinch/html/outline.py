"""The elements around the blocks of a page, with what stands in each of them."""

from collections.abc import Sequence

from turbohtml import Token

from chaffinch.html.element import Element
from chaffinch.html.names import families
from chaffinch.html.tags import BREAKS, CELLS
from chaffinch.html.text import Origin

ZONES = """
    article main nav header footer aside form figure table ul ol blockquote section dl button p
    a h1 h2 h3 h4 h5 h6 li details
    """.split()
ZONE = {tag: 1 << place for place, tag in enumerate(ZONES)}
ROLES = {
    "navigation": "nav", "banner": "header", "contentinfo": "footer", "complementary": "aside",
    "main": "main", "article": "article", "search": "form", "form": "form",
}  # fmt: skip
BODY = frozenset({"articlebody", "text", "description", "reviewbody"})  # of itemprop
STANDS_ALONE = BREAKS | CELLS
NAMED = 300  # code points of the names of an element that are read
PATH = 180  # code points of a path that tell one list from another
SHARES = (1.0, 0.5, 0.25)  # of a paragraph's score: for its parent and the two above it


class Box:
    """An element with all that stands in it.

    `letters`, `linked` and `prose` are code points; `first` and `last` number its blocks.
    `near` and `far` are the families of names of the nearest three elements, and of all around;
    `zones` are the tags around, a bit each; `path` names the element and those around it.
    """

    __slots__ = (
        "above", "blocks", "depth", "far", "first", "last", "letters", "linked", "near", "own",
        "path", "prose", "prose_blocks", "score", "tag", "zones",
    )  # fmt: skip

    def __init__(self, element: Element, above: "Box | None", number: int) -> None:
        self.above = above
        self.tag = tag = element.tag
        self.first = self.last = number
        self.letters = self.linked = self.prose = self.blocks = self.prose_blocks = 0
        self.score = 0.0
        if above is None:
            self.depth = self.own = self.near = self.far = self.zones = 0
            self.path = ""
            return
        name, role, self.own = _named(tag, element.token) if element.token else ("", "", 0)
        self.depth = above.depth + 1
        self.near = self.own | above.own | (above.above.own if above.above else 0)
        self.far = self.own | above.far
        self.zones = above.zones | ZONE.get(ROLES.get(role, tag), 0)
        self.path = f"{tag}.{name[:60]}>{above.path[:PATH]}"

    def add(self, inner: "Box") -> None:
        """Count in what stands in a box within this one."""
        self.letters += inner.letters
        self.linked += inner.linked
        self.blocks += inner.blocks
        if inner.prose:
            self.prose += inner.prose
            self.prose_blocks += inner.prose_blocks
        self.last = max(self.last, inner.last)


def _named(tag: str, token: Token) -> tuple[str, str, int]:
    """The class of an element, its role, and the families that its names belong to."""
    name, role = token.attr("class") or "", token.attr("role") or ""
    if tag in ("html", "body"):
        return name, role, 0
    found = families(name[:NAMED]) if name else 0
    called = token.attr("id")
    if called:
        found |= families(called[:NAMED])
    said = token.attr("itemprop")
    if said and said.lower() in BODY:
        found |= 1
    return name, role, found


class Outline:
    """The boxes of a page; `blocks` and `inner` are those that the blocks stand in, one each.

    `inner` may be a link or a bold word; `blocks` are what stands on lines of its own.
    """

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._boxes: dict[Element, Box] = {}
        self.blocks: list[Box] = []
        self.inner: list[Box] = []
        for number, origin in enumerate(origins):
            element = origin.element
            self.inner.append(self._box(element, number))
            while element.tag not in STANDS_ALONE and element.parent is not None:
                element = element.parent
            self.blocks.append(self._box(element, number))
        self.boxes = list(self._boxes.values())

    def _box(self, element: Element, number: int) -> Box:
        """The box of an element, made together with those around it."""
        missing: list[Element] = []
        around: Element | None = element
        while around is not None and around not in self._boxes:
            missing.append(around)
            around = around.parent
        box = self._boxes[around] if around is not None else None
        for inner in reversed(missing):
            box = self._boxes[inner] = Box(inner, box, number)
        return self._boxes[element]

    def count(
        self, origins: Sequence[Origin], prose: Sequence[int], commas: Sequence[int]
    ) -> None:
        """Fill the boxes; `prose` is the length of each block that is a paragraph, else 0."""
        for number, (box, origin) in enumerate(zip(self.blocks, origins, strict=True)):
            box.letters += origin.letters
            box.linked += origin.linked
            box.blocks += 1
            box.last = number
            if prose[number]:
                box.prose += prose[number]
                box.prose_blocks += 1
                _rate(box, 1 + commas[number] + min(prose[number] / 100, 3))
        for box in reversed(self.boxes):  # what stands in a box was made after it
            if box.above is not None:
                box.above.add(box)

    def best(self) -> Box:
        """The box with the most paragraphs for its links: where the text most likely stands."""
        return max(self.boxes, key=lambda box: box.score * (1 - box.linked / (box.letters or 1)))


def _rate(box: Box, score: float) -> None:
    """A paragraph speaks for the box it stands in, and less for those around that."""
    around = box.above
    for share in SHARES:
        if around is None:
            return
        around.score += share * score
        around = around.above
