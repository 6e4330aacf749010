"""What a page of HTML is about stays; what no rule could name goes by its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaffinch.block import Block
from chaffinch.html.content import Opinion
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

Judged = tuple[Block, Opinion]


@dataclass(frozen=True, slots=True)
class Content:
    """Where an F1 below `doubt` is to be expected of the own scores, trafilatura is asked, too."""

    doubt: float = 0.9


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    if view.layout is None:
        return
    for rule in rules[:1]:
        opinions = view.layout.page.opinions(rule.settings.doubt)
        judged = [(block, opinions[block.origin]) for block in view.blocks if block.origin]
        for stretch in _stretches(judged):
            yield _hit(rule, stretch)


def _stretches(judged: Sequence[Judged]) -> Iterator[list[Judged]]:
    """Neighbouring blocks that go: they go as one."""
    stretch: list[Judged] = []
    for block, opinion in judged:
        follows = stretch and stretch[-1][0].index + 1 == block.index
        if stretch and not (follows and not opinion.keep):
            yield stretch
            stretch = []
        if not opinion.keep:
            stretch.append((block, opinion))
    if stretch:
        yield stretch


def _hit(rule: Rule, stretch: list[Judged]) -> Hit:
    """The confidence is that of the average character."""
    size = sum(len(block.text) for block, _ in stretch)
    chance = sum(len(block.text) * opinion.chance for block, opinion in stretch) / size
    note = f"{len(stretch)} blocks by {stretch[0][1].by}"
    first, last = stretch[0][0], stretch[-1][0]
    return Hit(first.start, last.end, rule, note=note, confidence=round(1 - chance, 2))


def held(view: View, _rule: Rule, block: Block) -> str:
    if view.layout is None or block.origin is None:
        return "it judges pages of HTML"
    return "its score is high enough"


STAGE = Stage("content", Content, find, held=held, reads="html")
