"""The package as programs use it: what it takes, what it gives, what it says when it cannot."""

import pickle
import subprocess
import sys
from importlib import resources
from pathlib import Path

import lxml.html
import pytest
from bs4 import BeautifulSoup

import chaffinch
from chaffinch import Cleaned, Cleaner, Document, Edit, profiles
from chaffinch.categories import ACTIONS

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
HTML = f"<html><body><nav><a href='/'>Home</a></nav><p>{KEPT * 9}</p></body></html>"
NOTICE = "Notice an error? Contact our newsdesk at newsdesk@example.org and we will put it right."


@pytest.fixture
def mill(own_rules):
    return Cleaner(rules=[own_rules], only=["mill"])


def test_every_public_name_is_there_and_is_told_to_type_checkers():
    for name in chaffinch.__all__:
        assert getattr(chaffinch, name) is not None

    assert chaffinch.__all__ == sorted(
        chaffinch.__all__, key=lambda name: (name.lower() == name, name)
    )
    assert resources.files("chaffinch").joinpath("py.typed").is_file()
    assert all(
        issubclass(getattr(chaffinch, name), chaffinch.ChaffinchError)
        for name in chaffinch.__all__
        if name.endswith("Error")
    )


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'scrub'"):
        _ = chaffinch.scrub


def test_importing_the_package_loads_no_library():
    code = "import sys, chaffinch; print(*{'bs4', 'yaml', 'orjson', 'rich'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert done.stdout.strip() == b""


def test_a_str_bytes_a_path_and_a_document_give_the_same(mill, tmp_path):
    path = tmp_path / "page.txt"
    path.write_text(PAGE)

    for page in (PAGE, PAGE.encode(), path, Document(PAGE, "page.txt")):
        cleaned = mill.clean(page)

        assert isinstance(cleaned, Cleaned)
        assert cleaned.text == KEPT
        assert cleaned.restore() == PAGE
    assert mill.clean(path).document == Document(PAGE, "page.txt")


def test_clean_takes_the_address_and_the_profile():
    cleaned = chaffinch.clean(KEPT, kind="text", url="https://example.org/", profile="rag")

    assert cleaned.text == KEPT
    assert cleaned.report()["input"]["url"] == "https://example.org/"
    assert cleaned.report()["profile"] == "rag"


@pytest.mark.parametrize("page", [None, 7, [PAGE], object()])
def test_what_is_no_page_is_told(mill, page):
    with pytest.raises(
        chaffinch.ChaffinchError, match="a page is a str, bytes, Path, Document, Beaut"
    ):
        mill.clean(page)


def test_an_edit_says_what_where_and_why(mill):
    (edit,) = mill.clean(PAGE + KEPT).edits

    assert isinstance(edit, Edit)
    assert (edit.was.strip(), edit.now) == ("The mill shop is open!", "")
    assert (edit.rule, edit.category, edit.stage) == ("mill/shop", "custom.mill", "phrase")
    assert (edit.action, edit.confidence) == ("remove", 0.95)
    assert edit.why == "It sells flour and is not about the weir."
    assert PAGE[edit.start : edit.end].strip() == edit.was.strip()


def test_a_cleaner_remembers_nothing(mill):
    first = mill.clean(PAGE).report()

    assert all(mill.clean(PAGE).report() == first for _ in range(3))
    assert mill.clean(KEPT).edits == ()


@pytest.mark.parametrize("workers", [1, 2])
def test_many_pages_come_back_in_their_order(mill, tmp_path, workers):
    path = tmp_path / "last.txt"
    path.write_text(PAGE)
    pages = [*(f"{number}\n{PAGE}" for number in range(40)), path]

    cleaned = list(mill.clean_many(iter(pages), workers=workers))

    assert [one.text for one in cleaned] == [*(f"{n}\n{KEPT}" for n in range(40)), KEPT]
    assert all(one.restore() == one.document.raw for one in cleaned)


def test_pages_of_html_go_to_other_processes_and_come_back():
    pages = [HTML, BeautifulSoup(HTML, "html.parser"), lxml.html.fromstring(HTML)]
    cleaner = chaffinch.Cleaner()

    alone = [one.report() for one in cleaner.clean_many(pages)]

    assert [one.report() for one in cleaner.clean_many(pages, workers=2)] == alone
    again = pickle.loads(pickle.dumps(cleaner.clean(HTML)))  # noqa: S301  # our own
    assert again.report() == alone[0]
    assert again.restore() == HTML
    assert again.shown(again.edits[-1]) == cleaner.clean(HTML).shown(again.edits[-1])


