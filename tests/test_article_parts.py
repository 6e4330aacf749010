"""The parts of the stage for articles below the first: lines, words, topics, walls."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch.articles import topic
from chaffinch.articles.cards import Cards
from chaffinch.articles.flow import Above, Flow
from chaffinch.articles.lines import grammar
from chaffinch.articles.marked import Marked
from chaffinch.articles.stems import NO_WORDS, words, words_of
from chaffinch.block import Facts
from chaffinch.ledger import Edit, Hit, Ledger
from chaffinch.rule import Rule
from chaffinch.view import View
from chaffinch.walls import around
from mill_and_ferry import FERRY, MILL, TITLE

AGO = r"\d+ (?:minutes|hours) ago"
LINES = (
    "Related", "The Harbour Post", "25 minutes ago", "The Harbour Post | 3 hours ago", TITLE,
    "By Ann Miller", "Home", "The ferries were sold before the summer came, he said.", FERRY[:95],
    FERRY.replace("\n", " "), MILL.replace("\n", " "),
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30), st.integers(0, 30))
def test_lines_above_a_long_paragraph_change_no_card_below(lines, above):
    cards = Cards(View.of("\n".join(lines)).blocks, grammar(("related",), (AGO,), ("by .+",)))
    every = cards.all(range(len(cards.blocks)))

    below = [card for card in Marked(cards, above).all() if card.start >= above]
    assert below == [card for card in every if card.start >= above]


def test_topics_are_told_apart_and_numbers_are_not_words():
    blocks = View.of(f"{MILL}\n{FERRY}\n{FERRY}").blocks
    places = topic.Segment(blocks, [words_of(block) for block in blocks]).places()

    assert max(places, key=lambda place: place.score).at == 3
    assert words(Facts("1931, 42!")) == NO_WORDS


@given(st.lists(st.lists(st.sampled_from("abcdef"))), st.sets(st.integers(0, 60)))
def test_words_above_a_block_are_counted_from_place_to_place(by_block, places):
    above = Above(Flow(by_block))

    for at in sorted(place for place in places if place <= len(by_block)):
        assert above.count(at) == Counter(word for own in by_block[:at] for word in own)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from(["", " "]))),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=3),
)
def test_no_change_reaches_into_what_is_split_off(hits, spans):
    rule = Rule("test/rule", "phrase", None, "custom.test", "A rule.", "Because.")
    changes = [
        (Hit(at, at + size, rule, now), "repair" if now else "remove") for at, size, now in hits
    ]
    walls = [(at, at + size) for at, size in spans]

    for hit, _ in around(changes, walls):
        for start, end in walls:
            assert not (hit.start < end and start < hit.end)
            assert not hit.start < start < hit.end


def test_a_place_where_something_was_split_off_stands():
    split = Edit(4, 8, "gone", "", "a/b", "appended.article", "article", "split", 1.0, "It is.")
    rule = Rule("test/rule", "phrase", None, "custom.test", "A rule.", "Because.")
    ledger = Ledger("one gone two", [split])
    changes = around([(Hit(0, 8, rule), "remove")], [ledger.shown(4, 8)])
    applied = ledger.apply(changes)

    assert applied.text == ""
    assert split in applied.edits
