"""The three details of a report: what each says, what it proves, and what it costs."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import chaffinch
from chaffinch import ChaffinchError, Cleaner, RestoreError, report

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
DETAILS = ["full", "removals", "summary"]
PAGE = """\
<!DOCTYPE html>\r
<html><head><title>The weir</title><script>var weir = "1702";</script></head><body>\r
<h1>The weir &amp; the mill</h1>\r
<p>The weir above the village was built in <b>1702</b>, and rebuilt twice after the floods.</p>\r
<div class="x"><p hidden>Not to be seen.</p><p>The <i>mill</i> shop is open!</p></div>\r
<!-- the end --><p>It ground rye for three villages.In dry summers the farmers waited.</p>\r
</body></html>\r
"""
SHOWN = """\
The weir & the mill
The weir above the village was built in 1702, and rebuilt twice after the floods.
It ground rye for three villages.In dry summers the farmers waited."""
TEXT = "The weir above the village was built in 1702.\nThe mill shop is open!\n"


@pytest.fixture
def mill(own_rules):
    return Cleaner(rules=[own_rules], only=["mill"])


@pytest.fixture
def cleaned(mill):
    return mill.clean(PAGE, kind="html", name="weir.html")


@pytest.mark.parametrize("detail", DETAILS)
@pytest.mark.parametrize("page", [PAGE, TEXT, "", "<p>"])
def test_every_detail_is_as_the_schema_says(mill, page, detail):
    made = mill.clean(page).report(detail)

    assert made["detail"] == detail
    assert [problem.message for problem in VALIDATOR.iter_errors(made)] == []


def test_the_schema_knows_what_belongs_to_which_detail(cleaned):
    made = {detail: cleaned.report(detail) for detail in DETAILS}

    for one in DETAILS:
        for other in DETAILS:
            assert VALIDATOR.is_valid({**made[one], "detail": other}) == (one == other)


def test_full_is_the_default_and_restores(cleaned):
    assert cleaned.text == SHOWN
    assert cleaned.report() == cleaned.report("full")
    assert chaffinch.restore(cleaned.text, cleaned.report()) == PAGE


def test_removals_are_what_a_reader_sees(cleaned):
    (edit,) = cleaned.report("removals")["edits"]

    assert "was" not in edit
    assert edit["shown"].strip() == "The mill shop is open!"
    assert (edit["rule"], edit["line"]) == ("mill/shop", 5)
    assert "<i>mill</i>" in PAGE[edit["start"] : edit["end"]]


def test_a_summary_has_no_edits_and_all_the_rest(cleaned):
    full, summary = cleaned.report(), cleaned.report("summary")

    assert {*full} - {*summary} == {"edits", "flags", "kept"}
    for key in {*summary} - {"detail"}:
        assert summary[key] == full[key]


def test_another_word_is_an_error(cleaned):
    with pytest.raises(ChaffinchError, match=r"'removal'; did you mean 'removals'\?"):
        cleaned.report("removal")


@pytest.mark.parametrize("page", [PAGE, PAGE.replace("\r", ""), TEXT, TEXT * 2 + "end"])
def test_removals_and_the_raw_page_prove_the_clean_text(mill, page):
    cleaned = mill.clean(page)
    made = report.parse(report.dump(cleaned.report("removals")))

    assert chaffinch.restore(cleaned.text, made, page) == page


def test_removals_without_or_with_another_raw_page(cleaned):
    made = cleaned.report("removals")

    with pytest.raises(RestoreError, match="the raw page is needed"):
        chaffinch.restore(cleaned.text, made)
    with pytest.raises(RestoreError, match="the raw page is not the one"):
        chaffinch.restore(cleaned.text, made, PAGE.replace("1702", "1703"))
    made["edits"][0]["end"] -= 30
    with pytest.raises(RestoreError, match="the report was changed, or another version"):
        chaffinch.restore(cleaned.text, made, PAGE)


def test_a_summary_restores_nothing(cleaned):
    with pytest.raises(RestoreError, match="a summary has no edits"):
        chaffinch.restore(cleaned.text, cleaned.report("summary"), PAGE)


def test_words_of_a_page_are_those_that_it_shows(mill, cleaned):
    words = len(SHOWN.split())
    totals = cleaned.report("summary")["totals"]

    assert (totals["words_raw"], totals["words_clean"]) == (words + 5, words)
    # Most of this page is a script, and most of its words stay.
    assert mill.clean("<script>" + "a b c " * 99 + "</script>" + PAGE).warnings() == []


def test_words_that_structure_took_are_no_warning(cleaner):
    menu = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in "Home News Shop".split())
    text = "<p>The weir was built in 1702, and the mill in 1731.</p>"
    page = f"<body><nav><ul>{menu * 9}</ul></nav><article>{text * 2}</article></body>"

    assert cleaner.clean(page, kind="html").warnings() == []


def test_markup_beside_markup_is_one_edit(cleaned):
    tags = [edit for edit in cleaned.edits if edit.rule == "markup/tags"]

    assert len(tags) > 1
    assert all(edit.end < after.start for edit, after in pairwise(tags))


def test_metadata_of_html_has_no_tags(tmp_path, own_rules):
    mine = tmp_path / "mine.yaml"
    mine.write_text("custom.mill: metadata\n")

    cleaned = Cleaner(mine, rules=[own_rules], only=["mill"]).clean(PAGE)

    assert cleaned.metadata["mill"] == "The mill shop is open!"


@pytest.mark.parametrize("detail", DETAILS)
def test_restore_and_verify_of_each_detail(chaffinch, own, tmp_path, out, detail):
    (tmp_path / "weir.html").write_bytes(PAGE.encode())
    chaffinch("batch", tmp_path / "weir.html", out, *own, "--detail", detail)
    clean, made = out / "weir.html.txt", out / "weir.html.txt.report.json"

    alone = chaffinch("verify", out)
    proof = chaffinch("verify", out, "--raw", tmp_path)
    again = chaffinch("restore", clean, made, "--raw", tmp_path / "weir.html")

    assert json.loads(made.read_bytes())["detail"] == detail
    assert alone.returncode == (detail != "full")
    assert proof.returncode == again.returncode == (detail == "summary")
    assert again.stdout == (PAGE.encode() if detail != "summary" else b"")


@pytest.mark.parametrize("data", [b"\xff\xfe\xfd", b"another page", b""])
def test_removals_and_a_raw_page_that_is_another(chaffinch, own, tmp_path, out, data):
    page = tmp_path / "weir.html"
    page.write_bytes(PAGE.encode())
    chaffinch("batch", page, out, *own, "--detail", "removals")
    page.write_bytes(data)

    proof = chaffinch("verify", out, "--raw", tmp_path)

    assert proof.returncode == 1
    assert b"the raw page is not the one this report was written for" in proof.stderr


@pytest.mark.parametrize("detail", DETAILS)
def test_a_page_is_unchanged_whatever_its_detail(batch, pages, written, detail):
    (pages / "weir.html").write_bytes(PAGE.encode())
    first = batch(detail=detail)
    whole = written()

    assert set(first.values()) == {"cleaned"}
    assert set(batch(detail=detail).values()) == {"unchanged"}
    assert written() == whole


def test_another_detail_is_written_anew(batch, pages):
    (pages / "weir.html").write_bytes(PAGE.encode())
    for detail in (*DETAILS, "full"):
        assert set(batch(detail=detail).values()) == {"cleaned"}


def test_removals_that_were_changed_are_written_again(batch, pages, out, written):
    (pages / "weir.html").write_bytes(PAGE.encode())
    batch(detail="removals")
    whole = written()
    path = out / "weir.html.txt.report.json"
    made = json.loads(path.read_bytes())
    path.write_text(json.dumps({**made, "edits": []}))

    assert batch(detail="removals")["weir.html"] == "cleaned"
    assert written() == whole


def test_clean_writes_the_detail_asked_for(chaffinch, tmp_path):
    made = tmp_path / "report.json"

    chaffinch("clean", "--detail", "summary", "--report", made, input=TEXT.encode())

    assert json.loads(made.read_bytes())["detail"] == "summary"
