"""What is said in review: written, seen by others, taken back, and done by the next batch."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch import judged, verdicts
from chaffinch.batch.results import Results
from chaffinch.document import Document
from chaffinch.errors import ChaffinchError
from chaffinch.inverse import restore
from chaffinch.judged import Verdicts
from chaffinch.review.desk import Desk
from chaffinch.review.sheet import Sheet
from chaffinch.review.shelf import Shelf

SHOP = "The mill shop is open!"


def test_a_page_is_told_piece_by_piece_with_its_items(asks, raw):
    told = asks("page", name="one.txt")
    page = (raw / "one.txt").read_text()
    pieces = [piece for line in told["lines"] for piece in line]

    assert "".join(piece["text"] for piece in pieces) == page
    assert {"at": page.index(SHOP), "text": SHOP, "items": [0]} in pieces
    assert [item["rule"] for item in told["items"]] == ["mill/shop"]


def test_of_html_the_text_is_shown_that_a_reader_saw(asks):
    told = asks("page", name="deep/two.html.txt")
    (item,) = told["items"]

    assert told["after"] == "one.txt"
    assert item["start"] == len("The weir 𝒳 was built in 1702.\n")
    assert item["end"] == item["start"] + len(SHOP)


def test_verdicts_are_done_by_the_next_batch_and_nothing_is_lost(asks, clean, out, raw, span):
    raffle = span("Our raffle is drawn on Friday")
    asks("judge", name="one.txt", spans=[span(SHOP)], verdict="put-back")
    asks("judge", name="one.txt", spans=[raffle], verdict="remove")
    before, again = clean(), clean()
    text = (out / "one.txt").read_text()
    made = json.loads((out / "one.txt.report.json").read_bytes())

    assert "2 cleaned" in before
    assert "2 unchanged" in again
    assert "shop is open" in text
    assert "raffle is drawn" not in text
    assert [edit["rule"] for edit in made["edits"]] == ["verdict/remove"]
    assert restore(text, made) == (raw / "one.txt").read_text()


def test_what_is_only_accepted_makes_no_page_be_cleaned_again(asks, clean, span):
    asks("judge", name="one.txt", spans=[span(SHOP)], verdict="accept")

    assert "2 unchanged" in clean()


def test_after_the_batch_was_run_again_the_same_passages_are_shown_as_judged(asks, clean, span):
    asks("judge", name="one.txt", spans=[span(SHOP)], verdict="put-back")
    clean()
    (item,) = asks("page", name="one.txt")["items"]
    judged_of = {row["name"]: row["judged"] for row in asks("pages")["pages"]}

    assert item["rule"] == "verdict/put-back"
    assert item["verdict"] == "put-back"
    assert item["note"] == "mill/shop"
    assert judged_of == {"deep/two.html.txt": 0, "one.txt": 1}


def test_undo_brings_back_what_had_been_said_before(asks, desk, span):
    shop = span(SHOP)
    said = [
        asks("judge", name="one.txt", spans=[shop], verdict=word)["lines"]
        for word in ("accept", "put-back")
    ]
    words = []
    for lines in reversed(said):
        asks("undo", lines=lines)
        words.append(asks("page", name="one.txt")["items"][0]["verdict"])

    assert words == ["accept", "withdrawn"]
    assert len(verdicts.read(desk.file)) == 4


def test_what_another_window_has_said_since_is_not_undone(asks, span):
    shop = span(SHOP)
    mine = asks("judge", name="one.txt", spans=[shop], verdict="accept")["lines"]
    asks("judge", name="one.txt", spans=[shop], verdict="put-back")

    assert "another window" in asks("undo", status=409, lines=mine)["error"]
    assert asks("page", name="one.txt")["items"][0]["verdict"] == "put-back"


def test_windows_that_judge_at_once_lose_nothing_and_see_each_other(asks, desk, out):
    other = Desk(Shelf(Results(out)), desk.file, desk.rules)
    places = [(at, at + 5) for at in range(0, 120, 5)]
    with ThreadPoolExecutor(8) as pool:
        work = [
            pool.submit(one.judge, "one.txt", [place], "remove")
            for place in places
            for one in (desk, other)
        ]
        lines = sorted(line for done in work for line in done.result()["lines"])

    assert lines == list(range(1, 2 * len(places) + 1))
    assert asks("line")["line"] == other.line() == 2 * len(places)


def test_reports_without_markup_are_reviewed_beside_the_raw_pages(clean, out, raw, own_rules):
    clean("--detail", "removals")
    alone, beside = Shelf(Results(out)), Shelf(Results(out, raw))

    with pytest.raises(ChaffinchError, match="--raw DIR tells where"):
        alone.sheet("deep/two.html.txt")
    assert "𝒳" in beside.sheet("deep/two.html.txt").text
    assert Desk(beside, out / "v.jsonl", own_rules).pages()["pages"][0]["items"] == 1
    (raw / "deep" / "two.html").write_text("changed")
    with pytest.raises(ChaffinchError, match="is not the page"):
        Shelf(Results(out, raw)).sheet("deep/two.html.txt")


def test_a_page_that_cannot_be_reviewed_is_told_of_and_the_rest_is_listed(asks, desk, out):
    (out / "one.txt.report.json").write_text("{}")
    rows = {row["name"]: row for row in asks("pages")["pages"]}

    assert "problem" in rows["one.txt"]
    assert rows["deep/two.html.txt"]["items"] == 1
    assert asks("page", status=409, name="one.txt")["error"]
    assert desk.line() == 0


PIECES = st.sampled_from(
    ["The weir.", "Advertisement", "Share this", "a\ud800𝒳", "it,and so on", ""]
)
PAGES = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\r\n", " ", "\n\n", "\u2028", "\x0c"])))


@settings(deadline=None, max_examples=50)
@given(parts=PAGES, spots=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), max_size=4))
def test_the_pieces_of_a_page_are_the_page(cleaner, parts, spots):
    raw = "".join(map("".join, parts))
    sheet = Sheet("x", cleaner.clean(Document(raw, "x")).report(), raw)
    seen = sheet.sections[0].seen
    records = [
        judged.verdict(seen, min(start, len(raw)), min(start + length, len(raw)), "remove")
        for start, length in spots
    ]
    pieces = [piece for line in sheet.lines(Verdicts(records)) for piece in line]

    assert "".join(piece["text"] for piece in pieces) == raw
    assert all(raw.startswith(piece["text"], piece["at"]) for piece in pieces)
    shown = {item for piece in pieces for item in piece["items"]}
    assert shown == set(range(len(sheet.items)))
