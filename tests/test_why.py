"""`chaffinch why`: decisions in their order, features for and against, protections."""

import json
from pathlib import Path

import pytest

from chaffinch import Cleaner, weights
from chaffinch.document import Document
from chaffinch.explain import explain, found

RAW = Path(__file__).parents[1] / "raw"
NEWS = RAW / "15-otter-lane-news.html"
TEXT = """\
The weir above the village was built in 1702, by two brothers who ground rye for three villages.
Sign up for our newsletter
Nobody had asked them to.In the end the council paid for the oil, and for a new wheel as well.
This post may contain affiliate links.
"""


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "weir.txt"
    path.write_text(TEXT)
    return path


def told(chaffinch, *arguments):
    done = chaffinch("why", *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_json_tells_what_was_decided_of_a_line(chaffinch, page):
    answer = told(chaffinch, f"{page}:2")

    (step,) = answer["decisions"]
    assert answer["fate"] == "went"
    assert answer["asked"] == {
        "start": TEXT.index("Sign"), "end": TEXT.index("Nobody"), "line": 2,
        "text": "Sign up for our newsletter\n",
    }  # fmt: skip
    assert step["rule"].startswith("promo/newsletter")
    assert (step["pass"], step["stands"], step["line"]) == (1, True, 2)
    assert TEXT[step["start"] : step["end"]] == step["was"]


def test_a_passage_may_be_lines_or_words_with_other_spaces(chaffinch, page):
    lines = told(chaffinch, f"{page}:2-3")
    words = told(chaffinch, page, "--text", "newsletter  Nobody had")

    assert lines["asked"]["text"] == "".join(TEXT.splitlines(keepends=True)[1:3])
    assert words["asked"]["text"] == "newsletter\nNobody had"
    assert [step["stage"] for step in lines["decisions"]] == ["repair", "phrase"]
    assert words["decisions"] == lines["decisions"][1:]


def test_words_of_html_are_those_that_a_reader_sees(chaffinch):
    answer = told(chaffinch, NEWS, "--text", "By Pia Holloway")

    assert answer["asked"]["text"] == 'By <a rel="author" href="/pia">Pia Holloway'
    assert answer["fate"] == "went"


@pytest.mark.parametrize(
    ("given", "status", "message"),
    [
        (["{}:2-9"], 1, b"has no line 9"),
        (["{}:3-2"], 2, b"the second is before the first"),
        (["{}", "--text", "heron"], 1, b"does not show 'heron'"),
        (["{}:0"], 2, b"lines count from 1"),
    ],
)
def test_what_is_not_there_is_told(chaffinch, page, given, status, message):
    done = chaffinch("why", *(one.format(page) for one in given))

    assert (done.returncode, done.stdout) == (status, b"")
    assert message in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_name_may_end_like_a_line_and_nothing_is_told_in_words(chaffinch, tmp_path):
    page = tmp_path / "localhost:8080"
    page.write_text("The weir was built in 1702.\n")

    done = chaffinch("why", page)

    assert (done.returncode, done.stdout) == (0, b"no rule took or flagged anything\n")


def test_decisions_stand_in_the_order_of_passes_and_stages_even_if_overruled(cleaner):
    text = (
        "The weir was built in 1702, by two brothers who ground rye for three villages there.\n"
        "Sign up for our\u200b newsletter today!\n"
        "Nobody had asked them to, and in the end the council paid for the new wheel as well.\n"
    )
    answer = explain(cleaner, Document(text), (text.index("Sign"), text.index("Nobody")))

    assert [(step.number, step.edit.stage, step.stands) for step in answer.steps] == [
        (1, "repair", False), (2, answer.steps[1].edit.stage, True),
    ]  # fmt: skip
    assert answer.fate == "went"


def test_a_flag_says_that_the_profile_protects_it(chaffinch, page):
    answer = told(chaffinch, f"{page}:4")

    assert answer["fate"] == "stayed"
    (flag,) = answer["flags"]
    assert answer["protections"] == [
        f"profile default only flags {flag['category']}, found by {flag['rule']}"
    ]


def test_what_a_profile_keeps_is_told(chaffinch, page, tmp_path):
    profile = tmp_path / "mine.yaml"
    profile.write_text("promo: keep\n")

    answer = told(chaffinch, f"{page}:2", "--profile", profile)

    assert answer["fate"] == "stayed"
    assert any(
        row.startswith("profile mine keeps promo.newsletter, found by promo/")
        for row in answer["protections"]
    )


def test_features_speak_for_a_block_and_against_it(chaffinch):
    stayed = told(chaffinch, NEWS, "--text", "For four summers")["features"]
    went = told(chaffinch, NEWS, "--text", "By Pia Holloway")["features"]
    rows = chaffinch("why", NEWS, "--text", "By Pia Holloway").stdout.decode()

    assert stayed[0]["stage"] == went[0]["stage"] == "content"
    assert stayed[0]["chance"] > 0.9
    assert went[0]["chance"] < 0.5
    assert all(weight["effect"] > 0 for weight in stayed[0]["for"] + went[0]["for"])
    assert all(weight["effect"] < 0 for weight in went[0]["against"])
    assert "link_density" in [weight["name"] for weight in went[0]["against"]]
    assert "; against it " in rows
    assert " near article meta " in rows  # the set of words that its box is called


def test_a_box_that_may_hold_the_text_is_said_to_be_spared(chaffinch, tmp_path):
    page = tmp_path / "page.html"
    text = "".join(
        f"<p>{line} And so it stood for a hundred years.</p>" for line in TEXT.split("\n")
    )
    page.write_text(f"<body><div class='newsletter-signup'><main>{text * 3}</main></div></body>")

    rows = chaffinch("why", page, "--text", "The weir above").stdout.decode()

    assert "(selector): its box <div class='newsletter-signup' is spared: it holds" in rows


def test_the_effect_of_a_feature_is_what_the_score_loses_without_it():
    rows = [[1.0, 5.0, 2.0], [1.0, 3.0, 2.0], [1.0, 3.0, 7.0]]

    made = weights.occluded(["a", "b", "c"], rows, 0, lambda row: 2 * row[1] - row[2])

    assert made.weights == [weights.Weight("b", 5.0, 4.0)]
    assert made.chance == pytest.approx(0.99966, abs=1e-4)


def test_features_of_a_text_are_told_as_well(cleaner):
    raw = (RAW / "02-rye-starter.txt").read_text("utf-8")
    answer = explain(cleaner, Document(raw), found(Document(raw), "My starter lives in a jam jar"))

    (weighed,) = answer.weighed
    assert (weighed.stage, answer.fate) == ("classifier", "stayed")
    assert weighed.weighing.chance > 0.5
    assert weighed.weighing.weights


def test_the_whole_page_lists_every_edit_once(cleaner):
    document = Document(NEWS.read_text("utf-8"), kind="html")
    answer = explain(cleaner, document)

    assert [step.edit for step in answer.steps] == [
        edit for edit in cleaner.clean(document).edits if edit.stage != "markup"
    ]


@pytest.mark.parametrize("words", ["", " ", "heron", "."])
def test_words_that_a_page_does_not_show_are_not_found(words):
    assert found(Document("A mill, a weir"), words) is None


def test_a_cleaner_with_a_profile_that_keeps_nothing_spares_nothing():
    assert Cleaner().rules.spared == []
