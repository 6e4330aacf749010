"""Words and marks are read by tables of bytes or by patterns: all say the same."""

from hypothesis import given
from hypothesis import strategies as st

from chaffinch.judge.measures import _counts
from chaffinch.said import WORD, said

ASCII = st.text(st.characters(max_codepoint=0x7F))
WESTERN = st.text(st.characters(codec="cp1252"))
SPACE = "\u2003"  # of no kind that is counted, but beyond what tables have


@given(ASCII | WESTERN | st.text())
def test_words_are_runs_of_letters(text):
    assert said(text) == WORD.findall(text.lower()) == said(text + SPACE)


@given(ASCII)
def test_marks_and_capitals_are_counted_alike(text):
    assert _counts(text) == _counts(text + SPACE)


def test_words_beyond_ascii_are_found_in_lower_case():
    assert said("ÉTÉ, 42 Straßen") == ["été", "straßen"]
