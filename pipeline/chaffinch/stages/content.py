"""What a page of HTML is about stays; what no rule could name goes by its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chaffinch import weights
from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View
from chaffinch.weights import Weighing

if TYPE_CHECKING:
    from chaffinch.html.content import Opinion
    from chaffinch.html.page import Page
    from chaffinch.html.text import Origin

Judged = tuple[Block, "Opinion"]


@dataclass(frozen=True, slots=True)
class Content:
    """Where an F1 below `doubt` is to be expected of the own scores, trafilatura is asked, too."""

    doubt: float = 0.9


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    """One rule at most: two would take the same blocks."""
    if view.layout is None or not rules:
        return
    rule = rules[0]
    # Later passes, which see less of a page, do not think otherwise of what is left.
    opinions = view.layout.page.once(find, lambda page: _opinions(page, view, rule))
    judged = [(block, opinions[block.origin]) for block in view.blocks if block.origin]
    for stretch in _stretches(judged):
        yield _hit(rule, stretch)


def _opinions(page: "Page", view: View, rule: Rule) -> "dict[Origin, Opinion]":
    from chaffinch.html.content import judge

    texts = [block.text for block in view.blocks]
    origins = [block.origin for block in view.blocks if block.origin]
    return dict(zip(origins, judge(page, texts, origins, rule.settings.doubt), strict=True))


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


def held(view: View, rule: Rule, block: Block) -> str:
    if view.layout is None or block.origin is None:
        return ""  # it has nothing to say of text
    opinions = view.layout.page.once(find, lambda page: _opinions(page, view, rule))
    opinion = opinions.get(block.origin)
    if opinion is None:
        return "the block was not judged"
    return f"the block belongs to the text with a chance of {opinion.chance:.2f}, by {opinion.by}"


def weigh(view: View, _rule: Rule, block: Block) -> Weighing | None:
    """The features of a block, each beside what is usual on its page."""
    if view.layout is None or block.origin is None:
        return None
    from chaffinch.html import features
    from chaffinch.html.trees import score

    judged = [one for one in view.blocks if one.origin]
    origins = [one.origin for one in judged if one.origin]
    rows = features.rows([one.text for one in judged], origins, view.layout.page.evidence)
    made = weights.occluded(features.NAMES, rows, origins.index(block.origin), score)
    told = [
        one._replace(value=features.members(one.name, int(one.value)))
        if one.name in features.BITS
        else one
        for one in made.weights
    ]
    return made._replace(weights=told)


STAGE = Stage("content", Content, find, held=held, reads="html", weigh=weigh)
