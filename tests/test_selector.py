"""Selector rules: the boxes that go, and those that may hold the text itself."""

import pytest

from chaffinch import engine, examples, pack
from chaffinch.html.named import names
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages.selector import Selector

STORY = f"<p>{'The weir holds the river back in spring. ' * 10}</p>"


def assert_marked(wanted, *selectors, action="remove", **settings):
    rule = Rule(
        "test/rule", "selector", Selector(selectors, **settings), "custom.test", "a box", "It is."
    )
    rules = RuleSet(pack.compiled([rule]), Profile("test", {"custom.test": action}))
    outcome = engine.run(examples.unmark(wanted), rules, "html")
    assert examples.mark(outcome.ledger, "html") == wanted
    return outcome


def test_a_box_goes_with_all_that_stands_in_it():
    assert_marked(f"{STORY}<div class='x box'><p>[-Join</p><p>us-]</p></div>", ".box")


def test_a_part_of_a_class_is_not_the_class():
    assert_marked(f"{STORY}<div class='box-office'><p>Seats are sold here.</p></div>", ".box")


def test_a_box_with_most_of_the_page_stays():
    assert_marked(f"<p>A short line.</p><div class='box'>{STORY}</div>", ".box")


def test_a_box_that_was_emptied_in_part_does_not_shrink_below_the_limit():
    assert_marked(
        "<div class='box'><p class='menu'>[-Home News Sport Weather-]</p><p>A weir.</p></div>"
        "<p>A mill of the old kind.</p>",
        ".menu",
        ".box",
        max_share=0.5,
    )


@pytest.mark.parametrize("tag", ["h1", "main", "div itemprop='articleBody'"])
def test_a_box_that_holds_the_text_itself_stays(tag):
    name = tag.partition(" ")[0]
    assert_marked(f"{STORY}<div class='box'><{tag}>The weir</{name}> Join us</div>", ".box")


def test_a_heading_without_text_spares_nothing():
    assert_marked(f"{STORY}<div class='box'><h1><img src='l.png'></h1>[-Join us-]</div>", ".box")


def test_a_box_with_a_long_block_of_prose_stays():
    assert_marked(f"{STORY}{STORY}<div class='box'>{STORY}</div>", ".box", max_prose=300)


def test_a_long_block_of_links_is_no_prose():
    links = "<a href='/a'>The weir in spring</a> " * 30
    text = f"{STORY * 3}<div class='box'>[-{links.strip()}-]</div>"
    assert_marked(
        text.replace("[-<a href='/a'>", "<a href='/a'>[-").replace("</a>-]", "-]</a>"),
        ".box",
        max_prose=300,
    )


def test_a_box_with_more_words_than_the_limit_stays():
    assert_marked(f"{STORY}<div class='box'>Join us today</div>", ".box", max_words=2)


def test_a_box_in_a_box_is_told_of_once():
    page = f"{STORY}<div class='box'><p>Join</p><div class='box b'>us</div></div>"
    outcome = assert_marked(page, ".box", ".b", action="flag")

    assert [edit.was for edit in outcome.flags] == ["Join</p><div class='box b'>us"]


def test_what_must_stand_in_the_names_of_a_page():
    assert names("[class*='Cookie-Bar' i]:not(.page) > .x1") == ("cookie-bar", "x1")
    assert names("a[href='#main'], a[href='#text']") == ()
    assert names("a[rel='tag']") == ("tag",)
