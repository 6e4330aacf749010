"""A closing heading, and all that follows it to the end of the document.

What follows must not be prose: a page goes on after "Share this" more often than one thinks.  Only
a series of cards, each with a line that says when it was published, may hold prose.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import Literals, Stage
from chaffinch.stages.card import held_heading
from chaffinch.view import View

FIRST_CARD = 5  # blocks below the heading among which the first card must say its time
PROSE_PER_CARD = 2


@dataclass(frozen=True, slots=True)
class Section:
    """From one of `headings`, or a block that a pattern of `lines` matches whole, to the end.

    `after_words` words of prose must stand above: a number and not a share, so that removing
    other text never loosens it.  The tail may have `tail_words`.  `cards` are patterns of the
    line in a card that says its time; a tail of such cards may hold prose and any length.
    """

    headings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    after_words: int = 100
    tail_words: int = 200
    cards: tuple[str, ...] = ()


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        # The opening line may be one that another rule has just taken.
        for block in view.rules.blocks(rule):
            if not held(view, rule, block):
                end = max(view.blocks[-1].end if view.blocks else 0, block.end)
                yield Hit(block.start, end, rule, note=block.text[:80])
                break


def held(view: View, rule: Rule, block: Block) -> str:
    settings: Section = rule.settings
    if not _matches(block, rule):
        why = held_heading(view, rule, block)
        if why:
            return why
    if view.prose_words_before(block) < settings.after_words:
        return f"fewer than {settings.after_words} words of prose stand above"
    return _held_tail(view, settings, block)


def _matches(block: Block, rule: Rule) -> bool:
    """One of `lines` matches the block, as far as its words stand there."""
    lines = (rule.settings.lines[part] for part in block.facts.parts.get(rule, ()))
    return any(patterns.compiled(line).fullmatch(block.facts.flat) for line in lines)


def _held_tail(view: View, settings: Section, heading: Block) -> str:
    """Why what follows the heading is not a tail: empty if it is."""
    words, prose = view.after(heading)
    if not prose:
        fits = words <= settings.tail_words
        return "" if fits else f"{words} words follow, more than {settings.tail_words}"
    cards = _cards(settings, list(view.neighbours(heading, 1))) if settings.cards else 0
    if prose <= PROSE_PER_CARD * cards:
        return ""
    return f"{prose} paragraphs follow, and {cards} cards that they could belong to"


def _cards(settings: Section, tail: list[Block]) -> int:
    """How many cards the tail has; none if the first does not begin right below the heading."""
    times = [patterns.compiled(pattern) for pattern in settings.cards]
    marks = [
        place
        for place, block in enumerate(tail)
        if block.words <= FIRST_CARD and any(time.fullmatch(block.facts.flat) for time in times)
    ]
    return len(marks) if marks and marks[0] < FIRST_CARD else 0


def literals(settings: Section) -> Literals:
    return replace(
        _phrases.labels(settings.headings), anywhere=words.of_patterns(settings.lines, whole=True)
    )


def problems(settings: Section) -> Iterable[str]:
    yield from patterns.all_problems(settings.lines)
    yield from patterns.all_problems(settings.cards, needs_word=False)


STAGE = Stage("section", Section, find, literals, held, problems)
