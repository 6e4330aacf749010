"""Offsets in every unit, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch.places import CHUNK, Places

TEXTS = st.text(st.characters() | st.sampled_from("\n\r\u2028é😀İ\ufeff\0"), max_size=80)


@given(TEXTS, st.data())
def test_bytes_and_utf16_count_as_the_encodings_do(text, data):
    at = data.draw(st.integers(0, len(text)))
    before = text[:at]

    assert Places(text).byte(at) == len(before.encode("utf-8", "surrogatepass"))
    assert Places(text).utf16(at) == len(before.encode("utf-16-le", "surrogatepass")) // 2


@given(TEXTS, st.data())
def test_every_unit_leads_back_to_the_code_point(text, data):
    at = data.draw(st.integers(0, len(text)))
    places = Places(text)

    assert places.from_byte(places.byte(at)) == at
    assert places.from_utf16(places.utf16(at)) == at
    assert places.code_point(*places.line_column(at)) == at


@given(TEXTS, st.data())
def test_lines_are_the_same_in_whatever_order_they_are_asked_for(text, data):
    asked = data.draw(st.lists(st.integers(0, len(text)), max_size=8))
    places = Places(text)

    assert [places.line_column(at) for at in asked] == [
        Places(text).line_column(at) for at in asked
    ]
    assert all(places.code_point(*places.line_column(at)) == at for at in asked)


def test_lines_end_at_every_kind_of_break_and_crlf_is_one():
    places = Places("a\r\nb\rc\nd\u2028e")

    assert [places.line_column("a\r\nb\rc\nd\u2028e".index(c))[0] for c in "abcde"] == [
        1,
        2,
        3,
        4,
        5,
    ]


def test_places_far_into_a_long_text():
    text = "é😀x" * CHUNK
    places = Places(text)

    assert places.byte(len(text)) == len(text.encode())
    assert places.from_utf16(places.utf16(CHUNK + 7)) == CHUNK + 7


def test_a_line_that_is_not_there():
    with pytest.raises(IndexError):
        Places("one\ntwo").line_span(3)
