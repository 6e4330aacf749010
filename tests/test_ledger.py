"""The ledger alone: whatever is accepted, the raw text can be had back."""

from hypothesis import given
from hypothesis import strategies as st

from chaffinch.inverse import digest, restore
from chaffinch.ledger import Hit, Ledger
from chaffinch.rule import Rule

RULE = Rule("test/rule", "phrase", None, "ad.marker", "A rule.", "Because.")


@st.composite
def changed(draw):
    """A raw text and a ledger after some rounds of changes to what it shows."""
    raw = draw(st.text(max_size=60))
    ledger = Ledger(raw)
    for _ in range(draw(st.integers(0, 4))):
        cuts = sorted(draw(st.lists(st.integers(0, len(ledger.text)), max_size=6)))
        pairs = zip(cuts[::2], cuts[1::2], strict=False)
        hits = [Hit(a, b, RULE, draw(st.sampled_from(["", " ", "xyz"]))) for a, b in pairs]
        hits = [hit for hit in hits if hit.now or hit.start < hit.end]
        ledger = ledger.apply([(hit, "remove") for hit in hits])
    return ledger


@given(changed())
def test_pieces_touch_end_to_end_and_are_the_raw_text(ledger):
    pieces = list(ledger.pieces())

    assert "".join(ledger.raw[piece.start : piece.end] for piece in pieces) == ledger.raw
    assert [piece.end for piece in pieces[:-1]] == [piece.start for piece in pieces[1:]]


@given(changed())
def test_the_text_is_what_the_pieces_show(ledger):
    assert ledger.text == "".join(piece.shown(ledger.raw) for piece in ledger.pieces())


@given(changed())
def test_every_edit_says_what_was_there(ledger):
    assert all(edit.was == ledger.raw[edit.start : edit.end] for edit in ledger.edits)


@given(changed())
def test_edits_and_text_rebuild_the_raw_text(ledger):
    report = {
        "edits": [edit._asdict() for edit in ledger.edits],
        "output": {"sha256": digest(ledger.text)},
        "input": {"sha256": digest(ledger.raw)},
    }

    assert restore(ledger.text, report) == ledger.raw


def test_one_change_shows_just_what_it_says():
    ledger = Ledger("Mills turn. AD. Rivers run.").apply([(Hit(12, 16, RULE), "remove")])

    assert ledger.text == "Mills turn. Rivers run."
    assert ledger.edits[0].was == "AD. "


def test_a_later_change_swallows_an_earlier_one_inside_it():
    once = Ledger("one.Two three").apply([(Hit(4, 4, RULE, " "), "repair")])
    twice = once.apply([(Hit(0, 8, RULE), "remove")])

    assert once.text == "one. Two three"
    assert twice.text == " three"
    assert len(twice.edits) == 1


def test_a_span_that_touches_a_replacement_takes_it_whole():
    once = Ledger("cafÃ© noir").apply([(Hit(3, 5, RULE, "é"), "repair")])

    assert once.text == "café noir"
    assert once.place(3, 4) == (3, 5)
