"""The articles that were split off a page, each cleaned as a document of its own."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from chaffinch import engine
from chaffinch.cleaned import Parent, metadata
from chaffinch.document import Document
from chaffinch.engine import Outcome
from chaffinch.inverse import digest
from chaffinch.ledger import Edit
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import article
from chaffinch.tidy import Change, widened
from chaffinch.view import View

HEADER = "It says where and when the article was published."


class Child(NamedTuple):
    """An article that was split off: its raw text is a slice of the page's."""

    document: Document
    outcome: Outcome
    metadata: dict[str, str]
    parent: Parent


def split_off(document: Document, outcome: Outcome, rules: RuleSet) -> Iterator[Child]:
    """The articles that were split off a page, in their order, cleaned with the same rules."""
    edits = [edit for edit in outcome.ledger.edits if edit.action == "split"]
    for number, edit in enumerate(edits, 1):
        yield _child(document, outcome.site, edit, number, rules)


def _child(document: Document, site: str, edit: Edit, number: int, rules: RuleSet) -> Child:
    raw = edit.was.strip()
    start = edit.start + edit.was.index(raw)
    own = replace(document, raw=raw, name=f"{document.name}#{number}", url=None)
    rule = next(rule for rule in rules.rules if rule.id == edit.rule)
    said: dict[str, str] = {}
    head = partial(_head, rule=rule, said=said)
    outcome = engine.run(own.raw, rules, own.kind, head, url=f"https://{site}")
    place = Parent(document.name, digest(document.raw), start, start + len(raw))
    return Child(own, outcome, {**said, **metadata(outcome)}, place)


def _head(view: View, rule: Rule, said: dict[str, str]) -> list[Change]:
    """Take away the lines that say source and time, and note what they and the headline say."""
    header = replace(rule, category="appended.card_header", why=HEADER)
    found, hits = article.head(view, header)
    said.update(found)
    return widened(view.text, [(hit, "remove") for hit in hits])
