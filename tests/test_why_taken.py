"""`why` says of what goes by all that others took: which neighbours went, and what held a line."""

from pathlib import Path

import pytest

from chaffinch import Cleaner, examples, explain, rulefile
from chaffinch.document import Document

RULES = Path(__file__).parent.parent / "rules"
CLEANER = Cleaner()
MENU = "\n".join(
    """Walks Maps Inns Herons Bridges Mills Ferries Puzzles Farming Jobs Opinion Letters
    Shop""".split()
)
STORY = """\
The mill on the Wend
The mill was built in 1902 by two brothers, who had come from the north with their tools.
It ground rye for three villages, and in dry summers the farmers slept in their carts.
In 1931 the wheel was sold, and the house, which had stood empty for a year, became a school.
"""


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


def scored(text, words):
    """What the rules that go by scores say of a passage, and what its chance was."""
    document = Document(text)
    answer = explain.explain(CLEANER, document, explain.found(document, words))
    missing = {near.missing for near in answer.near if near.stage == "classifier"}
    return missing, [one.weighing.chance for one in answer.weighed]


def test_where_little_is_left_of_a_page_the_score_is_told_that_a_line_had_there():
    missing, (chance,) = scored(f"{MENU}\n{STORY}", "The mill was built")

    assert missing == {f"the block belongs to the text with a chance of {chance:.2f}, by score"}


def test_of_a_few_lines_it_is_told_that_they_are_not_judged():
    missing, chances = scored(STORY, "The mill was built")

    assert missing == {"fewer than 8 blocks stand, too few to be judged"}
    assert chances == []


def test_rules_that_go_by_scores_say_nothing_of_what_they_took():
    missing, (chance,) = scored(f"{MENU}\n{STORY}", "Herons")

    assert chance < 0.5
    assert missing == set()
