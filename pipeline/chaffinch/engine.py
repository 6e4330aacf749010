"""The passes over one document: show it to the stages, accept what they find, until nothing more.

Cleaning ends when a fresh look at the cleaned text finds nothing, so that cleaning a cleaned text
changes nothing, by construction.  Of a page of HTML what its boxes and scores tell goes in a pass
of its own: it leaves rules for text little to find, and these need to look once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from chaffinch import sites, tidy, walls
from chaffinch.block import Facts
from chaffinch.document import Kind
from chaffinch.judged import Judged
from chaffinch.layout import Layout
from chaffinch.ledger import Edit, Ledger
from chaffinch.look import Look, look
from chaffinch.ruleset import RuleSet
from chaffinch.stages import FAR, OF_HTML, ORDER
from chaffinch.stages._stage import Stage
from chaffinch.tidy import Change
from chaffinch.view import Scan, View

if TYPE_CHECKING:
    from chaffinch.html.page import Page

Before = Callable[[View], Sequence[Change]]
Stages = Sequence[Stage]

# Each pass but the last takes something away.  Five are usual at the most; hostile text may nest
# deeper, and is then left as it is, with a warning.
MAX_PASSES = 25
ARTICLE = "article"  # the stage that splits off other articles
LEFT = 80  # words, at least, that stay of a page that is split: as many as must stand above


@dataclass(frozen=True, slots=True)
class Outcome:
    """`first` is the document as it showed itself before any rule ran.

    `settled` says that the last pass found nothing more to change.  `kept` is what an allow list
    held: edits that change nothing.  `site` is the host of the page, if it was asked for.  `page`
    is what a document of HTML was read into; a `Cleaned` does not hold it any more.
    """

    first: Ledger
    ledger: Ledger
    flags: tuple[Edit, ...]
    shape: str
    passes: int
    settled: bool
    page: "Page | None" = None
    kept: tuple[Edit, ...] = ()
    site: str = ""


def run(  # noqa: PLR0913  # all but the first two have defaults
    raw: str,
    rules: RuleSet,
    kind: Kind = "text",
    before: Before | None = None,
    *,
    url: str | None = None,
    name: str = "",
) -> Outcome:
    """Clean one text or page with these rules; its address and its name may tell its site.

    What was split off another page has `before`: what is changed before any stage looks.  It is
    not split again.  Nor is a page split of which little would stay: what stood above the other
    article was none.
    """
    page = page_of(raw, kind)
    site = sites.of(url, page, name) if rules.ask_site else ""
    if rules.ask_site:
        rules = rules.at(site)
    first = page.ledger if page else Ledger(raw)
    if before is None:
        found = _settled(first, page, rules, ORDER, site)
        split = any(edit.stage == ARTICLE for edit in found.ledger.edits)
        if not split or found.ledger.words >= LEFT:
            return found
    stages = tuple(stage for stage in ORDER if stage.name != ARTICLE)
    return _settled(first, page, rules, stages, site, before=before)


def _settled(  # noqa: PLR0913  # all that is known of a document
    first: Ledger,
    page: "Page | None",
    rules: RuleSet,
    stages: Stages,
    site: str,
    *,
    before: Before | None = None,
) -> Outcome:
    """Look with these stages until nothing more is found."""
    ledger = first
    if before is not None:
        ledger = ledger.apply(before(view_of(ledger, page, rules.index.scan)))
    later = [[one for one in stages if (one.name in FAR) is far] for far in (False, True)]
    judged = rules.verdicts.on(first)
    known = dict[str, Facts]()
    view = view_of(ledger, page, rules.index.scan, known)
    shape, start = view.shape, 1
    if page:
        ledger = _changed(ledger, look(view, rules, OF_HTML, judged.sparing(ledger)).changes)
        start = 2
    for passes in range(start, MAX_PASSES + 1):
        if passes > 1:
            view = view_of(ledger, page, rules.index.scan, known)
        found = _look(view, rules, later if passes > start else [stages], judged, ledger)
        if not found.changes:
            break
        ledger = _changed(ledger, found.changes)
    settled = not found.changes
    # The flags of the last look: their places are those of the text as it stays.
    found.flags.extend(judged.flags(ledger))
    flags, kept = (found.flagged(ledger), found.kept(ledger)) if settled else ([], [])
    return Outcome(first, ledger, tuple(flags), shape, passes, settled, page, tuple(kept), site)


def _changed(ledger: Ledger, found: Sequence[Change]) -> Ledger:
    changes = tidy.widened(ledger.text, found)
    return ledger.apply(walls.around(changes, walls.of_ledger(ledger)))


def _look(
    view: View, rules: RuleSet, turns: Sequence[Stages], judged: Judged, ledger: Ledger
) -> Look:
    """One look: the stages of a turn are asked if those of the turns before find no change.

    What people removed goes when the rules are done: it told them of other things.
    """
    spare = judged.sparing(ledger)
    found = look(view, rules, turns[0], spare)
    for stages in turns[1:]:
        if not found.changes:
            found = found.then(look(view, rules, stages, spare))
    return found if found.changes else found._replace(changes=judged.removals(ledger))


def shown_to(stage: str, raw: str, rules: RuleSet, kind: Kind) -> View:
    """What a stage is shown of a document in the first pass."""
    page = page_of(raw, kind)
    view = view_of(page.ledger if page else Ledger(raw), page, rules.index.scan)
    earlier = tuple(takewhile(lambda other: other.name != stage, ORDER))
    return look(view, rules, earlier, list).view


def view_of(
    ledger: Ledger, page: "Page | None", scan: Scan, known: dict[str, Facts] | None = None
) -> View:
    """What the stages are shown of a document."""
    if page is None:
        return View.of(ledger.text, scan, known)
    return View.of_page(Layout(page, ledger), scan, known)


def page_of(raw: str, kind: Kind) -> "Page | None":
    """What a document of HTML is read into."""
    if kind == "text":
        return None
    from chaffinch.html.page import Page

    return Page(raw)
