"""`learn` finds the furniture of a site, and proposes nothing of its texts."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made_site
from chaffinch import Cleaner, catalogue, engine, pack, profiles, rulefile
from chaffinch.learn import learning
from chaffinch.ruleset import RuleSet
from learned_site import HOST, PAGES, learned, proposed, recipes


@pytest.fixture(scope="module", params=["text", "html"])
def accepted(request, tmp_path_factory):
    """A kind of page, and the drafts of the made site, accepted."""
    folder = tmp_path_factory.mktemp("rules")
    texts = [getattr(page, request.param) for page in PAGES]
    paths = learning.write(learned(texts, folder, request.param, HOST), folder / "site" / HOST)
    assert all(map(learning.apply, paths))
    return request.param, folder


def kept(rules, page, kind):
    """The words of a page that stay and that go, by the kind of their block."""
    raw = getattr(page, kind)
    ledger = engine.run(raw, rules, kind, url=f"https://{HOST}").ledger
    counts = Counter()
    at = 0
    for block in page.blocks:
        shown = made_site.shown(block, kind)
        at = raw.index(shown, at)
        stays = bool(ledger.text_of(at, at + len(shown)).strip())
        at += len(shown)
        counts[block.kind, stays] += len(block.text.split())
    return counts


def test_the_furniture_is_found_and_of_the_texts_nothing_goes(accepted):
    kind, folder = accepted
    rules = RuleSet(
        pack.compiled(rule for rule, _ in rulefile.load_all(folder)), profiles.load("default")
    )
    counts = sum((kept(rules, page, kind) for page in PAGES), Counter())

    found = counts["furniture", False]
    assert found >= 0.95 * (found + counts["furniture", True])
    for other in ("body", "comment", "teaser"):
        assert counts[other, False] == 0
        assert counts[other, True] > 100


def test_nothing_is_proposed_that_stands_in_a_text(accepted):
    _, folder = accepted
    texts = {block.text for page in PAGES for block in page.blocks if block.kind != "furniture"}

    named = {
        value
        for rule, _ in rulefile.load_all(folder)
        for key in learning.LISTS
        for value in getattr(rule.settings, key, ())
    }

    assert len(named) > 40
    assert not named & texts


def test_accepted_rules_make_cleaning_better_and_lose_nothing(accepted):
    kind, folder = accepted

    def f1(rules):
        counts = sum((kept(rules, page, kind) for page in PAGES[::3]), Counter())
        good = counts["body", True] + counts["comment", True]
        wrong = counts["body", False] + counts["comment", False]
        left = counts["furniture", True] + counts["teaser", True]
        return 2 * good / (2 * good + wrong + left)

    # Scores, which look at all that stands on a page, have no part in what a rule is worth.
    both, shipped = Cleaner(rules=[folder], without=["page"]), Cleaner(without=["page"])
    assert f1(both.rules) > f1(shipped.rules) + 0.05
    for page in PAGES[:5]:
        raw = getattr(page, kind)
        assert both.clean(raw, kind=kind, url=f"https://{HOST}").restore() == raw


def test_headings_and_sentences_of_many_texts_are_not_furniture(tmp_path):
    names = proposed(recipes(20), tmp_path)

    assert {"Soups", "Letters", "Terms"} <= names
    assert not names & {"Ingredients", "Method", "Notes", "Salt", "Serves four"}
    assert not any("oven" in name for name in names)


def test_a_note_says_on_how_many_pages_it_stood_and_stayed(tmp_path):
    texts = [f"{page}Our shop sells barley and rye by the sack\n" for page in recipes(9)]
    learning.write(learned(texts, tmp_path), tmp_path)
    (row,) = [
        line
        for path in tmp_path.glob("*.yaml")
        for line in path.read_text("utf-8").splitlines()
        if "- 'Our shop sells" in line
    ]

    assert re.search(r"# 9 of 9 pages, block 2[0-9](; so far it stays on [1-9])?$", row)


def with_rows(rows):
    """Ten recipes, each with rows of its own; `{n}` is the number of the page."""
    return [
        page + "".join(row.format(n=n, word="x" * (n + 1)) + "\n" for row in rows)
        for n, page in enumerate(recipes(10))
    ]


def test_a_price_at_the_start_of_a_block_does_not_keep_it(tmp_path):
    offer = "$30 in store credit is yours with the first sack of barley you order"
    pages = with_rows([offer])
    learning.write(learned(pages, tmp_path), tmp_path)
    rules = RuleSet(
        pack.compiled(rule for rule, _ in rulefile.load_all(tmp_path)), profiles.load("default")
    )

    text = engine.run(pages[0], rules, url="https://site.example").ledger.text

    assert offer in pages[0]
    assert offer not in text


def test_what_is_said_of_each_thing_in_a_list_is_no_pattern(tmp_path):
    """Reviews of products: the same but for their figures, many times on a page."""
    cards = [
        page
        + "".join(
            f"Sack number {n} of sort {card}\n"
            f"{7 * n + card} reviews with an average rating of {(n + card) % 5} of 5 stars\n"
            for card in range(8)
        )
        for n, page in enumerate(recipes(9))
    ]

    assert not [name for name in proposed(cards, tmp_path) if "reviews" in name]


def test_a_page_that_is_there_many_times_is_one_page(tmp_path):
    page = next(recipes(1))

    assert learned([page] * 9, tmp_path) == learning.Learned("site.example", 1, 0, {})


def test_blocks_that_differ_in_a_part_make_a_pattern(tmp_path):
    notice = "© {} The Weir Company of Inchmarrow, page {} of this edition"
    texts = [f"{page}{notice.format(2000 + n, n)}\n" for n, page in enumerate(recipes(9))]

    patterns = [name for name in proposed(texts, tmp_path) if name.startswith("^")]

    assert len(patterns) == 1
    assert "The Weir Company of Inchmarrow, page" in patterns[0]


def test_the_order_of_the_pages_does_not_matter(tmp_path):
    texts = [page.html for page in PAGES[:20]]

    assert learned(texts, tmp_path, "html") == learned(texts[::-1], tmp_path, "html")


LINES = st.sampled_from(
    ["Home", "it's: \"quoted\" # no", "- a [-b-] {+c+}", "'''", "a\u200bb c d", "\ud800 x y",
     "% @ &", "The weir above the village was built in 1702.", "Share this", "News",
     "x" * 250, "日本語 新聞"]
) | st.text(max_size=30)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(LINES, max_size=8),
    st.lists(LINES, max_size=8),
    st.lists(LINES, min_size=4, max_size=7),
)
def test_every_draft_can_be_read_and_its_examples_come_out(tmp_path_factory, top, end, own):
    texts = ["\n".join([*top, f"{line} was {n} built.", *end]) for n, line in enumerate(own)]
    folder = tmp_path_factory.mktemp("drafts")

    for path in learning.write(learned(texts, folder), folder):
        rule, proof = rulefile.load(path, folder)
        assert rule.status == "draft"
        assert rule.site == ("site.example",)
        assert list(catalogue.failures(rule, proof)) == []
