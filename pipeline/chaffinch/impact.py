"""What other rules would change on pages: words that go or stay, by rule, with examples."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from chaffinch import engine
from chaffinch.block import count_words
from chaffinch.cleaner import uncollected
from chaffinch.document import Document
from chaffinch.engine import Outcome
from chaffinch.html import markup
from chaffinch.ledger import Edit
from chaffinch.places import Places
from chaffinch.ruleset import RuleSet
from chaffinch.spans import outside

SHOWN = 3  # examples of a rule
WIDEST = 100  # code points of an example


@dataclass(slots=True)
class Change:
    """What a rule takes that stayed before, or leaves that went before."""

    pages: int = 0
    words: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Impact:
    """`goes` is by the new rules that take it, `stays` by the old rules that took it."""

    pages: int = 0
    changed: int = 0
    goes: dict[str, Change] = field(default_factory=lambda: defaultdict(Change))
    stays: dict[str, Change] = field(default_factory=lambda: defaultdict(Change))

    def as_dict(self) -> dict[str, Any]:
        return {
            "pages": self.pages,
            "changed": self.changed,
            **{
                name: {
                    rule: {"pages": one.pages, "words": one.words, "examples": one.examples}
                    for rule, one in in_order(changes)
                }
                for name, changes in (("goes", self.goes), ("stays", self.stays))
            },
        }


def in_order(changes: dict[str, Change]) -> list[tuple[str, Change]]:
    """Those of the most words first."""
    return sorted(changes.items(), key=lambda item: (-item[1].words, item[0]))


def measure(old: RuleSet, new: RuleSet, documents: Iterable[Document]) -> Impact:
    """Clean every page with both, and lay the results side by side."""
    impact = Impact()
    with uncollected():
        for document in documents:
            before, after = (_cleaned(document, rules) for rules in (old, new))
            impact.pages += 1
            impact.changed += before.ledger.text != after.ledger.text
            _note(impact.goes, document, after, before)
            _note(impact.stays, document, before, after)
    return impact


def _cleaned(document: Document, rules: RuleSet) -> Outcome:
    return engine.run(
        document.raw, rules, document.kind, url=document.url, name=document.name
    )  # fmt: skip


def _note(changes: dict[str, Change], document: Document, one: Outcome, other: Outcome) -> None:
    """What goes with one and stays with the other, by the rules of the one."""
    gone = [(edit.start, edit.end) for edit in _gone(other)]
    counted = set()
    for edit in _gone(one):
        for start, end in outside((edit.start, edit.end), gone):
            text = " ".join(one.first.text_of(start, end).split())
            if not text:
                continue
            change = changes[edit.rule]
            change.words += count_words(text)
            change.pages += edit.rule not in counted
            counted.add(edit.rule)
            if len(change.examples) < SHOWN:
                line, column = Places(document.raw).line_column(start)
                change.examples.append(f"{document.name}:{line}:{column}: {text[:WIDEST]}")


def _gone(outcome: Outcome) -> list[Edit]:
    """Edits after which nothing is shown, but those of markup."""
    edits = outcome.ledger.edits
    return [edit for edit in edits if not edit.now and edit.stage != markup.STAGE]
