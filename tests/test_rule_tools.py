"""The tools for those who write rules: lint, impact, coverage, schema, SARIF."""

import json
import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch import catalogue, lint, pack, rulefile
from chaffinch.spans import outside

RULE = """\
summary: A line of the mill.
why: It is not about the weir.
category: custom.mill
status: {status}
phrase:
  any: [{phrases}]
  cover: {cover}
examples:
  removes: ["[-{removes}-]"]
  keeps: {keeps}
"""
NEAR = '["{} is what the miller says, and the story is about his day.", "The {} of old."]'


@pytest.fixture
def rule(tmp_path):
    """Write a rule of a folder and give the folder."""

    def write(name, phrase, cover=0.9, folder="new", **given):
        path = tmp_path / folder / "mill" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        usual = {"keeps": NEAR.replace("{}", phrase), "status": "stable", "removes": phrase}
        text = RULE.format(phrases=f"'{phrase}'", cover=cover, **{**usual, **given})
        path.write_text(text, "utf-8")
        return tmp_path / folder

    return write


def findings(folder):
    return [(one.rule, one.kind) for one in lint.findings(list(catalogue.chosen(folder)))]


def test_lint_says_nothing_of_good_rules(rule):
    rule("one", "the mill is open")

    assert findings(rule("two", "come and buy flour")) == []


def test_lint_finds_what_is_doubtful(rule):
    rule("a-all", "the mill is open")
    rule("b-twice", "the mill is open")
    rule("c-broad", "flour", cover=0.3, removes="Buy some flour now")
    folder = rule("d-far", "ring the bell", keeps='["A story.", "And another one."]')

    assert findings(folder) == [
        ("mill/b-twice", "dead"),
        ("mill/b-twice", "overlap"),
        ("mill/c-broad", "broad"),
        ("mill/d-far", "near miss"),
    ]


def test_a_draft_is_not_dead(rule):
    rule("a", "the mill is open")

    assert ("mill/b", "dead") not in findings(rule("b", "the mill is open", status="draft"))


def test_lint_names_the_rules_that_fire_on_no_page(chaffinch, rule, pages):
    rule("open", "the mill shop is open")
    folder = rule("flour", "come and buy flour")

    done = chaffinch("rules", "lint", "--rules", folder, "--on", pages)

    assert done.returncode == 1
    assert done.stdout == b"mill/flour: silent: fired on none of 2 pages\n"
    assert done.stderr == b"2 rules, 1 finding\n"


def test_lint_of_shipped_rules_finds_no_broad_phrase():
    pairs = list(rulefile.load_all(pack.home() / "promo"))

    assert [one for rule, _ in pairs for one in lint.broad(rule)] == []


def test_impact_tells_what_goes_and_what_stays_with_examples(chaffinch, rule, pages):
    old = rule("old", "the weir above the village was built in 1702", folder="old")
    new = rule("new", "the mill shop is open")

    done = chaffinch("rules", "impact", old, new, pages / "one.txt", pages / "a")
    same = chaffinch("rules", "impact", new, new, pages)
    told = json.loads(chaffinch("rules", "impact", "--json", old, new, pages / "a").stdout)

    assert done.returncode == same.returncode == 0
    assert done.stdout.decode() == (
        "2 pages, 2 changed\n"
        "goes now: 15 words on 2 pages, mill/new\n"
        "  one.txt:2:1: The mill shop is open!\n"
        "  deep/two.md:2:1: The mill shop is open!\n"
        "  deep/two.md:4:1: The mill shop is open!\n"
        "stays now: 27 words on 2 pages, mill/old\n"
        "  one.txt:1:1: The weir above the village was built in 1702.\n"
        "  deep/two.md:1:1: The weir above the village was built in 1702.\n"
        "  deep/two.md:3:1: The weir above the village was built in 1702.\n"
    )
    assert same.stdout == b"2 pages, 0 changed\n"
    assert told["goes"] == {
        "mill/new": {
            "pages": 1,
            "words": 10,
            "examples": [f"deep/two.md:{line}:1: The mill shop is open!" for line in (2, 4)],
        }
    }


def test_impact_goes_on_after_a_page_that_cannot_be_read(chaffinch, rule, pages):
    folder = rule("new", "the mill shop is open")
    (pages / "bad.txt").write_bytes(bytes(range(256)) * 20)

    done = chaffinch("rules", "impact", folder, "shipped", pages)
    none = chaffinch("rules", "impact", folder, pages / "no", pages)

    assert done.returncode == 1
    assert b"bad.txt: not text" in done.stderr
    assert done.stdout.startswith(b"2 pages, ")
    assert none.returncode == 2
    assert b"no such folder of rules" in none.stderr


SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), max_size=5)


@given(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted), SPANS)
def test_what_lies_outside_of_other_spans(span, others):
    inside = {place for start, end in others for place in range(start, end)}

    left = [place for start, end in outside(span, sorted(others)) for place in range(start, end)]

    assert left == [place for place in range(*span) if place not in inside]


def test_coverage_of_pages_and_of_reports_agree(chaffinch, pages, out, own):
    chaffinch("batch", pages, out, *own)

    of_pages = chaffinch("rules", "coverage", pages, *own)
    of_reports = chaffinch("rules", "coverage", out, *own)
    told = json.loads(chaffinch("rules", "coverage", out, "--json", *own).stdout)

    assert of_pages.stdout == of_reports.stdout == b"mill/shop\t2\t3\t69\n"
    assert of_reports.stderr == b"2 pages, 1 rule fired, 0 did not\n"
    assert told == {
        "pages": 2,
        "rules": [{"rule": "mill/shop", "pages": 2, "edits": 3, "characters": 69}],
        "silent": [],
    }


def test_coverage_lists_what_never_fired_and_tells_of_what_is_no_report(chaffinch, pages, out):
    out.mkdir()
    (out / "one.txt.report.json").write_text('{"no": "report"}')

    done = chaffinch("rules", "coverage", out, pages)
    silent = chaffinch("rules", "coverage", pages, "--silent", "--only", "ad").stdout.decode()

    assert done.returncode == 1
    assert b"one.txt.report.json: is no report" in done.stderr
    assert "ad/marker" in silent.splitlines()


def test_rules_check_shows_where_an_example_differs(chaffinch, own_rules, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(own_rules, copy)
    path = copy / "mill" / "shop.yaml"
    path.write_text(path.read_text("utf-8").replace("[-The mill", "The [-mill"), "utf-8")

    rows = chaffinch("rules", "check", "--rules", copy).stdout.decode().splitlines()

    assert rows == [
        "mill/shop: an example does not come out as it is written",
        "  wanted  The [-mill shop is open!-]",
        "              --",
        "  got     [-The mill shop is open!-]",
        "          ++",
    ]
