"""Verdicts at work: what people put back stays, and what they removed goes, whatever rules say.

What is judged stands in the text that a reader saw before any rule ran, and is looked for there.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from chaffinch.inverse import digest
from chaffinch.layout import trimmed
from chaffinch.ledger import Hit, Ledger
from chaffinch.rule import Rule
from chaffinch.seen import Seen
from chaffinch.spans import outside
from chaffinch.tidy import Change
from chaffinch.verdicts import Verdict, Word, read, standing

STAGE = "verdict"
Spare = Callable[[list[Change]], list[Change]]


def _rule(name: str, summary: str, why: str) -> Rule:
    category = f"verdict.{name.replace('-', '_')}"
    return Rule(f"verdict/{name}", STAGE, None, category, summary, why, confidence=1.0)


REMOVED = _rule("remove", "What a person removed.", "A person read it and said that it goes.")
PUT_BACK = _rule("put-back", "What a person put back.", "A person read it and said that it stays.")


class Spot(NamedTuple):
    """A verdict, and the span of the raw text on which it stands."""

    start: int
    end: int
    verdict: Verdict


def verdict(seen: Seen, start: int, end: int, word: Word, **names: str) -> Verdict:
    """A verdict on a span of the text that was seen, with what stands around it.

    `names` are the `rule` that had taken it, and the `page`.
    """
    span = seen.span(start, end)
    return Verdict(word, seen.text[slice(*span)], *seen.around(*span), **names)


class Verdicts:
    """The verdicts that stand, to be held against any number of pages."""

    def __init__(self, records: Iterable[Verdict] = ()) -> None:
        last = standing(records).values()
        self._used = [one for one in last if one.verdict in ("put-back", "remove")]
        # What a result depends on; nothing of it if no verdict changes anything.
        said = "\n".join(
            f"{verdict.span} {verdict.verdict} {verdict.rule}" for verdict in self._used
        )
        self.digest = digest(said) if said else ""

    @classmethod
    def load(cls, path: str | Path) -> "Verdicts":
        """Those of a file.  Raises InputError and VerdictError."""
        return cls(read(Path(path)))

    def on(self, first: Ledger) -> "Judged":
        """What was said of a page; `first` is what it shows before any rule runs."""
        if not self._used:
            return NOTHING
        seen = Seen(first.text)
        return Judged(spots(first, seen, self._possible(seen.text)))

    def _possible(self, text: str) -> Sequence[Verdict]:
        """The verdicts whose passage stands in a text with what is around it, found in one pass.

        To look for two thousand one by one takes as long as to clean a page.
        """
        try:
            found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # halves of surrogate pairs, in the text or in a verdict
            return self._used
        return [self._used[number] for number in sorted({number for number, _, _ in found})]

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick([one.before + one.text + one.after for one in self._used])


def spots(first: Ledger, seen: Seen, records: Iterable[Verdict]) -> list[Spot]:
    """Where verdicts stand on a page; where two overlap, the later one has it."""
    found: list[Spot] = []
    for verdict in records:
        here = list(seen.find(verdict.before, verdict.text, verdict.after))
        new = [Spot(*_raw(first, *seen.original(*span)), verdict) for span in here]
        for spot in new:
            found = [part for old in found for part in _outside(old, spot)]
        found += new
    return sorted(found, key=lambda spot: spot[:2])


def _raw(first: Ledger, start: int, end: int) -> tuple[int, int]:
    if start < end:
        return first.place(start, end)
    place, _ = first.place(start, start + 1)
    return place, place


def _outside(old: Spot, new: Spot) -> Iterator[Spot]:
    if new.start >= old.end or new.end <= old.start:
        yield old  # which may be a mere place
        return
    for start, end in outside(old[:2], [new[:2]]):
        yield old._replace(start=start, end=end)


class Judged:
    """What people said of one page."""

    def __init__(self, found: Sequence[Spot] = ()) -> None:
        self.spots = found
        self._stays = [spot for spot in found if spot.verdict.verdict == "put-back"]
        self._goes = [spot for spot in found if spot.verdict.verdict == "remove"]

    def sparing(self, ledger: Ledger) -> Spare:
        """What is left of changes to a text when all that was put back is spared."""
        spared = [ledger.shown(spot.start, spot.end) for spot in self._stays]
        if not spared:
            return list
        return lambda changes: [
            part for change in changes for part in _around(ledger.text, change, spared)
        ]

    def removals(self, ledger: Ledger) -> list[Change]:
        """What of the text is still to go."""
        found = (
            (*trimmed(ledger.text, *ledger.shown(spot.start, spot.end)), spot.verdict)
            for spot in self._goes
        )
        return [
            (Hit(start, end, REMOVED, note=verdict.rule), "remove")
            for start, end, verdict in found
            if start < end
        ]

    def flags(self, ledger: Ledger) -> list[Hit]:
        """What was put back, to be told of; the note is the rule that had taken it."""
        return [
            Hit(*ledger.shown(spot.start, spot.end), PUT_BACK, note=spot.verdict.rule)
            for spot in self._stays
        ]


NOTHING = Judged()
NONE = Verdicts()


def _around(text: str, change: Change, spared: Sequence[tuple[int, int]]) -> Iterator[Change]:
    """The parts of a removal outside of what is spared; of a mend that touches it, nothing.

    A split is spared as a whole or not at all: what was judged of a part of its article holds
    there, for that is cleaned as a document of its own.
    """
    hit, action = change
    touched = [span for span in spared if _touches(hit, *span)]
    if not touched:
        yield change
        return
    if hit.now or hit.start == hit.end:
        return
    left = [span for span in outside((hit.start, hit.end), touched) if text[slice(*span)].strip()]
    if left and action == "split":
        yield change
        return
    for start, end in left:
        yield hit._replace(start=start, end=end), action


def _touches(hit: Hit, start: int, end: int) -> bool:
    """They share a character, or the hit is a mere place within or at the span."""
    if start == end:
        return hit.start == hit.end == start
    return hit.start < end and start < hit.end
