"""Which rules have a chance on a block: Aho–Corasick over shadows of the blocks.

Every rule names words of which some must stand where it matches.  `ahocorasick_rs` finds the
words of all patterns in one pass, so two thousand rules cost little more than two.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from chaffinch.block import LABEL, Facts, Span
from chaffinch.labels import Labels
from chaffinch.rule import Rule
from chaffinch.shadow import END, Shadow, matches, plains
from chaffinch.stages._stage import Literals

PHRASE = -1  # the part of what is no pattern

Needs = tuple[tuple[str, ...], ...]


class Sought(NamedTuple):
    """A pattern of a rule, or a phrase: one string of `any` and of each of `needs` must stand."""

    rule: Rule
    part: int
    any: Sequence[str]
    needs: Needs = ()


class Automaton:
    """The words of what is sought, all of them found in one pass."""

    def __init__(self, sought: Sequence[Sought]) -> None:
        self._sought = sought
        owners: dict[str, tuple[int, ...]] = {END: ()}
        for number, one in enumerate(sought):
            for word in one.any:
                owners[word] = (*owners[word], number) if word in owners else (number,)
        self._owners = list(owners.values())
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def scan(self, texts: Sequence[Facts], shadows: Sequence[str], *, near: bool) -> None:
        """Note in each text what may match there; if `near`, whether or not its needs are met."""
        for number, literals in self._found(END.join(["", *shadows, ""])):
            facts, shadow = texts[number], f"{END}{shadows[number]}{END}"
            original: Shadow | None = None
            numbers = set().union(*map(self._owners.__getitem__, literals))
            for rule, part, words, needs in map(self._sought.__getitem__, sorted(numbers)):
                if part == PHRASE:
                    original = original or Shadow(f" {facts.text} ")
                    facts.found.setdefault(rule, []).extend(places(original, words[0]))
                elif near or _met(needs, shadow):
                    facts.parts.setdefault(rule, []).append(part)

    def _found(self, shadows: str) -> Iterator[tuple[int, set[int]]]:
        """The number of each shadow in which literals stand, with their numbers."""
        number, here = -1, set[int]()
        for literal, _, _ in matches(self._automaton, shadows):
            if literal:
                here.add(literal)
                continue
            if here:
                yield number, here
                here = set()
            number += 1


def _met(needs: Needs, shadow: str) -> bool:
    for words in needs:
        for word in words:
            if word in shadow:
                break
        else:
            return False
    return True


def places(shadow: Shadow, literal: str) -> Iterator[Span]:
    """Where a literal stands in a text, of which the shadow is, with a space on either side.

    Where it begins or ends with a space, so must a word; the space is none of it.
    """
    start = shadow.text.find(literal)
    while start >= 0:
        first, last = start + (literal[0] == " "), start + len(literal) - 1 - (literal[-1] == " ")
        yield shadow.at(first) - 1, shadow.at(last)
        start = shadow.text.find(literal, start + 1)


class Index:
    """The words of all rules: those of patterns, anywhere or in short blocks, and labels."""

    def __init__(self, compiled: Iterable[tuple[Rule, Literals]]) -> None:
        rules = list(compiled)
        phrases = [Sought(rule, PHRASE, (one,)) for rule, words in rules for one in words.phrases]
        anywhere = [Sought(rule, *one) for rule, words in rules for one in words.anywhere]
        self._anywhere = Automaton([*phrases, *anywhere])
        self._short = Automaton(
            [Sought(rule, *one) for rule, words in rules for one in words.short]
        )
        self._labels = Labels((rule, words.labels) for rule, words in rules)

    def scan(self, texts: Sequence[Facts], *, near: bool = False) -> None:
        """Note in each text the rules that may match; `near`: that have any word in common."""
        if not texts:
            return
        shadows = plains([facts.text for facts in texts])
        self._anywhere.scan(texts, shadows, near=near)
        short = [place for place, facts in enumerate(texts) if len(facts.text) <= LABEL]
        some, seen = [texts[place] for place in short], [shadows[place] for place in short]
        self._short.scan(some, seen, near=near)
        look = self._labels.near if near else self._labels.note
        for facts, shadow in zip(some, seen, strict=True):
            look(facts, shadow)
