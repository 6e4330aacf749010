"""The passes over one document: show it to the stages, accept what they find, until nothing more.

Cleaning ends when a fresh look at the cleaned text finds nothing, so that cleaning a cleaned text
changes nothing, by construction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from chaffinch import sites, tidy
from chaffinch.allow import Entry
from chaffinch.block import Facts
from chaffinch.document import Kind
from chaffinch.guard import Guard, Held
from chaffinch.layout import Layout
from chaffinch.ledger import Edit, Hit, Ledger
from chaffinch.ruleset import RuleSet
from chaffinch.stages import ORDER
from chaffinch.tidy import Change
from chaffinch.view import Scan, View

if TYPE_CHECKING:
    from chaffinch.html.page import Page

# Each pass but the last takes something away.  Five are usual at the most; hostile text may nest
# deeper, and is then left as it is, with a warning.
MAX_PASSES = 25


@dataclass(frozen=True, slots=True)
class Outcome:
    """`settled` says that the last pass found nothing more to change.

    `kept` is what an allow list held: edits that change nothing.  `site` is the host of the page,
    if it was asked for.  `page` is what a document of HTML was read into.
    """

    ledger: Ledger
    flags: tuple[Edit, ...]
    shape: str
    passes: int
    settled: bool
    page: "Page | None" = None
    kept: tuple[Edit, ...] = ()
    site: str = ""

    @property
    def first(self) -> Ledger:
        """The document as it showed itself before any rule ran."""
        return self.page.ledger if self.page else Ledger(self.ledger.raw)


def run(
    raw: str, rules: RuleSet, kind: Kind = "text", *, url: str | None = None, name: str = ""
) -> Outcome:
    """Clean one text or page with these rules; its address and its name may tell its site."""
    page = _page(raw) if kind == "html" else None
    site = ""
    if rules.ask_site:
        site = sites.of(url, page, name)
        rules = rules.at(site)
    ledger = page.ledger if page else Ledger(raw)
    shape, passes = "lines", 0
    changes: list[Change] = []
    flags: list[Hit] = []
    held: list[Held] = []
    known: dict[str, Facts] = {}
    for passes in range(1, MAX_PASSES + 1):
        view = view_of(ledger, page, rules.index.scan, known)
        shape = view.shape if passes == 1 else shape
        changes, flags, held = _look(view, rules)
        if not changes:
            break
        ledger = ledger.apply(tidy.widened(ledger.text, changes))
    # The flags of the last look: their places are those of the text as it stays.
    found = () if changes else tuple(map(ledger.flag, sorted(set(flags), key=by_flag)))
    kept = () if changes else tuple(_kept(ledger, *one) for one in sorted(set(held), key=by_entry))
    return Outcome(ledger, found, shape, passes, not changes, page, kept, site)


def shown_to(stage: str, raw: str, rules: RuleSet) -> View:
    """What a stage is shown of a page of HTML in the first pass."""
    page = _page(raw)
    view = view_of(Ledger(raw, page.edits), page, rules.index.scan)
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


def _look(view: View, rules: RuleSet) -> tuple[list[Change], list[Hit], list[Held]]:
    """One pass: what changes, in order and without overlaps, what is flagged, what is held."""
    changes: list[Change] = []
    flags: list[Hit] = []
    held: list[Held] = []
    guard = rules.guard(view)
    for stage in ORDER:
        candidates = rules.candidates(stage.name, view)
        if not candidates:
            continue
        hits = [(hit, rules.action(hit.rule)) for hit in stage.find(view, candidates)]
        taken: list[Change] = [(hit, action) for hit, action in hits if action != "flag"]
        flags += [hit for hit, action in hits if action == "flag"]
        if guard:
            taken, kept = _guarded(guard, taken)
            held += kept
        changes += taken
        view = view.without(hit for hit, _ in taken)
    return without_overlap(changes), flags, held


def _guarded(guard: Guard, changes: Sequence[Change]) -> tuple[list[Change], list[Held]]:
    """What the allow lists leave of what a stage found, and what they hold of it."""
    left: list[Change] = []
    held: list[Held] = []
    for hit, action in changes:
        rest, kept = guard.apart(hit, whole=action != "remove" or bool(hit.now))
        left += [(part, action) for part in rest]
        held += kept
    return left, held


def _kept(ledger: Ledger, hit: Hit, entry: Entry) -> Edit:
    """What was held, with the reason."""
    return ledger.flag(hit)._replace(action="keep", note=f"{entry.place}: {entry.why}")


def by_entry(held: Held) -> tuple[int, int, str, str]:
    hit, entry = held
    return hit.start, hit.end, hit.rule.id, entry.place


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
