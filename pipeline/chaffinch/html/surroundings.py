"""The boxes around the blocks of a page, as numbers: what they hold, and where they stand."""

from collections.abc import Iterator, Sequence
from itertools import chain

from chaffinch.html.outline import Box

LEVELS = (0, 1, 2, 3, 5)  # boxes above the one around a block whose shares are told

WINDOW = 5  # boxes around a block of which the best score is told
OUTSIDE = (-1.0, -1.0, -1.0, -1.0, -1.0)  # the shares where there is no box any more


class Surroundings:
    """`best` is the box with the most text; `total` and `prose` are code points of the page."""

    def __init__(self, best: Box, total: int, prose: int) -> None:
        self._best, self._total, self._prose = best, total, prose
        self._known: dict[Box, tuple[float, ...]] = {}

    def of(self, boxes: Sequence[Box]) -> Iterator[tuple[float, ...]]:
        """For each block, given the box it stands in."""
        best, known = self._best, dict[Box, tuple[float, ...]]()
        around = set(_upward(best))
        for number, box in enumerate(boxes):
            above = box.above or box
            if above not in known:
                known[above] = self._above(above, around)
            yield (
                *known[above], *self._shares(box)[:3],
                -1 if number < best.first else int(number > best.last),
                number - best.last, best.first - number,
            )  # fmt: skip

    def _above(self, box: Box, around: set[Box]) -> tuple[float, ...]:
        """What blocks in one box have in common: where it stands, what shares those above hold."""
        boxes = _upward(box)
        below = 0
        while boxes[below] not in around:
            below += 1
        most = len(boxes)
        shares = [self._shares(boxes[at]) if at < most else OUTSIDE for at in LEVELS]
        return (
            max([upper.score for upper in boxes[:WINDOW]]) / (self._best.score or 1),
            boxes[below] is self._best, below, self._best.depth - boxes[below].depth,
            boxes[below].prose / self._prose, *chain.from_iterable(shares),
        )  # fmt: skip

    def _shares(self, box: Box) -> tuple[float, ...]:
        found = self._known.get(box)
        if found is None:
            found = self._known[box] = (
                box.letters / self._total, box.linked / (box.letters or 1),
                box.prose / self._prose, box.blocks, box.prose_blocks / (box.blocks or 1),
            )  # fmt: skip
        return found


def _upward(box: Box) -> list[Box]:
    """A box and those around it, from the inside out."""
    found = [box]
    while (around := found[-1].above) is not None:
        found.append(around)
    return found
