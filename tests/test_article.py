"""The stage for articles below the first: first what must stay."""

import pytest

import chaffinch
from chaffinch import engine
from mill_and_ferry import BALL, CARDS, FERRY, MILL, TITLE


@pytest.fixture(scope="module")
def clean():
    return chaffinch.Cleaner(only=["appended"]).clean


class TestStays:
    @pytest.mark.parametrize(
        "below",
        [
            "How the wheel came to the museum\nIts wheel lay in a barn until there was money.",
            "Related articles\nThe letters of the owners\nTen wheels",
            "1931\nThe owners of the mill went to sea, and the letters stayed in the valley.",
            "5 August 1962\nThe mill was taken down, and its wheel came to the museum in May.",
            "What did the owners say?\nThey said that the mill had never paid for its wheel.",
        ],
    )
    def test_what_belongs_to_the_article(self, clean, below):
        page = f"{MILL}\n{below}\n"

        assert clean(page).text == page

    def test_an_article_with_too_little_above_it(self, clean):
        page = f"The mill stopped in 1931.\n{CARDS['source, time']}\n{FERRY}"

        assert clean(page).text == page

    @pytest.mark.parametrize("head", [f"Read next\n{TITLE}", CARDS["source, time"]])
    def test_a_box_after_which_the_article_goes_on(self, clean, head):
        page = f"{MILL}\n{head}\n{BALL}\n"
        end = "The owners of the mill kept its letters, and the museum kept the wheel. " * 6

        assert clean(f"{page}{end}").children == ()
        assert clean(page).children != ()

    def test_a_link_below_a_heading_after_which_the_article_goes_on(self, clean):
        link = "Read also:\nThe stable master wants no garden for the horses"
        page = f"{MILL}\n{link}\n{MILL.splitlines()[1]}\n{MILL.splitlines()[2]}\n"

        assert clean(page).children == ()

    def test_an_article_below_links_alone(self, clean):
        links = "Change your language and country Argentina Austria Belgium Canada Denmark " * 20
        page = f"{links}\n{CARDS['source, time']}\n{FERRY}\n{FERRY}"

        assert clean(page).children == ()

    @pytest.mark.parametrize("line", ["___", "* * *"])
    def test_sections_with_a_line_of_marks_between(self, clean, line):
        page = f"{MILL}\n{line}\n{TITLE}\n{BALL}\n"

        assert clean(page).children == ()
        assert clean(page.replace(f"{line}\n", "")).children != ()

    def test_headlines_of_one_series(self, clean):
        parts = f"The Cellar Ferries\n{MILL}\nThe Garden Ferries\n{MILL}\n"
        page = f"{parts}{TITLE}\n{BALL}\n"

        assert clean(page).children == ()
        assert clean(page.replace("Cellar Ferries", "Cellar")).children != ()


class TestSplit:
    def test_source_and_time_below_a_heading_need_no_headline(self, clean):
        below = f"Nj\n5 Aug 2025\n{FERRY}"
        [child] = clean(f"{MILL}\nRelated Articles\n{below}").children

        assert child.document.raw == below
        assert clean(f"{MILL}\n{below}").children == ()

    def test_a_headline_may_be_a_question(self, clean):
        asked = "Why must both of these ferries be sold before the summer?"
        [child] = clean(f"{MILL}\nPost | 2 hours ago\n{asked}\n{FERRY}").children

        assert child.metadata["headline"] == asked

    @pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
    def test_an_article_with_source_and_time(self, clean, card):
        cleaned = clean(f"{MILL}\n{card}\n{FERRY}")

        assert cleaned.text.rstrip() == MILL
        [child] = cleaned.children
        assert child.text.rstrip() == f"{TITLE}\n{FERRY}"
        assert child.metadata["headline"] == TITLE
        assert child.metadata["source"] in card
        assert child.metadata["time"] in card

    @pytest.mark.parametrize("heading", ["Related Articles", "Mehr zum Thema", "Lees ook:"])
    def test_an_article_below_a_heading(self, clean, heading):
        cleaned = clean(f"{MILL}\n{heading}\n{TITLE}\n{FERRY}")

        assert cleaned.text.rstrip() == f"{MILL}\n{heading}"
        assert [child.metadata["headline"] for child in cleaned.children] == [TITLE]

    def test_each_of_several(self, clean):
        cards = "\n".join(f"{card}\n{FERRY}" for card in CARDS.values())
        cleaned = clean(f"{MILL}\n{cards}")

        assert len(cleaned.children) == len(CARDS)
        assert all(child.text.count(TITLE) == 1 for child in cleaned.children)

    def test_a_child_is_a_slice_of_the_page(self, clean):
        page = f"{MILL}\r\n\r\n{CARDS['source, time']}\r\n{FERRY}\r\n"
        cleaned = clean(page)

        [child] = cleaned.children
        assert child.document.raw == page[child.parent.start : child.parent.end]
        assert child.restore() == child.document.raw
        assert cleaned.restore() == page

    def test_a_page_of_which_little_would_stay_is_not_split(self, clean, monkeypatch):
        page = f"{MILL}\n{CARDS['source, time']}\n{FERRY}"
        left = clean(page).outcome.ledger.words

        monkeypatch.setattr(engine, "LEFT", left + 1)

        assert clean(page).children == ()
        assert FERRY in clean(page).text

    def test_a_child_of_a_page_of_html(self, clean):
        lines = f"{MILL}\nRelated Articles\n{CARDS['source, time']}\n{FERRY}".split("\n")
        page = "".join(f"<p>{line}</p>" for line in lines)
        cleaned = clean(f"<html><body>{page}</body></html>")

        [child] = cleaned.children
        assert child.document.kind == "html"
        assert child.metadata["headline"] == TITLE
        assert child.restore() == child.document.raw
        assert cleaned.restore() == f"<html><body>{page}</body></html>"

    @pytest.mark.parametrize(("tag", "splits"), [("div", 0), ("article", 1)])
    def test_a_source_and_a_time_where_html_begins_an_article_or_not(self, clean, tag, splits):
        texts = (MILL, f"{CARDS['source, time']}\n{FERRY}")
        parts = [f"<{tag}><p>{'</p><p>'.join(text.splitlines())}</p></{tag}>" for text in texts]

        assert len(clean("".join(parts), kind="html").children) == splits

    @pytest.mark.parametrize(("tag", "splits"), [("div", 0), ("article", 1)])
    def test_a_topic_that_changes_where_html_begins_an_article_or_not(self, clean, tag, splits):
        texts = [f"<p>{'</p><p>'.join(text.splitlines())}</p>" for text in (MILL, BALL)]
        cleaned = clean("".join(f"<{tag}>{text}</{tag}>" for text in texts), kind="html")

        assert len(cleaned.children) == splits
        assert len(clean(f"{MILL}\n{BALL}").children) == 1
