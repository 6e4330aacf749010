"""The report: as its schema says, in agreement with itself, and the same wherever it is made."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import chaffinch
from chaffinch import Document, report
from chaffinch.inverse import restore
from chaffinch.places import Places

ROOT = Path(__file__).parent.parent
RAW = sorted((ROOT / "raw").glob("*.txt"))
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
PROSE = "The weir above the village was built in 1702 and rebuilt twice after the great floods."
ODD = {
    "nothing": "",
    "white space": " \n\t\n",
    "no line end": "Advertisement",
    "crlf": f"{PROSE}\r\nAdvertisement\r\n{PROSE}\r\n",
    "bom": f"\ufeff{PROSE}\nAdvertisement\n",
    "controls": f'{PROSE}\n"\\\x07\x1b\n',
    "beyond the first plane": f"😀 {PROSE}\u2028Advertisement\u2028😀",
}


@pytest.fixture(scope="module")
def all_cleaned(cleaner):
    odd = [Document(text, name) for name, text in ODD.items()]
    return [cleaner.clean(page) for page in (*RAW, *odd)]


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_report_is_as_the_schema_says(all_cleaned):
    for cleaned in all_cleaned:
        problems = VALIDATOR.iter_errors(report.parse(report.dump(cleaned.report())))

        assert [problem.message for problem in problems] == [], cleaned.document.name


def test_the_schema_names_all_that_is_required(all_cleaned):
    edit = next(edit for cleaned in all_cleaned for edit in cleaned.report()["edits"])

    listed = {"edits", "flags", "kept"}  # of all but summaries
    assert {*SCHEMA["required"], *listed, "parent"} == set(SCHEMA["properties"])  # of a child
    assert set(SCHEMA["properties"]) == {*all_cleaned[0].report(), "parent"}
    assert {*SCHEMA["$defs"]["edit"]["required"], "was"} == set(edit)


def test_sizes_and_digests_are_those_of_the_texts(all_cleaned):
    for cleaned in all_cleaned:
        made = cleaned.report()

        assert made["input"]["characters"] == len(cleaned.document.raw)
        assert made["output"]["characters"] == len(cleaned.text)
        assert restore(cleaned.text, made) == cleaned.document.raw


def test_totals_are_the_sums_of_the_edits(all_cleaned):
    for cleaned in all_cleaned:
        made = cleaned.report()
        edits, totals = made["edits"], made["totals"]
        gone = sum(len(edit["was"]) for edit in edits if not edit["now"])

        assert totals["characters_removed"] == gone
        assert totals["words_clean"] <= totals["words_raw"]
        for key, name in (("categories", "category"), ("rules", "rule")):
            assert totals[key] == summed(edits, name)
            assert list(totals[key]) == sorted(totals[key])


def summed(edits, key):
    """Edits and characters by what stands under the key, counted the simple way."""
    return {
        name: {
            "edits": sum(edit[key] == name for edit in edits),
            "characters": sum(len(edit["was"]) for edit in edits if edit[key] == name),
        }
        for name in {edit[key] for edit in edits}
    }


def test_lines_and_columns_are_those_of_the_raw_text(all_cleaned):
    for cleaned in all_cleaned:
        raw, made = cleaned.document.raw, cleaned.report()
        places = Places(raw)

        for edit in (*made["edits"], *made["flags"]):
            assert places.code_point(edit["line"], edit["column"]) == edit["start"]
            assert raw[edit["start"] : edit["end"]] == edit["was"]


def test_a_report_knows_no_folder_and_no_clock(cleaner, tmp_path):
    saved = []
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "page.txt"
        path.write_text(f"{PROSE}\nAdvertisement\n")
        saved.append(report.dump(cleaner.clean(path).report()))

    assert saved[0] == saved[1]
    assert str(tmp_path).encode() not in saved[0]
    assert str(ROOT).encode() not in saved[0]


@pytest.mark.parametrize("text", ["\ud800", f"{PROSE}\n\udfff", "\ud83d\nAdvertisement\n\ude00"])
def test_half_surrogates_survive(cleaner, text):
    cleaned = cleaner.clean(Document(text, "page\ud800.txt"))
    saved = report.dump(cleaned.report())

    assert report.parse(saved) == cleaned.report()
    assert restore(cleaned.text, report.parse(saved)) == text


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"{'a': 1}"])
def test_what_is_no_json_is_a_value_error(data):
    with pytest.raises(ValueError, match=r"line 1|codec"):
        report.parse(data)


def test_a_report_ends_in_a_line_break_and_is_read_by_any_parser(cleaner):
    made = cleaner.clean(PROSE).report()
    data = report.dump(made)

    assert data.endswith(b"}\n")
    assert json.loads(data) == made


def test_most_of_the_words_gone_is_a_warning(own_rules):
    cleaner = chaffinch.Cleaner(rules=[own_rules], only=["mill"])
    gone, kept = "The mill shop is open!\n", "The weir was built in 1702.\n"

    assert cleaner.clean(kept * 2 + gone).warnings() == []
    assert cleaner.clean(kept).warnings() == []
    for text in (gone, gone * 2 + kept):
        assert cleaner.clean(text).warnings() == cleaner.clean(text).report()["warnings"]
        assert "more than half of the words went" in cleaner.clean(text).warnings()[0]


def test_a_page_that_was_not_read_to_its_end_is_a_warning(cleaner, monkeypatch):
    monkeypatch.setattr("chaffinch.html.reader.MOST", 6)
    page = "<p>The weir was built.</p><p>The mill was sold.</p><p>It rained.</p>"

    assert cleaner.clean(page).warnings() == [
        "the page has too many tags: its rest was taken away without being read"
    ]


def test_nothing_left_is_a_warning(own_rules):
    rule = own_rules / "mill" / "shop.yaml"
    text = rule.read_text("utf-8").replace("phrase:\n  any", "run:\n  labels")
    rule.write_text(text.replace("  cover: 0.9\n", ""), "utf-8")
    cleaner = chaffinch.Cleaner(rules=[own_rules], only=["mill"])

    cleaned = cleaner.clean("The mill shop is open\n" * 9)

    assert cleaned.text.strip() == ""
    assert cleaned.warnings() == ["nothing is left of the text"]


def test_what_a_page_says_of_itself_is_moved_to_the_metadata(cleaner):
    cleaned = cleaner.clean(RAW[0])

    assert cleaned.metadata["byline"].startswith("Oona Petherick")
    assert cleaned.report()["metadata"] == cleaned.metadata
    assert "Oona Petherick" not in cleaned.text
