"""What the stages that score blocks have in common: neighbours that go, go as one."""

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

from chaffinch.block import Block
from chaffinch.counted import counted
from chaffinch.ledger import Hit
from chaffinch.rule import Rule


class Scored(Protocol):
    """An opinion of a block: its chance to belong to the text."""

    @property
    def chance(self) -> float: ...


Opinion = TypeVar("Opinion", bound=Scored)
Stretch = list[tuple[Block, Opinion]]


def stretches(
    judged: Sequence[tuple[Block, Opinion]], goes: Callable[[Opinion], bool]
) -> Iterator[Stretch[Opinion]]:
    """The blocks that go, those together that follow each other."""
    stretch: Stretch[Opinion] = []
    for block, opinion in judged:
        follows = stretch and stretch[-1][0].index + 1 == block.index
        if stretch and not (follows and goes(opinion)):
            yield stretch
            stretch = []
        if goes(opinion):
            stretch.append((block, opinion))
    if stretch:
        yield stretch


def hit(rule: Rule, stretch: Stretch[Opinion], by: str) -> Hit:
    """One hit for all of a stretch; its confidence is that of the average character."""
    size = sum(len(block.text) for block, _ in stretch)
    chance = sum(len(block.text) * opinion.chance for block, opinion in stretch) / size
    note = f"{counted(len(stretch), 'block')} by {by}"
    first, last = stretch[0][0], stretch[-1][0]
    return Hit(first.start, last.end, rule, note=note, confidence=round(1 - chance, 2))
