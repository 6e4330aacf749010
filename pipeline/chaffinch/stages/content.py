"""What a page of HTML is about stays; what no rule could name goes by its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._scored import hit, stretches
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.html.content import Opinion
    from chaffinch.html.page import Page
    from chaffinch.html.text import Origin


@dataclass(frozen=True, slots=True)
class Content:
    """Where an F1 below `doubt` is to be expected of the own scores, trafilatura is asked, too."""

    doubt: float = 0.9
    strictness: Literal["careful", "balanced", "thorough"] = "balanced"


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    """One rule at most: two would take the same blocks."""
    if view.layout is None or not rules:
        return
    rule = rules[0]
    # Later passes, which see less of a page, do not think otherwise of what is left.
    opinions = view.layout.page.once(find, lambda page: _opinions(page, view, rule))
    judged = [(block, opinions[block.origin]) for block in view.blocks if block.origin]
    for stretch in stretches(judged, lambda opinion: not opinion.keep):
        yield hit(rule, stretch, stretch[0][1].by)


def _opinions(page: "Page", view: View, rule: Rule) -> "dict[Origin, Opinion]":
    from chaffinch.html.content import judge

    texts = [block.text for block in view.blocks]
    origins = [block.origin for block in view.blocks if block.origin]
    return dict(zip(origins, judge(page, texts, origins, rule.settings), strict=True))


def held(view: View, rule: Rule, block: Block) -> str:
    if view.layout is None or block.origin is None:
        return ""  # it has nothing to say of text
    opinions = view.layout.page.once(find, lambda page: _opinions(page, view, rule))
    opinion = opinions.get(block.origin)
    if opinion is None:
        return "the block was not judged"
    return f"the block belongs to the text with a chance of {opinion.chance:.2f}, by {opinion.by}"


STAGE = Stage("content", Content, find, held=held, reads="html")
