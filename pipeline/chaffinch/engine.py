"""The passes over one document: show it to the stages, accept what they find, until nothing more.

Cleaning ends when a fresh look at the cleaned text finds nothing, so that cleaning a cleaned text
changes nothing, by construction.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from chaffinch import tidy, walls
from chaffinch.block import Facts
from chaffinch.document import Kind
from chaffinch.layout import Layout
from chaffinch.ledger import Edit, Hit, Ledger
from chaffinch.ruleset import RuleSet
from chaffinch.stages import ORDER
from chaffinch.stages._stage import Stage
from chaffinch.tidy import Change
from chaffinch.view import Scan, View

if TYPE_CHECKING:
    from chaffinch.html.page import Page

Before = Callable[[View], Sequence[Change]]

# Each pass but the last takes something away.  Five are usual at the most; hostile text may nest
# deeper, and is then left as it is, with a warning.
MAX_PASSES = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """`first` is the document as it showed itself before any rule ran.

    `settled` says that the last pass found nothing more to change.  `page` is what a document of
    HTML was read into.
    """

    first: Ledger
    ledger: Ledger
    flags: tuple[Edit, ...]
    shape: str
    passes: int
    settled: bool
    page: "Page | None" = None


def run(raw: str, rules: RuleSet, kind: Kind = "text", before: Before | None = None) -> Outcome:
    """Clean one text or page with these rules.

    What was split off another page has `before`: what is changed before any stage looks.  It is
    not split again.
    """
    page = _page(raw) if kind == "html" else None
    ledger = first = page.ledger if page else Ledger(raw)
    stages: Sequence[Stage] = ORDER
    if before is not None:
        stages = tuple(stage for stage in ORDER if stage.name != "article")
        ledger = ledger.apply(before(view_of(ledger, page, rules.index.scan)))
    shape, passes = "lines", 0
    changes: list[Change] = []
    flags: list[Hit] = []
    known: dict[str, Facts] = {}
    for passes in range(1, MAX_PASSES + 1):
        view = view_of(ledger, page, rules.index.scan, known)
        shape = view.shape if passes == 1 else shape
        changes, flags = _look(view, rules, stages)
        if not changes:
            break
        changes = walls.around(tidy.widened(ledger.text, changes), walls.of_ledger(ledger))
        ledger = ledger.apply(changes)
    # The flags of the last look: their places are those of the text as it stays.
    found = () if changes else tuple(map(ledger.flag, sorted(set(flags), key=by_flag)))
    return Outcome(first, ledger, found, shape, passes, not changes, page)


def shown_to(stage: str, raw: str, rules: RuleSet, kind: Kind) -> View:
    """What a stage is shown of a document in the first pass."""
    page = _page(raw) if kind == "html" else None
    view = view_of(page.ledger if page else Ledger(raw), page, rules.index.scan)
    for earlier in takewhile(lambda other: other.name != stage, ORDER):
        hits = earlier.find(view, rules.candidates(earlier.name, view))
        view = view.without(hit for hit in hits if rules.action(hit.rule) != "flag")
    return view


def view_of(
    ledger: Ledger, page: "Page | None", scan: Scan, known: dict[str, Facts] | None = None
) -> View:
    """What the stages are shown of a document."""
    if page is None:
        return View.of(ledger.text, scan, known)
    return View.of_page(Layout(page, ledger), scan, known)


def _page(raw: str) -> "Page":
    from chaffinch.html.page import Page

    return Page(raw)


def _look(view: View, rules: RuleSet, stages: Sequence[Stage]) -> tuple[list[Change], list[Hit]]:
    """One pass: what changes, in order and without overlaps, and what is only flagged."""
    changes: list[Change] = []
    flags: list[Hit] = []
    for stage in stages:
        candidates = rules.candidates(stage.name, view)
        if not candidates:
            continue
        hits = [(hit, rules.action(hit.rule)) for hit in stage.find(view, candidates)]
        taken = [(hit, action) for hit, action in hits if action != "flag"]
        flags += [hit for hit, action in hits if action == "flag"]
        changes += taken
        view = view.without(hit for hit, _ in taken)
    changes = walls.around(changes, walls.of_changes(changes))
    return without_overlap(changes), flags


def by_place(change: Change) -> tuple[int, int, str]:
    """Leftmost, then longest, then by rule: a total order, so that every run agrees."""
    hit, _ = change
    return hit.start, -hit.end, hit.rule.id


def without_overlap(changes: Sequence[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(changes, key=by_place):
        if not kept or kept[-1][0].end <= change[0].start:
            kept.append(change)
    return kept


def by_flag(hit: Hit) -> tuple[int, int, str]:
    return hit.start, hit.end, hit.rule.id
