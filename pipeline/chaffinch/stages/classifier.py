"""What a text is about stays; what no rule could name goes by its score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from chaffinch import weights
from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._scored import hit, stretches
from chaffinch.stages._stage import Stage
from chaffinch.view import View
from chaffinch.weights import Weighing

if TYPE_CHECKING:
    from chaffinch.judge.opinion import Opinion

BY = "score"


@dataclass(frozen=True, slots=True)
class Classifier:
    """`takes` says which blocks a rule is for: those that do not stay, or those in `doubt`.

    The latter stay with a chance below `doubt`.  Of a text in which fewer than `min_blocks` blocks
    stand, rules have taken the rest or nobody can tell what stood around it.
    """

    takes: Literal["junk", "doubtful"] = "junk"
    strictness: Literal["careful", "balanced", "thorough"] = "balanced"
    min_blocks: int = 8
    doubt: float = 0.5


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    if view.layout is not None or not rules:
        return  # a page of HTML is judged by `content`
    opinions = _opinions(view, rules[0])
    judged = [(block, opinions[block.text]) for block in view.blocks if block.text in opinions]
    for rule in rules:
        if rule.settings.takes == "junk" and len(view.blocks) < len(view.whole):
            continue  # a rule may yet name what stands beside that which one took in this pass
        for stretch in stretches(judged, partial(_taken, rule.settings)):
            yield hit(rule, stretch, BY)


def _taken(settings: Classifier, opinion: "Opinion") -> bool:
    if settings.takes == "junk":
        return not opinion.keep
    return opinion.keep and opinion.chance < settings.doubt


def _opinions(view: View, rule: Rule) -> "dict[str, Opinion]":
    """What is thought of the texts of the blocks that stand.

    A document is judged once, in the first pass: with less around a block, less can be told of it.
    What was thought is remembered beside the facts of each text.
    """
    if not any(rule in block.facts.made for block in view.whole):
        for block, opinion in _judged(view, rule.settings):
            known = block.facts.made.get(rule)
            # Of a text that stands twice, the better opinion counts at both places.
            if known is None or opinion.chance > known.chance:
                block.facts.made[rule] = opinion
    made = {block.text: block.facts.made.get(rule) for block in view.blocks}
    return {text: opinion for text, opinion in made.items() if opinion}


def _judged(view: View, settings: Classifier) -> "Iterator[tuple[Block, Opinion]]":
    if len(view.blocks) >= settings.min_blocks:
        from chaffinch.judge.opinion import judge

        yield from zip(view.blocks, judge(view, settings.strictness), strict=True)


def held(view: View, rule: Rule, block: Block) -> str:
    """Nothing is said of HTML, nor of what does not stay."""
    if view.layout is not None:
        return ""
    settings: Classifier = rule.settings
    opinion = next((found for one, found in _judged(view, settings) if one is block), None)
    if opinion is None:
        return f"fewer than {settings.min_blocks} blocks stand, too few to be judged"
    if not opinion.keep or _taken(settings, opinion):
        return ""
    return f"the block belongs to the text with a chance of {opinion.chance:.2f}, by {BY}"


def weigh(view: View, rule: Rule, block: Block) -> Weighing | None:
    """The features of a block, each beside what is usual in its text."""
    if view.layout is not None or len(view.blocks) < rule.settings.min_blocks:
        return None
    from chaffinch.judge import features
    from chaffinch.judge.trees import score

    at = [one.index for one in view.blocks].index(block.index)
    return weights.occluded(features.NAMES, features.rows(view), at, score)


STAGE = Stage("classifier", Classifier, find, held=held, weigh=weigh, by_taken=True)
