"""Phrases that make up a short block, found word by word in a table.

A label ("share", "read more") is a phrase of running text, too.  The rules that name labels take
only blocks that say nothing else, so most blocks are left at their first word.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable

from chaffinch.block import Facts, Span
from chaffinch.rule import Rule
from chaffinch.shadow import words_only
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
        self._last = {label.rpartition(" ")[2] for label in known}

    def note(self, facts: Facts, plain: str) -> None:
        """Note in a text, its words `plain`, the rules whose labels make it up."""
        first, last = plain[1 : plain.find(" ", 1)], plain[plain.rfind(" ", 0, -1) + 1 : -1]
        if not (first and _may_be(first, self._sizes) and _may_be(last, self._last)):
            return
        words = plain.split()
        found = self._from_start(words)
        whole: dict[tuple[Span, ...], bool] = {}
        for rule, spans in self._spans(facts.text, found).items():
            same = tuple(spans)  # most rules that know a label have it from the same words
            if same not in whole:
                whole[same] = covers_all(facts.text, longest(spans))
            if whole[same]:
                facts.found[rule] = spans

    def near(self, facts: Facts, plain: str) -> None:
        """Note in a text the rules of which any label stands in it."""
        words = plain.split()
        found = [one for place in range(len(words)) for one in self._at(words, place)]
        facts.found.update(self._spans(facts.text, found))

    def _from_start(self, words: list[str]) -> Found:
        """The labels from the first word on; nothing if they do not reach the last."""
        found: Found = []
        reached, furthest = {0}, 0
        for place, word in enumerate(words):
            if place > furthest:
                return []
            if place in reached:
                here = self._at(words, place)
                found += here
                reached.update(end for _, end, _ in here)
                if not LETTER.search(word):  # a count: "Comments (3)"
                    reached.add(place + 1)
                furthest = max(reached)
        return found if len(words) in reached else []

    def _at(self, words: list[str], place: int) -> Found:
        """The labels that begin with this word."""
        found = []
        for size in self._sizes.get(words[place], ()):
            rules = self._rules.get(" ".join(words[place : place + size]))
            if rules and place + size <= len(words):
                found.append((place, place + size, rules))
        return found

    @staticmethod
    def _spans(text: str, found: Found) -> dict[Rule, list[Span]]:
        """Where in the text each rule's labels stand."""
        spans: dict[Rule, list[Span]] = defaultdict(list)
        places = [match.span() for match in WORD.finditer(words_only(text))] if found else []
        for first, end, rules in found:
            for rule in rules:
                spans[rule].append((places[first][0], places[end - 1][1]))
        return spans


def _may_be(word: str, known: Container[str]) -> bool:
    """The word is known, or a count, of which nothing need be known."""
    return word in known or not LETTER.search(word)
