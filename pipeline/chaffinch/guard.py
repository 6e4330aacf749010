"""What of a hit goes, where an allow list protects what stands there.

Words are looked for only if something is to go at all, and an entry's site is asked of each place.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from chaffinch.allow import Allow, Entry
from chaffinch.block import Span
from chaffinch.ledger import Hit
from chaffinch.shadow import HALVES, Shadow, words_only
from chaffinch.spans import outside
from chaffinch.stages import _phrases
from chaffinch.view import View

Held = tuple[Hit, Entry]  # what would have gone, and why it stays


class Place(NamedTuple):
    """A span of the text in which the words of an entry stand."""

    start: int
    end: int
    entry: Entry


class Guards:
    """Allow lists, ready to be looked for: all their words are found in one pass."""

    def __init__(self, allow: Allow) -> None:
        self._anywhere = [entry for entry in allow.entries if not entry.words]
        self._worded: dict[str, list[Entry]] = defaultdict(list)
        for entry in allow.entries:
            for literal in _phrases.literals([entry.words]):
                self._worded[literal].append(entry)
        self._literals = list(self._worded)
        whole = [HALVES.sub("\ufffd", literal) for literal in self._literals]
        self._automaton = AhoCorasick(whole) if whole else None
        self.ask_site = any(entry.site for entry in allow.entries)

    def over(self, view: View, patterns: Collection[str]) -> "Guard | None":
        """What the entries for a site, by the patterns of its host, protect of a view."""
        if not self._anywhere and not self._literals:
            return None
        anywhere = [entry for entry in self._anywhere if not entry.site or entry.site in patterns]
        return Guard(view, anywhere, lambda: self._found(view.text, patterns))

    def _found(self, text: str, patterns: Collection[str]) -> Iterator[Place]:
        """Where words of entries stand in a text."""
        if self._automaton is None:
            return
        shadow = Shadow(words_only(f" {text} "))
        whole = HALVES.sub("\ufffd", shadow.text)
        for number, start, end in self._automaton.find_matches_as_indexes(whole, overlapping=True):
            literal = self._literals[number]
            spaced = literal[0] == " "
            first, last = shadow.at(start + spaced) - 1, shadow.at(end - spaced) - 1
            for entry in self._worded[literal]:
                if not entry.site or entry.site in patterns:
                    yield Place(first, last, entry)


class Guard:
    """What is protected of one view."""

    def __init__(
        self, view: View, anywhere: Sequence[Entry], found: Callable[[], Iterator[Place]]
    ) -> None:
        self._view = view
        self._anywhere = anywhere
        self._found = found

    @cached_property
    def _places(self) -> list[Place]:
        found = [
            Place(*(self._blocks(start, end) if entry.phrase else (start, end)), entry)
            for start, end, entry in self._found()
        ]
        return sorted(found, key=lambda place: (place.start, place.end, place.entry.place))

    def _blocks(self, start: int, end: int) -> Span:
        """The whole of the blocks that a span lies in."""
        first, last = self._view.block_at(start), self._view.block_at(end - 1)
        return first.start if first else start, last.end if last else end

    def apart(self, hit: Hit, *, whole: bool) -> tuple[list[Hit], list[Held]]:
        """What is left of a hit, and what is held of it; all of it if it goes `whole` or not."""
        for entry in self._anywhere:
            if entry.is_about(hit.rule.id):
                return [], [(hit, entry)]
        places = [
            place
            for place in self._places
            if place.start < max(hit.end, hit.start + 1)
            and place.end > hit.start
            and place.entry.is_about(hit.rule.id)
        ]
        if not places:
            return [hit], []
        if whole:
            return [], [(hit, places[0].entry)]
        held = [
            (hit._replace(start=max(start, hit.start), end=min(end, hit.end)), entry)
            for start, end, entry in places
        ]
        return list(self._rest(hit, places)), held

    def _rest(self, hit: Hit, places: Sequence[Place]) -> Iterator[Hit]:
        """The parts of a hit outside these places that say anything."""
        for start, end in outside((hit.start, hit.end), (place[:2] for place in places)):
            if any(map(str.isalnum, self._view.text[start:end])):
                yield hit._replace(start=start, end=end)
