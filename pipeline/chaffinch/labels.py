"""Phrases that make up a short block, found word by word in a table.

A label ("share", "read more") is a phrase of running text, too.  The rules that name labels take
only blocks that say nothing else, so most blocks are left at their first word.
"""

import re
from collections.abc import Iterable, Iterator

from chaffinch.block import Facts, Span
from chaffinch.rule import Rule
from chaffinch.stages._phrases import LETTER, covers_all, longest

WORD = re.compile(r"\S+")

# A phrase in a block, by the numbers of its first word and of the word after it.
Found = list[tuple[int, int, tuple[Rule, ...]]]


class Labels:
    """The labels of all rules."""

    def __init__(self, labels: Iterable[tuple[Rule, Iterable[str]]]) -> None:
        known: dict[str, tuple[Rule, ...]] = {}
        for rule, some in labels:  # thirty thousand at every start, so many at once
            own: dict[str, tuple[Rule, ...]] = dict.fromkeys(some, (rule,))
            for label in known.keys() & own.keys():
                own[label] = (*known[label], rule)
            known.update(own)
        # By its first word, how many words a label may have.
        sizes: dict[str, tuple[int, ...]] = {}
        for label in known:
            first, size = label.partition(" ")[0], label.count(" ") + 1
            have = sizes.get(first, ())
            if size not in have:
                sizes[first] = (*have, size)
        self._rules, self._sizes = known, sizes

    def note(self, facts: Facts, wide: str, plain: str) -> None:
        """Note in a text the rules whose labels make it up; `wide` and `plain` are its shadows."""
        first = plain[1 : plain.find(" ", 1)]
        if not first or (first not in self._sizes and _has_letter(first)):
            return
        found = self._from_start(plain.split())
        if len(found) == 1:  # most texts that are labels are one
            [(first_word, end, rules)] = found
            spans = [_span(_places(wide), first_word, end)]
            if covers_all(facts.text, spans):
                facts.found.update(dict.fromkeys(rules, spans))
            return
        whole: dict[tuple[Span, ...], bool] = {}
        for rule, spans in _spans(wide, found).items():
            same = tuple(spans)  # most rules that know a label have it from the same words
            if same not in whole:
                whole[same] = covers_all(facts.text, longest(spans))
            if whole[same]:
                facts.found[rule] = spans

    def near(self, facts: Facts, wide: str, plain: str) -> None:
        """Note in a text the rules of which any label stands in it."""
        words = plain.split()
        found = [one for place in range(len(words)) for one in self._at(words, place)]
        facts.found.update(_spans(wide, found))

    def _from_start(self, words: list[str]) -> Found:
        """The labels from the first word on; nothing if they do not reach the last."""
        found: Found = []
        reached, furthest = {0}, 0
        for place, word in enumerate(words):
            if place > furthest:
                return []
            if place in reached:
                for one in self._at(words, place):
                    found.append(one)
                    reached.add(one[1])
                if not _has_letter(word):  # a count: "Comments (3)"
                    reached.add(place + 1)
                furthest = max(reached)
        return found if len(words) in reached else []

    def _at(self, words: list[str], place: int) -> Iterator[tuple[int, int, tuple[Rule, ...]]]:
        """The labels that begin with this word."""
        for size in self._sizes.get(words[place], ()):
            end = place + size
            if end <= len(words):
                rules = self._rules.get(" ".join(words[place:end]))
                if rules:
                    yield place, end, rules


def _spans(wide: str, found: Found) -> dict[Rule, list[Span]]:
    """Where in the text, of which this is the shadow, each rule's labels stand."""
    spans: dict[Rule, list[Span]] = {}
    places = _places(wide) if found else []
    for first, end, rules in found:
        span = _span(places, first, end)
        for rule in rules:
            if rule in spans:
                spans[rule].append(span)
            else:
                spans[rule] = [span]
    return spans


def _places(wide: str) -> list[Span]:
    """Where the words of a shadow stand."""
    return [match.span() for match in WORD.finditer(wide)]


def _span(places: list[Span], first: int, end: int) -> Span:
    """From a word to the one before `end`, in the text, before which the shadow has a space."""
    return places[first][0] - 1, places[end - 1][1] - 1


def _has_letter(word: str) -> bool:
    return word.isalpha() or LETTER.search(word) is not None
