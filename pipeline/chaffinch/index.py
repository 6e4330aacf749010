"""Which rules have a chance on a block: Aho–Corasick over shadows of the blocks.

Every rule names literals of which at least one must occur where it matches.  `ahocorasick_rs`
finds all literals of all rules in one pass, so two thousand rules cost little more than two.

Labels ("share", "x", "more") are words of running text, too.  Rules that only take blocks that
say nothing else are therefore looked for as whole words, in the short blocks of a text alone.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ahocorasick_rs import AhoCorasick, Implementation

from chaffinch.block import LABEL, Facts
from chaffinch.rule import Rule
from chaffinch.shadow import Shadow

# A literal of a rule, with the number of the phrase or pattern that it belongs to.
Literal = tuple[str, Rule, int]
HALVES = re.compile("[\ud800-\udfff]")
BETWEEN = " \0 "  # stands between two blocks: no phrase holds it


class Automaton:
    """Literals, each with the rules and parts of rules that it belongs to.

    Where a literal begins or ends with a space, so must a word; the space is none of it.
    """

    def __init__(self, literals: Iterable[Literal]) -> None:
        owners: dict[str, list[tuple[Rule, int]]] = defaultdict(list)
        for literal, rule, part in literals:
            owners[literal].append((rule, part))
        self._owners = list(owners.values())
        self._edges = [(literal[0] == " ", literal[-1] == " ") for literal in owners]
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def scan(self, texts: Sequence[Facts]) -> None:
        """Note in each text where which rule's literals stand."""
        sizes = (len(facts.text) + len(BETWEEN) for facts in texts)
        starts = list(accumulate(sizes, initial=len(BETWEEN)))
        shadow = Shadow(BETWEEN.join(["", *(facts.text for facts in texts), ""]))
        at = shadow.at
        try:
            hits = self._automaton.find_matches_as_indexes(shadow.text, overlapping=True)
        except UnicodeEncodeError:  # halves of surrogate pairs, which no literal holds
            whole = HALVES.sub("\ufffd", shadow.text)
            hits = self._automaton.find_matches_as_indexes(whole, overlapping=True)
        for literal, first, last in hits:
            before, after = self._edges[literal]
            start, end = at(first + before), at(last - 1 - after) + 1
            number = bisect_right(starts, start) - 1
            found, offset = texts[number].found, starts[number]
            for rule, part in self._owners[literal]:
                spot = start - offset, end - offset, part
                if rule in found:
                    found[rule].append(spot)
                else:
                    found[rule] = [spot]


class Index:
    """The literals of all rules: `anywhere` in blocks, and `labels` in short blocks."""

    def __init__(self, anywhere: Iterable[Literal], labels: Iterable[Literal]) -> None:
        self._anywhere = Automaton(anywhere)
        self._labels = Automaton(labels)

    def scan(self, texts: Sequence[Facts]) -> None:
        if texts:
            self._anywhere.scan(texts)
        short = [facts for facts in texts if len(facts.text) <= LABEL]
        if short:
            self._labels.scan(short)
