"""Which blocks a page is about: each block has a score, and the page decides as a whole."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from chaffinch.html import features, second
from chaffinch.html.element import Element
from chaffinch.html.text import Origin
from chaffinch.html.trees import score
from chaffinch.judge.strictness import expected

if TYPE_CHECKING:
    from chaffinch.html.page import Page
    from chaffinch.stages.content import Content

ALONE = frozenset({"article", "main", "section", "aside", "header", "footer", "nav", "form"})
NEAR = 6  # elements up from a block to its table
LONGEST_CELL = 200  # code points: a table with a longer one lays out a page
FEW = 3  # blocks: a page of so few is a piece of one, cut out by somebody; all of it stays


@dataclass(frozen=True, slots=True)
class Opinion:
    """What is thought of one block: its chance to belong to the text, and who says so."""

    chance: float
    keep: bool
    by: str


def judge(
    page: "Page", texts: Sequence[str], origins: Sequence[Origin], settings: "Content"
) -> list[Opinion]:
    """An opinion of each of the blocks that stand, in their order.

    Where the F1 to expect of the own scores is below their `doubt`, trafilatura is asked as well.
    """
    if len(texts) <= FEW:
        return [Opinion(1.0, keep=True, by="few blocks") for _ in texts]
    lengths = [len(text) for text in texts]
    rows = features.rows(texts, origins, page.evidence)
    chances, by = together(origins, lengths, [score(row) for row in rows]), "score"
    weighed = None
    if expected(chances, lengths)[0] < settings.doubt and second.asked(page):
        weighed = second.weighed(page, texts, chances)
    if weighed:
        chances, by = weighed, "score and trafilatura"
    threshold = expected(chances, lengths, settings.strictness)[1]
    return [Opinion(chance, chance >= threshold, by) for chance in chances]


def together(
    origins: Sequence[Origin], lengths: Sequence[int], odds: Sequence[float]
) -> list[float]:
    """Chances from log odds; the cells of one table have their average, by length."""
    groups: dict[Element, list[int]] = defaultdict(list)
    for number, origin in enumerate(origins):
        around = table_of(origin.element)
        if around is not None:
            groups[around].append(number)
    found = list(odds)
    for members in groups.values():
        size = sum(lengths[number] for number in members)
        if max(lengths[number] for number in members) <= LONGEST_CELL:
            mean = sum(odds[number] * lengths[number] for number in members) / (size or 1)
            for number in members:
                found[number] = mean
    return [1 / (1 + exp(-value)) for value in found]


def table_of(element: Element) -> Element | None:
    """The table that a block is a cell of."""
    for level, around in enumerate(element.ancestors()):
        if around.tag == "table":
            return around
        if level == NEAR or around.tag in ALONE:
            return None
    return None
