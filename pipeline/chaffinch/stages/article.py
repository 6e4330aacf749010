"""Other articles below the first: each becomes a document of its own."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import TYPE_CHECKING

from chaffinch import patterns
from chaffinch.articles.cards import CARD, ECHO, NOTED, Cards, Start
from chaffinch.articles.lines import grammar
from chaffinch.articles.split import MOST, Text
from chaffinch.articles.topic import like_headline
from chaffinch.block import Block
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

if TYPE_CHECKING:
    from chaffinch.html.page import Page


@dataclass(frozen=True, slots=True)
class Article:
    """How the heads of articles look.

    `headings` promise other articles, and say nothing else; `times` are patterns of what a card
    says of its time, `authors` of a line that names its author.  At least `after_words` words of
    prose must stand above, in paragraphs that end a sentence.
    """

    headings: tuple[str, ...]
    times: tuple[str, ...]
    authors: tuple[str, ...]
    after_words: int = 80


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules[:1]:  # two would take the same articles
        blocks = view.blocks if view.layout else view.whole
        starts = _text(view, rule, blocks).starts()
        ends = [*(start.at for start in starts[1:]), _end(view, blocks)]
        for start, end in zip(starts, ends, strict=False):
            if start.at < end:
                yield _hit(rule, blocks[start.at : end], start)


def _text(view: View, rule: Rule, blocks: Sequence[Block]) -> Text:
    left = {block.index for block in view.blocks}
    standing = [block.index in left for block in blocks]
    unannounced = view.layout is None or _several(view, view.layout.page)
    return Text(blocks, _cards(rule, blocks), standing, rule.settings.after_words, unannounced)


def _several(view: View, page: "Page") -> bool:
    """Whether what is left of a page of HTML stands in some articles, or has some titles.

    If not, lines that name a source or a change of topic are far likelier to be those of one
    article, and many articles those of a list.
    """
    starts = [block.origin.start for block in view.blocks if block.origin]
    for tag in ("article", "h1"):
        places = map(page.place, page.select(tag))
        left = sum(bisect_left(starts, start) < bisect_left(starts, end) for start, end in places)
        if 1 < left <= MOST + 1:
            return True
    return False


def _cards(rule: Rule, blocks: Sequence[Block]) -> Cards:
    settings: Article = rule.settings
    return Cards(blocks, grammar(settings.headings, settings.times, settings.authors))


def _end(view: View, blocks: Sequence[Block]) -> int:
    """The place after the last paragraph: what stands below it belongs to the page."""
    return max(
        (at + 1 for at, block in enumerate(blocks) if block.is_prose and view.stands(block)),
        default=0,
    )


def _hit(rule: Rule, blocks: Sequence[Block], start: Start) -> Hit:
    sure = round(1 / (1 + exp(-max(start.score, 0.0) - 1)), 3)
    text = blocks[start.head - start.at].text
    return Hit(
        blocks[0].start,
        blocks[-1].end,
        rule,
        note=f"{start.evidence}: {text[:80]}",
        confidence=sure,
    )


def head(view: View, rule: Rule) -> tuple[dict[str, str], list[Hit]]:
    """What the first lines of an article say of it, and those of them that are not its text."""
    if rule.stage != STAGE.name or not view.blocks:
        return {}, []
    card = _cards(rule, view.blocks).at(0)
    if card is None:
        first = view.blocks[0]
        return ({"headline": first.text} if like_headline(first) else {}), []
    text = view.blocks[card.head]
    said = {"headline": text.text if card.prose > card.head else ""}
    said |= {"source": card.source, "time": card.time}
    lines = [
        block
        for at, block in enumerate(view.blocks[: card.prose])
        if at != card.head and card.kind in (ECHO, CARD, NOTED)
    ]
    hits = [Hit(block.start, block.end, rule, note=block.text) for block in lines]
    return {key: value for key, value in said.items() if value}, hits


def problems(settings: Article) -> Iterable[str]:
    yield from patterns.all_problems(settings.times, needs_word=False)
    yield from patterns.all_problems(settings.authors, needs_word=False)


STAGE = Stage("article", Article, find, problems=problems)