@pytest.mark.parametrize("workers", [-1, 0, 257])
def test_as_many_workers_as_cannot_be_are_refused(mill, workers):
    with pytest.raises(chaffinch.ChaffinchError, match=f"{workers} workers: "):
        next(mill.clean_many([PAGE], workers=workers))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_page_is_refused_in_a_word(mill, workers):
    with pytest.raises(chaffinch.ChaffinchError, match=r"a page is a str, .* not function"):
        list(mill.clean_many([PAGE, lambda: PAGE], workers=workers))


def test_a_kind_that_is_none_is_refused(mill):
    with pytest.raises(chaffinch.ChaffinchError, match="kind 'text' or 'html', not 'pdf'"):
        mill.clean(PAGE, kind="pdf")


def test_one_name_is_a_list_of_one(own_rules):
    listed = chaffinch.Cleaner(rules=[own_rules], only=["mill"], without=["promo"])
    alone = chaffinch.Cleaner(rules=str(own_rules), only="mill", without="promo")

    assert alone.rules.digest == listed.rules.digest
    assert [rule.id for rule in alone.rules.rules] == ["mill/shop"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_page_of_many_that_fails_raises_what_clean_raises(mill, tmp_path, workers):
    with pytest.raises(chaffinch.InputError, match=r"none\.txt: No such file"):
        list(mill.clean_many([PAGE, tmp_path / "none.txt"], workers=workers))


def test_restore_needs_only_what_was_saved(mill):
    cleaned = mill.clean(PAGE)
    text, report = cleaned.text, cleaned.report()

    assert chaffinch.restore(text, report) == PAGE
    with pytest.raises(chaffinch.RestoreError):
        chaffinch.restore(text + " ", report)


def test_archive_keeps_and_rag_removes_notices():
    text = f"{KEPT}{KEPT}{NOTICE}\n{KEPT}"

    assert chaffinch.clean(text, profile="archive").text == text
    assert chaffinch.clean(text, profile="rag").text == KEPT * 3


@pytest.mark.parametrize("action", ACTIONS)
def test_a_users_own_profile_decides(own_rules, tmp_path, action):
    path = tmp_path / "mine.yaml"
    path.write_text(f"custom.mill: {action}\n")

    cleaned = Cleaner(path, rules=[own_rules], only=["mill"]).clean(PAGE)

    assert cleaned.profile == "mine"
    assert (cleaned.text == PAGE) == (action in {"keep", "flag"})
    assert [flag.rule for flag in cleaned.flags] == ["mill/shop"] * (action == "flag")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("\npromo.newslettr: keep", r"mine.yaml:2: unknown category .*; did you mean 'promo.news"),
        ("promos: keep", r"mine.yaml:1: unknown category 'promos'; did you mean 'promo'"),
        ("promo: remov", r"mine.yaml:1: unknown action 'remov'; did you mean 'remove'"),
        ("promo: [keep]", r"mine.yaml:1: expected a plain value"),
        ("- promo", r"mine.yaml:1: expected 'key: value' lines"),
        ("promo: keep\npromo: flag", r"mine.yaml:2: 'promo' is given twice"),
        ("", r"mine.yaml:1: the file is empty"),
    ],
)
def test_a_wrong_profile_is_told_with_its_line(tmp_path, text, message):
    path = tmp_path / "mine.yaml"
    path.write_text(text)

    with pytest.raises(chaffinch.ProfileError, match=message):
        Cleaner(path)


@pytest.mark.parametrize("name", ["none.yaml", "archiv", Path("none.yml")])
def test_a_profile_that_is_not_there_is_told(name):
    with pytest.raises(chaffinch.ProfileError, match=r"cannot be read|did you mean 'archive'"):
        Cleaner(name)


def test_every_shipped_profile_can_be_loaded():
    assert {profiles.load(name).name for name in profiles.SHIPPED} == set(profiles.SHIPPED)


def test_two_rules_of_one_name_are_told(own_rules):
    with pytest.raises(chaffinch.RuleError, match="two rules are called 'mill/shop'"):
        Cleaner(rules=[own_rules, own_rules])


def test_draft_rules_run_when_they_are_named(own_rules):
    path = own_rules / "mill" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace("stable", "draft"), "utf-8")

    assert Cleaner(rules=[own_rules]).clean(PAGE).text == PAGE
    assert Cleaner(rules=[own_rules], only=["mill"]).clean(PAGE).text == KEPT
