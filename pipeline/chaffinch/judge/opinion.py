"""What is thought of each block of a text: its chance to belong to it, and whether it stays."""

from collections.abc import Sequence
from math import exp
from typing import NamedTuple

from chaffinch.block import Block
from chaffinch.judge.cut import threshold
from chaffinch.judge.features import Features
from chaffinch.judge.strictness import Strictness
from chaffinch.judge.trees import score
from chaffinch.view import View

HEADING = 12  # words of a heading, at most
HEADLINE = range(4, 30)  # words of a headline
ABOVE = 8  # blocks above the first prose in which the headline stands
SAID = 0.2  # of the long words of a headline stand in the text
INSIDE, BEFORE = 0.05, 0.15  # chances: less, and even before prose a label goes


class Opinion(NamedTuple):
    """The chance of one block, and whether it stays."""

    chance: float
    keep: bool


def judge(view: View, strictness: Strictness) -> list[Opinion]:
    """An opinion of each of the blocks that stand, in their order."""
    found = Features(view)
    chances = [1 / (1 + exp(-odds)) for odds in map(score, found.rows())]
    lengths = [len(block.text) for block in view.blocks]
    gone = [len(block.text) for block in view.gone]
    enough = threshold(chances, lengths, gone, strictness)
    keep = with_headings(view.blocks, chances, [chance >= enough for chance in chances])
    headline = headline_of(view.blocks, found.pick(found.known), keep)
    if headline is not None:
        keep[headline] = True
    return list(map(Opinion, chances, keep))


def with_headings(
    blocks: Sequence[Block], chances: Sequence[float], keep: Sequence[bool]
) -> list[bool]:
    """The same, and the labels that stay as headings of what stays.

    A label between two blocks that stay is likelier a heading than what stands before the first,
    which must be prose.
    """
    found = list(keep)
    for number in range(len(blocks) - 1, -1, -1):
        if found[number] or blocks[number].words > HEADING:
            continue
        inside = number > 0 and keep[number - 1]
        heads = number + 1 < len(blocks) and found[number + 1]
        heads = heads and (inside or blocks[number + 1].is_prose)
        found[number] = heads and chances[number] >= (INSIDE if inside else BEFORE)
    return found


def headline_of(
    blocks: Sequence[Block], known: Sequence[float], keep: Sequence[bool]
) -> int | None:
    """The number of the block that is the headline, if one can be told.

    It is the first line close above the prose that stays of whose words the text says some again:
    `known` is their share.
    """
    prose = (number for number, block in enumerate(blocks) if keep[number] and block.is_prose)
    first = next(prose, 0)
    above = range(max(0, first - ABOVE), first)
    likely = (number for number in above if blocks[number].words in HEADLINE)
    return next((number for number in likely if known[number] >= SAID), None)
