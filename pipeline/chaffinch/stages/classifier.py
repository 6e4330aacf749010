"""What a text is about stays; what no rule could name goes by its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._scored import hit, stretches
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.judge.opinion import Opinion

BY = "score"


@dataclass(frozen=True, slots=True)
class Classifier:
    """`takes` says which blocks a rule is for: those that do not stay, or those in `doubt`.

    The latter stay with a chance below `doubt`.  A text of fewer than `min_blocks` blocks is a
    piece of one, and nobody can tell what stood around it.
    """

    takes: Literal["junk", "doubtful"] = "junk"
    strictness: Literal["careful", "balanced", "thorough"] = "balanced"
    min_blocks: int = 5
    doubt: float = 0.5


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    if view.layout is not None or not rules:
        return  # a page of HTML is judged by `content`
    opinions = _opinions(view, rules[0])
    judged = [(block, opinions[block.index]) for block in view.blocks if block.index in opinions]
    for rule in rules:
        for stretch in stretches(judged, partial(_taken, rule.settings)):
            yield hit(rule, stretch, BY)


def _taken(settings: Classifier, opinion: "Opinion") -> bool:
    if settings.takes == "junk":
        return not opinion.keep
    return opinion.keep and opinion.chance < settings.doubt


def _opinions(view: View, rule: Rule) -> "dict[int, Opinion]":
    """What is thought of the blocks that stand, by their index.

    A text is judged once, in the first pass: with less around a block, less can be told of it.
    What stays then stays, and is remembered beside the facts of its text.
    """
    if any(rule in block.facts.made for block in view.whole):
        made = [(block.index, block.facts.made.get(rule)) for block in view.blocks]
        return {index: opinion for index, opinion in made if opinion}
    opinions = _judged(view, rule.settings)
    for block in view.blocks:
        opinion = opinions.get(block.index)
        if opinion and opinion.keep:
            block.facts.made[rule] = opinion
    return opinions


def _judged(view: View, settings: Classifier) -> "dict[int, Opinion]":
    if len(view.whole) < settings.min_blocks or not view.blocks:
        return {}
    from chaffinch.judge.opinion import judge

    found = judge(view, settings.strictness)
    return {block.index: opinion for block, opinion in zip(view.blocks, found, strict=True)}


def held(view: View, rule: Rule, block: Block) -> str:
    if view.layout is not None:
        return ""  # it has nothing to say of HTML
    opinion = _judged(view, rule.settings).get(block.index)
    if opinion is None:
        return "the text is too short to be judged"
    return f"the block belongs to the text with a chance of {opinion.chance:.2f}, by {BY}"


STAGE = Stage("classifier", Classifier, find, held=held)
