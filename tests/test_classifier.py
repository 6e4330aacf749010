"""The learned stage on text: what it takes, what it keeps, and that it says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chaffinch
from chaffinch.errors import ChaffinchError
from chaffinch.judge import features
from chaffinch.judge.opinion import Opinion, judge
from chaffinch.judge.strictness import WEIGHT, expected
from chaffinch.judge.windows import REACHES, WINDOWED, windows
from chaffinch.rule import Rule
from chaffinch.stages import _scored
from chaffinch.view import View

FOLDER = Path(__file__).parent
STORY = (FOLDER / "good/menu-design-en.txt").read_text("utf-8").strip()
MENU = "\n".join(
    """Home News Walks Maps Inns Herons Bridges Mills Ferries Weather Sport Jobs Shop Search
    Register Events Motoring Farming Opinion Letters Puzzles Archive""".split()
)
SCRAPE = f"{MENU}\n\n{STORY}\n"
RULE = Rule("page/rule", "classifier", None, "page.other", "A rule.", "Because.")


def test_what_stands_around_a_text_goes_and_the_text_stays():
    cleaned = chaffinch.clean(SCRAPE)

    assert cleaned.text.strip() == STORY
    assert "classifier" in {edit.stage for edit in cleaned.edits}
    assert cleaned.restore() == SCRAPE


def test_a_text_without_anything_around_it_stays_whole():
    assert chaffinch.clean(STORY).text == STORY


def test_a_few_lines_are_not_judged():
    mill = "The mill on the Wend was built in 1902 by two brothers, who had come from the north."
    few = f"RSS\nSitemap\nCareers\nLog in\nAdvertise\nPrivacy\n{mill}"
    view = View.of(few)

    assert not all(opinion.keep for opinion in judge(view, "thorough"))
    assert chaffinch.Cleaner(only=["page"], strictness="thorough").clean(few).text == few


@pytest.mark.parametrize("text", ["", "x", "a\nb", "\0\n\ud800\n\n…\n", "\n".join("abcdef")])
def test_a_row_has_a_number_for_each_name(text):
    rows = features.rows(View.of(text))

    assert all(len(row) == len(features.NAMES) for row in rows)
    assert len(rows) == len(View.of(text).blocks)


def test_strictness_only_moves_the_threshold():
    page = FOLDER.parent / "raw/09-strassenbahn-linie-6.txt"
    texts = {name: chaffinch.Cleaner(strictness=name).clean(page).text for name in WEIGHT}

    assert len(texts["careful"]) > len(texts["balanced"]) > len(texts["thorough"])


def test_an_unknown_strictness_is_an_error():
    with pytest.raises(ChaffinchError, match="did you mean 'careful'"):
        chaffinch.Cleaner(strictness="carefull")


@pytest.mark.parametrize(
    ("strictness", "kept"), [("careful", 4), ("balanced", 3), ("thorough", 2)]
)
def test_the_threshold_weighs_what_is_lost(strictness, kept):
    chances = [0.99, 0.8, 0.5, 0.3, 0.02]

    _, threshold = expected(chances, [100] * 5, strictness)

    assert sum(chance >= threshold for chance in chances) == kept


def test_each_edit_says_how_sure_it_is():
    (edit,) = [edit for edit in chaffinch.clean(SCRAPE).edits if edit.stage == "classifier"]

    assert 0.5 <= edit.confidence <= 1
    assert edit.note.endswith(" blocks by score")


def test_neighbours_go_as_one_as_sure_as_their_average_character():
    one, two = View.of("Mills and weirs\nHerons").blocks
    both = [(one, Opinion(0.1, keep=False)), (two, Opinion(0.4, keep=False))]

    hit, alone = _scored.hit(RULE, both, "score"), _scored.hit(RULE, both[:1], "score")

    assert (hit.start, hit.end, hit.note, hit.confidence) == (0, 22, "2 blocks by score", 0.81)
    assert (alone.note, alone.confidence) == ("1 block by score", 0.9)


def test_a_line_that_stands_twice_is_judged_where_it_stands():
    again = f"{MENU}\n{STORY.splitlines()[0]}\n{SCRAPE}"

    assert STORY in chaffinch.Cleaner(strictness="careful").clean(again).text


def test_cleaning_good_texts_changes_nothing():
    cleaner = chaffinch.Cleaner(only=["page"])

    changed = [path.name for path in (FOLDER / "good").glob("*.txt") if cleaner.clean(path).edits]
    assert changed == []


@given(st.lists(st.tuples(st.integers(1, 500), st.floats(0, 1)), min_size=1, max_size=80))
def test_windows_are_averages_over_the_blocks_before_and_after(blocks):
    lengths, shares = [size for size, _ in blocks], [share for _, share in blocks]
    found = [list(column) for column in windows(lengths, [shares], [lengths], list)]

    n = len(blocks)
    for number in range(n):
        columns = iter(column[number] for column in found)
        for reach in REACHES:
            before = slice(max(0, number - reach), number)
            for beside in (before, slice(number + 1, number + 1 + reach)):
                size = sum(lengths[beside])
                assert next(columns) == pytest.approx(sum(shares[beside]) / (size or 1))
                assert next(columns) == pytest.approx(size / (len(lengths[beside]) or 1))
    assert len(found) * 6 == len(WINDOWED)
