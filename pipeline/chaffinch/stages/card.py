"""A heading that promises other pages, with the headlines under it."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import SAYS_MORE, Literals, Stage
from chaffinch.view import View

HEADING_WORDS = 3  # "Conclusion", "The second flood": short lines are headings of what follows
APART = 4  # blocks from one headline to the next: what went between them is their "Read more"
STEM = 5  # letters of a word that a heading and its text share


@dataclass(frozen=True, slots=True)
class Card:
    """The heading is one of `headings` and nothing else; at most `body_blocks` follow it.

    A body block is no prose and has at most `body_words`.  With fewer than `min_blocks` of them
    the heading stays.  `after_words` words of prose must stand above.
    """

    headings: tuple[str, ...]
    body_blocks: int = 8
    body_words: int = 20
    min_blocks: int = 0
    after_words: int = 0


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    headed = _headed(view, rules)
    heads = {block.index for _, block in headed}
    for rule, block in headed:
        body = _body(view, rule.settings, block, heads)
        if not _held(view, rule.settings, block, body):
            card = [block, *body] if view.stands(block) else body
            yield Hit(card[0].start, card[-1].end, rule, note=block.text)


def held(view: View, rule: Rule, block: Block) -> str:
    why = held_heading(view, rule, block)
    if why:
        return why
    heads = {block.index for _, block in _headed(view, view.rules.of("card"))}
    return _held(view, rule.settings, block, _body(view, rule.settings, block, heads))


def _headed(view: View, rules: Sequence[Rule]) -> list[tuple[Rule, Block]]:
    """The headings of all rules, those too that a menu has just taken of which they were last."""
    return [
        (rule, block)
        for rule in rules
        for block in view.rules.blocks(rule)
        if not held_heading(view, rule, block)
    ]


def _held(view: View, settings: Card, heading: Block, body: Sequence[Block]) -> str:
    above = view.prose_words_before(heading)
    if above < settings.after_words:
        return f"fewer than {settings.after_words} words of prose stand above"
    if len(body) < settings.min_blocks:
        return f"fewer than {settings.min_blocks} headlines stand below"
    if view.stands(heading):
        return ""
    # Above all prose it was part of a menu, and the title stands below it.
    return "" if body and above else "nothing of it is left"


def held_heading(view: View, rule: Rule, block: Block) -> str:
    """Why a block is no heading of this rule: empty if it says nothing else."""
    if not _phrases.covers_all(block.text, _phrases.longest(block.spots(rule))):
        return SAYS_MORE
    return _phrases.held_as_heading(view, block)


def _body(view: View, settings: Card, heading: Block, heads: Container[int]) -> list[Block]:
    """The headlines under a heading, without a last one that may head the prose below.

    Another heading ends them.
    """
    below = list(islice(view.neighbours(heading, 1), settings.body_blocks + 1))
    if below and not view.stands(heading) and below[0].index > heading.index + 1:
        return []  # what stood right below it went along with it
    body = list(takewhile(lambda block: _headline(block, settings), below))[: settings.body_blocks]
    for place, block in enumerate(body[1:], 1):
        far = block.index - body[place - 1].index > APART
        if far or block.index in heads or view.gap(block) > max(view.gap(body[0]), 1):
            return body[:place]
    after = below[len(body)] if len(body) < len(below) else None
    return body[:-1] if body and after is not None and _may_head(body[-1], after) else body


def _headline(block: Block, settings: Card) -> bool:
    """A line that no full stop ends: headlines ask and exclaim, but seldom state."""
    text = block.text.rstrip("\"'’”»)")
    states = text.endswith((".", "。", "।")) and not text.endswith("...")
    return block.words <= settings.body_words and not states


def _may_head(block: Block, below: Block) -> bool:
    """The line may be the heading of the prose below it: it is short, or speaks of the same."""
    if not below.is_prose:
        return False
    words = {
        word.lower()[:STEM] for word in _phrases.WORD.findall(block.text) if len(word) >= STEM
    }
    return block.words <= HEADING_WORDS or any(word in below.text.lower() for word in words)


def literals(settings: Card) -> Literals:
    return _phrases.labels(settings.headings)


STAGE = Stage("card", Card, find, literals, held)
