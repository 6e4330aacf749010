"""Which rules have a chance on a text: one Aho–Corasick pass over the text's shadow.

Every rule names literals of which at least one must occur where it matches.  `ahocorasick_rs`
finds all literals of all rules at some 70 MB/s, so two thousand rules cost little more than two.
"""

from collections.abc import Iterable

from ahocorasick_rs import AhoCorasick, Implementation

from chaffinch.rule import Rule
from chaffinch.shadow import Shadow
from chaffinch.view import Found


class Index:
    """An automaton over the literals of all rules, each with its rule and part of the rule."""

    def __init__(self, literals: Iterable[tuple[str, Rule, int]]) -> None:
        owners: dict[str, list[tuple[Rule, int]]] = {}
        for literal, rule, part in literals:
            owners.setdefault(literal, []).append((rule, part))
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def scan(self, text: str) -> Found:
        """Where each rule's literals occur in the text, in the order of their ends."""
        shadow = Shadow(text)
        at = shadow.at
        found: Found = {}
        hits = self._automaton.find_matches_as_indexes(shadow.text, overlapping=True)
        for literal, start, end in hits:
            first, last = at(start), at(end - 1) + 1
            for rule, part in self._owners[literal]:
                found.setdefault(rule, []).append((first, last, part))
        return found
