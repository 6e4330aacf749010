"""The chance from which blocks of a text stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch.judge import cut

CHANCES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 2000)), min_size=1, max_size=40)
SUMS = st.lists(st.floats(-1, 1), min_size=len(cut.TRIED), max_size=len(cut.TRIED))


@given(CHANCES, st.lists(st.integers(1, 500), max_size=9))
def test_each_chance_that_is_tried_has_a_number_for_each_name(blocks, gone):
    chances, lengths = zip(*blocks, strict=True)

    rows = list(cut.rows(chances, lengths, gone))

    assert len(rows) == len(cut.TRIED)
    assert {len(row) for row in rows} == {len(cut.NAMES)} == {len(set(cut.NAMES))}
    assert cut.threshold(chances, lengths, gone, "balanced") in cut.TRIED


def test_no_name_reads_as_a_bit_where_trees_are_written_out():
    assert not [name for name in cut.NAMES if "." in name]


def test_the_numbers_say_what_stays_and_what_goes():
    chances, lengths = [0.02, 0.2, 0.9, 0.95], [10, 20, 30, 40]

    row = dict(
        zip(cut.NAMES, list(cut.rows(chances, lengths, [100]))[cut.TRIED.index(0.5)], strict=True)
    )

    text = 0.02 * 10 + 0.2 * 20 + 0.9 * 30 + 0.95 * 40
    assert row["junk"] == pytest.approx(1 - text / 200)
    assert (row["gone"], row["gone_blocks"], row["blocks"]) == (0.5, 0.2, 5)
    assert (row["length_from_0"], row["blocks_from_90"]) == (10 / 200, 2 / 5)
    assert row["precision"] == pytest.approx((0.9 * 30 + 0.95 * 40) / 70)
    assert row["recall"] == pytest.approx((0.9 * 30 + 0.95 * 40) / text)
    assert (row["stay_length"], row["stay_blocks"], row["go"]) == (70 / 200, 0.5, 0.3)
    assert (row["next"], row["last"]) == (0, 0)


@given(SUMS, SUMS)
def test_the_more_a_loss_weighs_the_more_stays(precisions, recalls):
    found = [
        cut.promising(precisions, recalls, strictness)
        for strictness in ("careful", "balanced", "thorough")
    ]

    assert found == sorted(found)


def test_the_same_doubtful_lines_stay_in_a_clean_text_and_go_from_a_scrape():
    clean = cut.threshold([0.97] * 30 + [0.2] * 2, [300] * 30 + [40] * 2, [], "balanced")
    chances = [0.97] * 10 + [0.2] * 2 + [0.02] * 80
    scrape = cut.threshold(chances, [300] * 10 + [40] * 82, [40] * 40, "balanced")

    assert clean <= 0.2 < scrape
