"""What follows where the text is over: below a comment form, below a line of copyright.

Sometimes the text does go on there: a credit stands in its middle, a form above the comments.  So
nothing goes of which the prose of the document speaks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.stages._strange import SAID, Prose, limit, shared, too_little, tried
from chaffinch.view import View


@dataclass(frozen=True, slots=True)
class Below:
    """Up to `blocks` blocks below one that a rule of `categories` took.

    They are lines of `max_words` and paragraphs of `paragraph_words`, and few of their words stand
    in the prose of the document.  This has at least `prose_words`, and at least `after_words` of
    them above.  The last line above what stays may be its heading.  On a page of HTML, boxes and
    scores tell more than neighbours, and nothing is taken.
    """

    categories: tuple[str, ...]
    blocks: int = 12
    max_words: int = 20
    paragraph_words: int = 80
    prose_words: int = 300
    after_words: int = 100


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    said = Prose(view)
    for rule in tried(view, rules):
        heads = list(_heads(view, rule.settings))
        prose = said.of(rule.settings.prose_words) if heads else ""
        done = -1
        for head in heads if prose else ():
            for block in _row(view, rule.settings, head, prose):
                if block.index > done:
                    by = view.taken[head.index].id
                    note = f"below '{head.text[:SAID]}' ({by})"
                    yield Hit(block.start, block.end, rule, note=note)
                    done = block.index


def held(view: View, rule: Rule, block: Block) -> str:
    """Nothing is said of what has no block of the categories close above it."""
    settings = rule.settings
    if view.layout is not None:
        return ""
    heads = [
        one for one in _heads(view, settings) if 0 < block.index - one.index <= settings.blocks
    ]
    if not heads:
        return ""
    prose = Prose(view).of(settings.prose_words)
    if not prose:
        return too_little(settings.prose_words)
    head = heads[-1]
    below = (one for one in view.whole[head.index + 1 : block.index + 1] if view.stands(one))
    stays = next((one for one in below if not _strange(settings, one, prose)), None)
    if stays is None:
        return (
            "" if block in _row(view, settings, head, prose) else "it may head what stands below"
        )
    return f"the text speaks of it, or it is long: '{stays.text[:SAID]}'"


def _heads(view: View, settings: Below) -> Iterator[Block]:
    """The blocks that went by rules of the categories, with enough of the text above."""
    for index, by in sorted(view.taken.items()):
        head = view.whole[index]
        enough = view.prose_words_before(head) >= settings.after_words
        if by.category in settings.categories and enough:
            yield head


def _row(view: View, settings: Below, head: Block, prose: str) -> list[Block]:
    """The blocks below that stand, and of which the prose does not speak."""
    row: list[Block] = []
    below = view.whole[head.index + 1 : head.index + 1 + settings.blocks]
    for block in below:
        if view.stands(block) and not _strange(settings, block, prose):
            break
        row.append(block)
    ends = head.index + len(row) + 1 == len(view.whole)
    while row and not ends and view.stands(row[-1]) and not row[-1].is_prose:
        row.pop()
    return [block for block in row if view.stands(block)]


def _strange(settings: Below, block: Block, prose: str) -> bool:
    most = settings.paragraph_words if block.is_prose else settings.max_words
    return block.words <= most and shared(block, prose) <= limit(block)


STAGE = Stage("below", Below, find, held=held, by_taken=True)
