"""What stands in a document more than once: its title, and boxes set between its paragraphs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Literal

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.shadow import shadowed
from chaffinch.stages import _phrases
from chaffinch.stages._stage import Stage
from chaffinch.view import View

TITLE_WORDS = 3  # shorter headings repeat by chance
EQUAL = 100  # per cent
ALIKE = 90  # per cent by rapidfuzz: a changed name or number, not another sentence
BOX_WORDS = 90  # a box of more words is a passage that somebody repeats on purpose

Box = tuple[Block, Block]


@dataclass(frozen=True, slots=True)
class Repeat:
    """What stands again.

    `title`: a heading, before the first paragraph.  `box`: a heading with the paragraph below it,
    standing `times` times; it goes with all its copies if it holds one of `words`, else its first
    copy stays.  `alike` is how equal two titles are, in per cent.
    """

    what: Literal["title", "box"]
    times: int = 2
    words: tuple[str, ...] = ()
    alike: int = EQUAL


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    counts = Counter(block.text for block in view.blocks)
    for rule in rules:
        if rule.settings.what == "title":
            yield from _titles(view, rule)
        elif len(counts) < len(view.blocks):
            yield from _boxes(view, rule, counts)


def _titles(view: View, rule: Rule) -> Iterator[Hit]:
    """Copies of a heading that stand before the first paragraph, without the first of them."""
    heads = list(takewhile(lambda block: not block.is_prose, view.blocks[:12]))
    if len(heads) == len(view.blocks[:12]):
        return  # no paragraph follows: a list or a poem, where lines do repeat
    for place, block in enumerate(heads):
        if block.words >= TITLE_WORDS and any(
            _alike(block, above, rule.settings.alike) for above in heads[:place]
        ):
            yield Hit(block.start, block.end, rule, note=block.text[:80])


def _alike(block: Block, above: Block, per_cent: int) -> bool:
    this, other = _folded(block), _folded(above)
    if this == other:
        return per_cent == EQUAL
    if per_cent == EQUAL or above.words < TITLE_WORDS:
        return False
    from rapidfuzz.fuzz import token_set_ratio

    return token_set_ratio(this, other) >= per_cent


def _folded(block: Block) -> str:
    return " ".join(_phrases.WORDS.findall(block.text.casefold()))


def _boxes(view: View, rule: Rule, counts: Counter[str]) -> Iterator[Hit]:
    settings: Repeat = rule.settings
    copies: dict[str, list[Box]] = {}
    for head, body in pairwise(view.blocks):
        if counts[head.text] >= settings.times and _is_box(head, body):
            copies.setdefault(head.text, []).append((head, body))
    for boxes in copies.values():
        yield from _copies(view, rule, _same(boxes))


def _is_box(head: Block, body: Block) -> bool:
    return not head.is_prose and body.is_prose and head.words + body.words <= BOX_WORDS


def _same(boxes: list[Box]) -> list[Box]:
    """Those boxes whose paragraph is that of the first, but for a few characters."""
    from rapidfuzz.fuzz import ratio

    first = boxes[0][1].text
    return [box for box in boxes if box[1].text == first or ratio(first, box[1].text) >= ALIKE]


def _copies(view: View, rule: Rule, boxes: list[Box]) -> Iterator[Hit]:
    settings: Repeat = rule.settings
    if len(boxes) < settings.times or not _among_prose(view, boxes):
        return
    text = boxes[0][0].facts.plain + boxes[0][1].facts.plain
    if settings.words and not any(
        f" {shadowed(word).strip()} " in text for word in settings.words
    ):
        return
    for head, body in boxes if settings.words else boxes[1:]:
        yield Hit(head.start, body.end, rule, note=f"{len(boxes)} times: {head.text[:60]}")


def _among_prose(view: View, boxes: list[Box]) -> bool:
    """Far more of the document is other prose: a chorus or a form is made of its copies."""
    prose = sum(block.is_prose for block in view.blocks)
    return prose >= 3 * len(boxes)


STAGE = Stage("repeat", Repeat, find)
