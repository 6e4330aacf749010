"""A closing heading, and all that follows it to the end of the document.

What follows must not be prose: a page goes on after "Share this" more often than one thinks.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from chaffinch import literals as words
from chaffinch import patterns
from chaffinch.block import Block
from chaffinch.counted import counted
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _phrases
from chaffinch.stages._stage import Literals, Stage
from chaffinch.stages.card import held_heading
from chaffinch.view import View


@dataclass(frozen=True, slots=True)
class Section:
    """From one of `headings`, or a block that a pattern of `lines` matches whole, to the end.

    `after_words` words of prose must stand above: a number and not a share, so that removing
    other text never loosens it.  The tail may have `tail_words`.
    """

    headings: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    after_words: int = 100
    tail_words: int = 200


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        # The opening line may be one that another rule has just taken.
        for block in view.rules.blocks(rule):
            # What is quickly told goes first; `held` says it in another order.
            if view.prose_words_before(block) < rule.settings.after_words:
                continue
            if not _held_tail(view, rule.settings, block) and not held(view, rule, block):
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
    if prose:
        return f"prose follows: {counted(prose, 'paragraph')}"
    fits = words <= settings.tail_words
    return "" if fits else f"{words} words follow, more than {settings.tail_words}"


def literals(settings: Section) -> Literals:
    return replace(
        _phrases.labels(settings.headings), anywhere=words.of_patterns(settings.lines, whole=True)
    )


def problems(settings: Section) -> Iterable[str]:
    yield from patterns.all_problems(settings.lines)


STAGE = Stage("section", Section, find, literals, held, problems)
