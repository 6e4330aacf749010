"""What was split off stands: no other change reaches into it, or over it."""

from collections.abc import Iterable, Iterator, Sequence

from chaffinch.ledger import Ledger
from chaffinch.tidy import Change

ARTICLE = "article"  # the stage that finds them
Wall = tuple[int, int]  # a span of the text; an empty one where something was split off before


def of_changes(changes: Iterable[Change]) -> list[Wall]:
    """The spans of other articles, which go whole."""
    return [(hit.start, hit.end) for hit, _ in changes if hit.rule.stage == ARTICLE]


def of_ledger(ledger: Ledger) -> list[Wall]:
    """The places in the text where something was split off."""
    return [ledger.shown(edit.start, edit.end) for edit in ledger.edits if edit.action == "split"]


def around(changes: Sequence[Change], walls: Sequence[Wall]) -> list[Change]:
    """The same changes, in pieces where they would reach into a wall or over it."""
    if not walls:
        return list(changes)
    return [piece for change in changes for piece in _pieces(change, sorted(walls))]


def _pieces(change: Change, walls: Sequence[Wall]) -> Iterator[Change]:
    hit, action = change
    if hit.rule.stage == ARTICLE:
        yield change
        return
    at, now = hit.start, hit.now
    for start, end in walls:
        if (hit.start < end and start < hit.end) or hit.start < start < hit.end:
            if at < start:
                yield hit._replace(start=at, end=start, now=now), action
                now = ""  # what is shown instead is shown once
            at = max(at, end)
        elif start < hit.start == hit.end < end:
            return
    if at < hit.end or at == hit.end == hit.start:
        yield hit._replace(start=at, now=now), action
