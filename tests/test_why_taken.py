"""`why` says of rules that go by what others took: which neighbours went, and what held a line."""

from pathlib import Path

import pytest

from chaffinch import Cleaner, examples, explain, rulefile
from chaffinch.document import Document

RULES = Path(__file__).parent.parent / "rules"
CLEANER = Cleaner()


def told(rule, number, words):
    """The notes of what the rule took, and what it says of a line that it left."""
    _, proof = rulefile.load(RULES / f"{rule}.yaml", RULES)
    document = Document(examples.unmark(proof.removes[number]))
    answer = explain.explain(CLEANER, document, explain.found(document, words))
    notes = [step.edit.note for step in answer.steps if step.edit.rule == rule]
    return notes, [near.missing for near in answer.near if near.rule == rule]


@pytest.mark.parametrize(
    ("rule", "number", "words", "note"),
    [
        ("nav/among-labels", 1, "Kestrel Podcasts", "below 'Follow us' (nav/top-label), above"),
        ("related/below-heading", 0, "Knitwear, once", "below 'Related Stories' (related/"),
    ],
)
def test_what_went_names_the_neighbours_and_their_rules(rule, number, words, note):
    notes, _ = told(rule, number, words)

    assert [one for one in notes if note in one]


@pytest.mark.parametrize(
    ("rule", "number", "words", "missing"),
    [
        ("nav/among-labels", 2, "The smith and his swan", "the text speaks of 'The smith"),
        ("nav/among-labels", 1, "The mill on the Wend", "only one side went: below 'Subscribe"),
        ("related/below-heading", 0, "Last year the town", "the text speaks of it"),
    ],
)
def test_what_stayed_beside_them_says_what_held_it(rule, number, words, missing):
    notes, held = told(rule, number, words)

    assert not notes
    assert [one for one in held if missing in one]
