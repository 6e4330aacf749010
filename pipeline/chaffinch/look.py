"""One look at a document: what its stages find, and what of it is accepted."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chaffinch import walls
from chaffinch.allow import Entry
from chaffinch.block import Span
from chaffinch.guard import Guard, Held
from chaffinch.judged import Spare
from chaffinch.ledger import Edit, Hit, Ledger
from chaffinch.ruleset import RuleSet
from chaffinch.spans import outside
from chaffinch.stages._stage import Stage
from chaffinch.tidy import Change
from chaffinch.view import View


class Look(NamedTuple):
    """What changes, in order and without overlaps; what is only flagged; what allow lists hold.

    `view` is what a further stage would be shown.
    """

    changes: list[Change]
    flags: list[Hit]
    held: list[Held]
    view: View

    def then(self, other: "Look") -> "Look":
        """What another look at the same view finds, with what this one flagged and held."""
        flags, held = [*self.flags, *other.flags], [*self.held, *other.held]
        return other._replace(flags=flags, held=held)

    def flagged(self, ledger: Ledger) -> list[Edit]:
        """The flags as edits that change nothing, in the order of the text."""
        return [ledger.flag(hit) for hit in sorted(set(self.flags), key=by_flag)]

    def kept(self, ledger: Ledger) -> list[Edit]:
        """What was held, with the reason, in the order of the text."""
        return [_kept(ledger, *held) for held in sorted(set(self.held), key=by_entry)]


def look(view: View, rules: RuleSet, stages: Sequence[Stage], spare: Spare) -> Look:
    """Show a view to the stages; what one takes whole, those after it do not see.

    What rules of a site take they do see: the others, and the scores, go by all that stands on a
    page.  `spare` gives back the changes without what people have put back.
    """
    found = Look([], [], [], view)
    guard = rules.guard(view)
    for stage in stages:
        candidates = rules.candidates(stage.name, view)
        if not candidates:
            continue
        hits = [(hit, rules.action(hit.rule)) for hit in stage.find(view, candidates)]
        if not hits:
            continue
        view.hits.extend(hit for hit, _ in hits if not hit.rule.site)
        taken = spare([(hit, action) for hit, action in hits if action != "flag"])
        found.flags.extend(hit for hit, action in hits if action == "flag")
        if guard:
            taken, held = _guarded(guard, taken)
            found.held.extend(held)
        found.changes.extend(taken)
        view = view.without(hit for hit, _ in taken if not hit.rule.site)
    changes = walls.around(found.changes, walls.of_changes(found.changes))
    return found._replace(changes=agreed(changes), view=view)


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
    return ledger.flag(hit)._replace(action="keep", note=f"{entry.place}: {entry.why}")


def agreed(changes: Sequence[Change]) -> list[Change]:
    """Of changes that overlap one each; of what rules of a site take, what the others leave of it.

    The other rules go by what stands around a block, and were written without those of a site.
    """
    kept = without_overlap([change for change in changes if not change[0].rule.site])
    taken = [(hit.start, hit.end) for hit, _ in kept]
    of_site = without_overlap([change for change in changes if change[0].rule.site])
    parts = [part for change in of_site for part in _beside(change, taken)]
    return sorted([*kept, *parts], key=by_place) if parts else kept


def _beside(change: Change, taken: Sequence[Span]) -> Iterator[Change]:
    """A change, or of a removal the parts outside of what is taken."""
    hit, action = change
    parts = list(outside((hit.start, hit.end), taken))
    if parts == [(hit.start, hit.end)]:
        yield change
    elif action == "remove" and not hit.now:
        yield from ((hit._replace(start=start, end=end), action) for start, end in parts)


def without_overlap(changes: Sequence[Change]) -> list[Change]:
    kept: list[Change] = []
    for change in sorted(changes, key=by_place):
        if not kept or kept[-1][0].end <= change[0].start:
            kept.append(change)
    return kept


def by_place(change: Change) -> tuple[int, int, str]:
    """Leftmost, then longest, then by rule: a total order, so that every run agrees."""
    hit, _ = change
    return hit.start, -hit.end, hit.rule.id


def by_flag(hit: Hit) -> tuple[int, int, str, str, str]:
    """A total order, too: one rule may say two things of a span."""
    return hit.start, hit.end, hit.rule.id, hit.note, hit.now


def by_entry(held: Held) -> tuple[int, int, str, str, str, str]:
    hit, entry = held
    return hit.start, hit.end, hit.rule.id, entry.place, hit.note, hit.now
