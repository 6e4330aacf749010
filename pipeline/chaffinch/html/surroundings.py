"""The boxes around the blocks of a page, as numbers: what they hold, and where they stand."""

from collections.abc import Iterator, Sequence

from chaffinch.html.outline import Box

LEVELS = (0, 1, 2, 3, 5)  # boxes above the one around a block whose shares are told

WINDOW = 5  # boxes around a block of which the best score is told


class Surroundings:
    """`best` is the box with the most text; `total` and `prose` are code points of the page."""

    def __init__(self, best: Box, total: int, prose: int) -> None:
        self._best, self._total, self._prose = best, total, prose

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
        boxes = [*_upward(box)]
        below = next(level for level, upper in enumerate(boxes) if upper in around)
        shares = (self._shares(boxes[level] if level < len(boxes) else None) for level in LEVELS)
        return (
            max(upper.score for upper in boxes[:WINDOW]) / (self._best.score or 1),
            boxes[below] is self._best, below, self._best.depth - boxes[below].depth,
            boxes[below].prose / self._prose, *(value for share in shares for value in share),
        )  # fmt: skip

    def _shares(self, box: Box | None) -> tuple[float, ...]:
        if box is None:
            return (-1.0, -1.0, -1.0, -1.0, -1.0)
        return (
            box.letters / self._total, box.linked / (box.letters or 1), box.prose / self._prose,
            box.blocks, box.prose_blocks / (box.blocks or 1),
        )  # fmt: skip


def _upward(box: Box) -> Iterator[Box]:
    """A box and those around it, from the inside out."""
    around: Box | None = box
    while around is not None:
        yield around
        around = around.above
