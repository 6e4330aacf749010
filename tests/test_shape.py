"""The three shapes of plain text, and the blocks in them."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch.view import View

PARAGRAPHS = [
    (
        "The weir above the village was built in 1702, when the abbey owned both banks of the "
        "river, and it was rebuilt twice after floods that nobody had thought possible."
    ),
    "Conclusion",
    (
        "Anna Holm, who keeps the archive, says that the second flood took a mill, a bridge and "
        "eleven cows, and that the court cases about the cows went on for longer than the repairs."
    ),
    "A plan to sell the water rights was dropped last year after the third hearing in the hall.",
]


def texts(view):
    return [" ".join(block.text.split()) for block in view.blocks]


def test_a_paragraph_a_line():
    view = View.of("\n".join(PARAGRAPHS))

    assert view.shape == "lines"
    assert texts(view) == PARAGRAPHS


@pytest.mark.parametrize("width", [50, 72, 80])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_hard_wrapped_lines_are_joined_to_paragraphs(width, newline):
    wrapped = [textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS]

    view = View.of("\n\n".join(wrapped).replace("\n", newline))

    assert view.shape == "wrapped"
    assert texts(view) == PARAGRAPHS


def test_a_sentence_shredded_at_its_links_is_one_block():
    shredded = (
        "The bridge was built by\nAnna Holm\nin 1931 and\nrestored\ntwice since.\n"
        "Methods\n"
        "We asked\nforty-one\nfarmers,\nnine\nmillers and the\nriver board\n, who answered late.\n"
        "The deal with\nNorthern Rail\nwas signed in\n2019\n, officials said."
    )

    view = View.of(shredded)

    assert view.shape == "shredded"
    assert texts(view) == [
        "The bridge was built by Anna Holm in 1931 and restored twice since.",
        "Methods",
        "We asked forty-one farmers, nine millers and the river board , who answered late.",
        "The deal with Northern Rail was signed in 2019 , officials said.",
    ]


def test_a_list_stays_a_list():
    items = ["Flour, 500 g", "Water, 350 ml", "Salt, 10 g", "A spoon of last week's dough"]

    assert texts(View.of("\n".join(items))) == items


@given(st.text(st.characters() | st.sampled_from("\n\r \u2028ab.,"), max_size=120))
def test_blocks_are_in_order_do_not_overlap_and_hold_all_that_shows(text):
    view = View.of(text)

    ends = [0, *(block.end for block in view.blocks)]
    assert all(
        end <= block.start < block.end for end, block in zip(ends, view.blocks, strict=False)
    )
    assert all(
        text[block.start : block.end] == block.text == block.text.strip() for block in view.blocks
    )
    outside = [
        text[a:b] for a, b in zip(ends, [*(b.start for b in view.blocks), len(text)], strict=True)
    ]
    assert not "".join(outside).strip()
