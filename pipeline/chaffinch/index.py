"""Which rules have a chance on a block: Aho–Corasick over shadows of the blocks.

Every rule names words of which some must stand where it matches.  `ahocorasick_rs` finds the
words of all patterns in one pass, so two thousand rules cost little more than two.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from chaffinch.block import LABEL, Facts, Span
from chaffinch.labels import Labels
from chaffinch.literals import apart
from chaffinch.rule import Rule
from chaffinch.shadow import END, Shadow, matches, shadows
from chaffinch.stages._stage import Literals

PHRASE = -1  # the part of what is no pattern


class Sought(NamedTuple):
    """A pattern of a rule, or a phrase: one string of `any` and of each of `needs` must stand."""

    rule: Rule
    part: int
    any: Sequence[str]
    needs: Sequence[str] = ()


class Seen(NamedTuple):
    """A text with its shadows: one as long as the text between two spaces, and its words alone."""

    facts: Facts
    wide: str
    plain: str


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

    def scan(self, texts: Sequence[Seen], *, near: bool) -> None:
        """Note in each text what may match there; if `near`, whether or not its needs are met."""
        owners, sought = self._owners, self._sought
        for number, literals in self._found(END.join(["", *(text.plain for text in texts), ""])):
            facts, wide, plain = texts[number]
            shadow, original = f"{END}{plain}{END}", None
            for one in sorted(set().union(*[owners[literal] for literal in literals])):
                rule, part, words, needs = sought[one]
                if part == PHRASE:
                    original = original or Shadow(wide)
                    facts.found.setdefault(rule, []).extend(places(original, words[0]))
                elif near or not needs or _met(needs, shadow):
                    facts.parts.setdefault(rule, []).append(part)

    def _found(self, shadows: str) -> Iterator[tuple[int, list[int]]]:
        """The number of each shadow in which literals stand, with their numbers."""
        number, here = -1, list[int]()
        for literal, _, _ in matches(self._automaton, shadows):
            if literal:
                here.append(literal)
                continue
            if here:
                yield number, here
                here = []
            number += 1


def _met(needs: Sequence[str], shadow: str) -> bool:
    for need in needs:
        for word in apart(need):
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
        seen = list(map(Seen, texts, *shadows([facts.text for facts in texts])))
        short = [text for text in seen if len(text.facts.text) <= LABEL]
        self._anywhere.scan(seen, near=near)
        self._short.scan(short, near=near)
        look = self._labels.near if near else self._labels.note
        for text in short:
            look(*text)
