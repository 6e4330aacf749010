"""What stands among furniture: other rules took the block above and the block below.

A menu has labels that no rule knows, and a box the name of the site; the text speaks of neither.
Of a label that is known, which would go in a row with others, one that went beside it is enough.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.shape import BULLET
from chaffinch.stages import _phrases, run
from chaffinch.stages._stage import Stage
from chaffinch.stages._strange import SAID, Prose, limit, shared, too_little, tried
from chaffinch.view import View

# The share of its words that a line above the text may have in it; measured on labelled scrapes:
# one title in 200 has no more.
TITLE = 0.25
TITLE_WORDS = 4  # above the text stands its title; those of so few words speak of the text
PARAGRAPH_WORDS = 60


@dataclass(frozen=True, slots=True)
class Between:
    """Up to `blocks` blocks of `max_words` between two that rules of `families` took.

    One of them may be a paragraph.  For lines the end of the document is as good as a block that
    went.  Few of their words stand in its prose, of which there are at least `prose_words`.  On a
    page of HTML, boxes and scores tell more than neighbours, and nothing is taken.

    Also a single label of a `run`, next to one block that went; but not the last above prose.
    """

    families: tuple[str, ...]
    blocks: int = 6
    max_words: int = 20
    prose_words: int = 200


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    said = Prose(view)
    for rule in tried(view, rules):
        settings = rule.settings
        prose = said.of(settings.prose_words)
        for row in _rows(view, settings) if prose else ():
            if all(shared(block, prose) <= _limit(view, block) for block in row):
                note = _told(view, *_around(view, settings, row[0]))
                yield Hit(row[0].start, row[-1].end, rule, note=note)
        for block in view.blocks if prose else ():
            if _is_label(block, settings) and _beside(view, settings, block):
                beside = (block.index - 1, block.index + 1)
                note = _told(view, *(at if _went(view, settings, at) else None for at in beside))
                yield Hit(block.start, block.end, rule, note=note)


def held(view: View, rule: Rule, block: Block) -> str:
    """Of what stands in a long row, such as the text itself, nothing is said."""
    settings = rule.settings
    above, below = _around(view, settings, block)
    row = [
        one for one in view.whole[0 if above is None else above + 1 : below] if view.stands(one)
    ]
    if view.layout is not None or (above is None and below is None) or len(row) > settings.blocks:
        return ""
    prose = Prose(view).of(settings.prose_words)
    if not prose:
        return too_little(settings.prose_words)
    if above is None or (below is None and any(one.is_prose for one in row)):
        return f"only one side went: {_told(view, above, below)}"
    if not _fits(view, settings, row):
        return f"too long, a list, or above the text: {_told(view, above, below)}"
    spoken = next((one for one in row if shared(one, prose) > _limit(view, one)), None)
    return f"the text speaks of '{spoken.text[:SAID]}'" if spoken else ""


def _around(view: View, settings: Between, block: Block) -> tuple[int | None, int | None]:
    """The nearest blocks above and below that rules of the families took."""
    went = [index for index in view.taken if _went(view, settings, index)]
    return (
        max((index for index in went if index < block.index), default=None),
        min((index for index in went if index > block.index), default=None),
    )


def _told(view: View, above: int | None, below: int | None) -> str:
    """What went on either side, and by which rule."""
    return ", ".join(
        f"{side} '{view.whole[index].text[:SAID]}' ({view.taken[index].id})"
        for side, index in (("below", above), ("above", below))
        if index is not None
    )


def _rows(view: View, settings: Between) -> Iterator[list[Block]]:
    """The blocks that stand in a row between two that went, if they are few and short."""
    row: list[Block] = []
    seen = False
    for block in view.whole:
        if view.stands(block):
            row.append(block)
        elif _went(view, settings, block.index):
            if _fits(view, settings, row):
                yield row
            row, seen = [], True
    if seen and _fits(view, settings, row) and not any(block.is_prose for block in row):
        yield row


def _fits(view: View, settings: Between, row: Sequence[Block]) -> bool:
    if not 0 < len(row) <= settings.blocks or any(BULLET.match(block.text) for block in row):
        return False
    prose = [block.words for block in row if block.is_prose]
    lines = [block.words for block in row if not block.is_prose]
    if not view.prose_words_before(row[0]):
        return not prose and max(lines) <= TITLE_WORDS
    return (
        len(prose) <= 1
        and max(prose, default=0) <= PARAGRAPH_WORDS
        and max(lines, default=0) <= settings.max_words
    )


def _limit(view: View, block: Block) -> float:
    titles = not block.is_prose and not view.prose_words_before(block)
    return TITLE if titles else limit(block)


def _is_label(block: Block, settings: Between) -> bool:
    """Rules of the families know the block for one or more labels of a row."""
    return any(
        rule.stage == "run" and rule.family in settings.families and run.labels_in(block, rule)
        for rule in block.facts.rules()
    )


def _beside(view: View, settings: Between, block: Block) -> bool:
    """The block above the label went, or the one below, and it heads no prose."""
    above, below = block.index - 1, block.index + 1
    if _went(view, settings, below):
        return not _phrases.heads_prose(view, block)
    last = below < len(view.whole) and view.whole[below].is_prose
    return _went(view, settings, above) and not last


def _went(view: View, settings: Between, index: int) -> bool:
    by = view.taken.get(index)
    return by is not None and by.family in settings.families


STAGE = Stage("between", Between, find, held=held, by_taken=True)
