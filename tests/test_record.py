"""Records: what is taken for the page, what a record gains, what becomes of one without a text."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch import Cleaner
from chaffinch.batch import record
from chaffinch.batch.record import Fields

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
KEYS = ["removed", "rules", "language", "flags", "warnings", "metadata", "children"]


@pytest.fixture
def mill(own_rules):
    return Cleaner(rules=[own_rules], only=["mill"])


def test_a_record_keeps_its_fields_and_gains_text_and_what_was_done(mill):
    given = {"id": 7, "text": PAGE, "tags": ["river"]}

    made, cleaned = record.clean(mill, given, Fields())

    assert made == {**given, "text": KEPT, "chaffinch": made["chaffinch"]}
    assert cleaned.document.name == "7"
    assert list(made["chaffinch"]) == KEYS
    assert made["chaffinch"]["rules"] == {"mill/shop": 1}
    assert made["chaffinch"]["removed"] == pytest.approx(5 / 14, abs=1e-4)
    assert given["text"] == PAGE


def test_the_fields_may_have_other_names(mill):
    fields = Fields("content", "source", "docid", "link")
    given = {"content": PAGE, "docid": "a", "link": "https://mill.example/"}

    made, cleaned = record.clean(mill, given, fields)

    assert (made["content"], made["text"]) == (PAGE, KEPT)
    assert (cleaned.document.name, cleaned.document.url) == ("a", "https://mill.example/")


@pytest.mark.parametrize(
    ("given", "fields", "kind", "raw"),
    [
        ({"html": "<p>a", "text": "b"}, Fields(), "text", "b"),
        ({"html": "<p>a", "text": "b"}, Fields(html="html"), "html", "<p>a"),
        ({"page": b"<p>a", "content": "b"}, Fields("content", "page"), "html", "<p>a"),
        ({"page": None, "content": "b"}, Fields("content", "page"), "text", "b"),
        ({"html": "<p>a", "text": None}, Fields(), "html", "<p>a"),
        ({"text": "<p>b</p>"}, Fields(), "html", "<p>b</p>"),
        ({"text": "<p>b</p>"}, Fields("text"), "text", "<p>b</p>"),
        ({"text": ""}, Fields(), "text", ""),
    ],
)
def test_which_field_has_the_page(mill, given, fields, kind, raw):
    """A field that is named goes before one that is not, HTML before text."""
    _, cleaned = record.clean(mill, given, fields, "line 1")
    page = cleaned.document

    assert (page.kind, page.raw, page.name) == (kind, raw, "line 1")


def test_a_text_beside_the_page_is_kept(mill):
    given = {"text": "an abstract", "html": f"<p>{KEPT}"}

    made, _ = record.clean(mill, given, Fields(html="html"))

    assert (made["text"], made["text_was"]) == (KEPT.strip(), "an abstract")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"txt": "a"}, "there is no page in 'text' or 'html'; did you mean 'txt'?"),
        ({"text": None, "html": None}, "there is no page in 'text' or 'html'"),
        ({"text": 5}, "'text' is no text: it is of type int"),
        ({"html": ["<p>"], "id": 1}, "'html' is no text: it is of type list"),
        ({"text": bytes(range(32)) * 9}, "not text: it looks like a binary file"),
    ],
)
def test_a_record_without_a_page_stays_as_it_is_and_says_why(mill, given, message):
    made, cleaned = record.clean(mill, given, Fields())

    assert cleaned is None
    assert message in made["chaffinch"]["error"]
    assert made == {**given, "chaffinch": {"error": made["chaffinch"]["error"]}}


def test_a_fault_of_ours_is_named_and_stops_nothing(mill, monkeypatch):
    monkeypatch.setattr(Cleaner, "clean", lambda *_: 1 / 0)

    made, cleaned = record.clean(mill, {"text": "a"}, Fields())

    assert cleaned is None
    assert made["text"] == "a"
    assert made["chaffinch"]["error"] == "ZeroDivisionError: division by zero"


def test_the_language_is_told_by_the_words_or_declared(cleaner):
    german = "Die Mühle an dem Wehr ist alt, und sie steht noch. " * 9

    def told(given):
        return record.clean(cleaner, given, Fields())[0]["chaffinch"]["language"]

    assert told({"text": german}) == "de"
    assert told({"html": f"<html lang=fr><p>{german}"}) == "de"
    assert told({"html": "<html lang=fr-CA><p>1702"}) == "fr"
    assert told({"text": "1702"}) is None


values = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2)
names = st.sampled_from(["text", "html", "id", "url", "chaffinch"]) | st.text(max_size=5)


@settings(deadline=None)
@given(st.dictionaries(names, values, max_size=5))
def test_any_object_comes_back_with_all_else_that_it_had(cleaner, given):
    made, cleaned = record.clean(cleaner, given, Fields())
    new = {"chaffinch", "text"} if cleaned else {"chaffinch"}
    new |= {"text_was"} & set(made)

    assert {key: made[key] for key in given if key not in new} == {
        key: given[key] for key in given if key not in new
    }
    assert set(made) == set(given) | new
    assert json.loads(json.dumps(made)) == made
