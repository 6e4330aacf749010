"""The stage for articles below the first, and what becomes of them: first what must stay."""

import json
from collections import Counter

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import chaffinch
from chaffinch import coverage
from chaffinch.articles import topic
from chaffinch.articles.cards import Cards
from chaffinch.articles.flow import Above, Flow
from chaffinch.articles.lines import grammar
from chaffinch.articles.marked import Marked
from chaffinch.articles.stems import NO_WORDS, words, words_of
from chaffinch.block import Facts
from chaffinch.cli import cli
from chaffinch.ledger import Edit, Hit, Ledger
from chaffinch.rule import Rule
from chaffinch.view import View
from chaffinch.walls import around

MILL = (
    "The mill stopped in 1931, and for years nobody in the valley could say who had ordered it. "
    "The letters that the owners wrote to one another were found in a tin box under the stairs.\n"
    "The mill was taken down in the winter of 1962, and its wheel was put up again in the yard of "
    "the museum, where the children turn it by hand on Sundays. The owners of the mill had gone "
    "to sea by then.\n"
    "The wheel of the mill is still turned, and the museum has kept the letters of the owners in "
    "a case beside it. Whoever reads them learns how much a sack of rye cost in the valley."
)
FERRY = (
    "The shipping company wants to sell both ferries before the summer, and has asked three "
    "brokers for an offer. The crews of the ferries were told on Monday.\n"
    "Passengers who hold a ticket for July get their money back from the company. A broker in "
    "Malmö said that ferries of this age are sold for scrap, if anybody takes them at all."
)
BALL = "\n".join([FERRY, FERRY.replace("Monday", "Friday"), FERRY.replace("July", "June")])
TITLE = "Two ferries to be sold before the summer"
AGO = r"\d+ (?:minutes|hours) ago"
CARDS = {
    "source, time, source": f"The Harbour Post\n25 minutes ago\n- The Harbour Post\n{TITLE}",
    "source, time": f"The Harbour Post\n5 Aug 2025\n{TITLE}",
    "headline first": f"{TITLE}\nThe Harbour Post\n2 hours ago",
    "one line": f"The Harbour Post | 2025-08-05\n{TITLE}",
    "one line below": f"{TITLE}\nThe Harbour Post • yesterday",
    "German": f"Hafenpost\nvor 2 Stunden\n{TITLE}",
    "French": f"La Poste du port\nil y a 25 minutes\n{TITLE}",
}


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

    def test_a_box_after_which_the_article_goes_on(self, clean):
        page = f"{MILL}\nRead next\n{TITLE}\n{FERRY.splitlines()[0]}\n{MILL}\n{MILL}"

        assert clean(page).children == ()

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

    def test_a_child_of_a_page_of_html(self, clean):
        page = "".join(f"<p>{line}</p>" for line in f"{MILL}\n{CARDS['source, time']}".split("\n"))
        page += "".join(f"<p>{line}</p>" for line in FERRY.split("\n"))
        cleaned = clean(f"<html><body>{page}</body></html>")

        [child] = cleaned.children
        assert child.document.kind == "html"
        assert child.metadata["headline"] == TITLE
        assert child.restore() == child.document.raw
        assert cleaned.restore() == f"<html><body>{page}</body></html>"

    @pytest.mark.parametrize(("tag", "splits"), [("div", 0), ("article", 1)])
    def test_a_topic_that_changes_where_html_begins_an_article_or_not(self, clean, tag, splits):
        texts = [f"<p>{'</p><p>'.join(text.splitlines())}</p>" for text in (MILL, BALL)]
        cleaned = clean("".join(f"<{tag}>{text}</{tag}>" for text in texts), kind="html")

        assert len(cleaned.children) == splits
        assert len(clean(f"{MILL}\n{BALL}").children) == 1


class TestCommands:
    PAGE = f"{MILL}\nRelated Articles\n{CARDS['source, time']}\n{FERRY}\n"

    @pytest.fixture
    def page(self, tmp_path):
        path = tmp_path / "mill.txt"
        path.write_text(self.PAGE, "utf-8")
        return path

    def run(self, *arguments):
        return CliRunner().invoke(cli, list(map(str, arguments)))

    def test_children_are_written_and_verified(self, page, tmp_path):
        folder = tmp_path / "children"
        done = self.run("clean", page, "--children", folder)

        assert done.exit_code == 0
        assert TITLE not in done.stdout
        assert TITLE in (folder / "mill.txt.1.txt").read_text("utf-8")
        report = json.loads((folder / "mill.txt.1.txt.report.json").read_bytes())
        assert report["parent"]["name"] == "mill.txt"
        assert self.run("verify", folder).exit_code == 0

    def test_those_of_an_earlier_run_go(self, page, tmp_path):
        folder = tmp_path / "children"
        self.run("clean", page, "--children", folder)
        page.write_text(MILL, "utf-8")
        self.run("clean", page, "--children", folder)

        assert list(folder.iterdir()) == []

    def test_inline_keeps_them(self, page, tmp_path):
        report = tmp_path / "report.json"
        done = self.run("clean", page, "--children", "inline", "--report", report)

        made = json.loads(report.read_bytes())
        assert FERRY in done.stdout
        assert made["children"] == []

    def test_drop_takes_them_away(self, page, tmp_path):
        report = tmp_path / "report.json"
        done = self.run("clean", page, "--children", "drop", "--report", report)

        assert TITLE not in done.stdout
        assert json.loads(report.read_bytes())["children"] == []

    def test_an_unknown_word_is_told_of(self):
        with pytest.raises(chaffinch.ChaffinchError, match="did you mean 'inline'"):
            chaffinch.Cleaner(children="inlin")


class TestBatch:
    """Children of pages in files are files, those of records stand in their record."""

    PAGE = TestCommands.PAGE

    @pytest.fixture
    def pages(self, tmp_path):
        folder = tmp_path / "raw"
        (folder / "mills").mkdir(parents=True)
        (folder / "mills" / "mill.txt").write_text(self.PAGE, "utf-8")
        (folder / "ferry.txt").write_text(FERRY, "utf-8")
        return folder

    def run(self, *arguments):
        return CliRunner().invoke(cli, ["batch", *map(str, arguments)])

    def files(self, folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    def test_children_are_files(self, pages, tmp_path):
        apart = tmp_path / "apart"
        done = self.run(pages, tmp_path / "out", "--children", apart, "--workers", 2)

        assert done.exit_code == 0, done.output
        child = "mills/mill.txt.1.txt"
        assert self.files(apart) == {child, f"{child}.report.json"}
        assert TITLE in (apart / child).read_text("utf-8")
        assert CliRunner().invoke(cli, ["verify", str(apart)]).exit_code == 0

    def test_a_finished_page_whose_children_are_not_there_is_done_again(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out)
        self.run(pages, out, "--children", apart)
        written = {path: (apart / path).read_bytes() for path in self.files(apart)}
        (apart / "mills/mill.txt.1.txt").write_text("damaged", "utf-8")
        done = self.run(pages, out, "--children", apart)
        again = self.run(pages, out, "--children", apart)

        assert len(written) == 2
        assert {path: (apart / path).read_bytes() for path in self.files(apart)} == written
        assert "1 cleaned" in done.output
        assert "2 unchanged" in again.output

    def test_those_that_the_page_has_no_more_go(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out, "--children", apart)
        (pages / "mills" / "mill.txt").write_text(MILL, "utf-8")
        self.run(pages, out, "--children", apart)

        assert self.files(apart) == set()

    def test_those_of_a_page_that_is_set_apart_go(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out, "--children", apart)
        self.run(pages, out, "--children", apart, "--max-removed", "0.1", "--force")

        assert self.files(apart) == set()

    def test_no_child_is_written_over_a_page(self, pages, tmp_path):
        (pages / "mills" / "mill.txt.1.txt").write_text(FERRY, "utf-8")
        done = self.run(pages, tmp_path / "out", "--children", pages)

        assert done.exit_code == 1
        assert "children would be written over it" in done.output
        assert (pages / "mills" / "mill.txt.1.txt").read_text("utf-8") == FERRY

    def test_those_of_records_stand_in_their_record(self, tmp_path):
        shard = tmp_path / "crawl.jsonl"
        rows = [{"id": "mill", "text": self.PAGE}, {"id": "ferry", "text": FERRY}]
        shard.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        done = self.run(shard, tmp_path / "out")

        assert done.exit_code == 0, done.output
        mill, ferry = map(json.loads, (tmp_path / "out" / shard.name).read_bytes().splitlines())
        [child] = mill["chaffinch"]["children"]
        assert child["id"] == "mill#1"
        assert child["metadata"]["headline"] == TITLE
        assert FERRY in child["text"]
        assert FERRY not in mill["text"]
        assert ferry["chaffinch"]["children"] == []


LINES = (
    "Related", "The Harbour Post", "25 minutes ago", "The Harbour Post | 3 hours ago", TITLE,
    "By Ann Miller", "Home", "The ferries were sold before the summer came, he said.", FERRY[:95],
    FERRY.replace("\n", " "), MILL.replace("\n", " "),
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=30), st.integers(0, 30))
def test_lines_above_a_long_paragraph_change_no_card_below(lines, above):
    cards = Cards(View.of("\n".join(lines)).blocks, grammar(("related",), (AGO,), ("by .+",)))
    every = cards.all(range(len(cards.blocks)))

    below = [card for card in Marked(cards, above).all() if card.start >= above]
    assert below == [card for card in every if card.start >= above]


def test_topics_are_told_apart_and_numbers_are_not_words():
    blocks = View.of(f"{MILL}\n{FERRY}\n{FERRY}").blocks
    places = topic.Segment(blocks, [words_of(block) for block in blocks]).places()

    assert max(places, key=lambda place: place.score).at == 3
    assert words(Facts("1931, 42!")) == NO_WORDS


@given(st.lists(st.lists(st.sampled_from("abcdef"))), st.sets(st.integers(0, 60)))
def test_words_above_a_block_are_counted_from_place_to_place(by_block, places):
    above = Above(Flow(by_block))

    for at in sorted(place for place in places if place <= len(by_block)):
        assert above.count(at) == Counter(word for own in by_block[:at] for word in own)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.sampled_from(["", " "]))),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8)), max_size=3),
)
def test_no_change_reaches_into_what_is_split_off(hits, spans):
    rule = Rule("test/rule", "phrase", None, "custom.test", "A rule.", "Because.")
    changes = [
        (Hit(at, at + size, rule, now), "repair" if now else "remove") for at, size, now in hits
    ]
    walls = [(at, at + size) for at, size in spans]

    for hit, _ in around(changes, walls):
        for start, end in walls:
            assert not (hit.start < end and start < hit.end)
            assert not hit.start < start < hit.end


def test_a_place_where_something_was_split_off_stands():
    split = Edit(4, 8, "gone", "", "a/b", "appended.article", "article", "split", 1.0, "It is.")
    rule = Rule("test/rule", "phrase", None, "custom.test", "A rule.", "Because.")
    ledger = Ledger("one gone two", [split])
    changes = around([(Hit(0, 8, rule), "remove")], [ledger.shown(4, 8)])
    applied = ledger.apply(changes)

    assert applied.text == ""
    assert split in applied.edits


def test_a_child_is_of_the_site_of_its_page_and_its_edits_count_for_it(own_rules):
    rule = own_rules / "mill" / "shop.yaml"
    rule.write_text(
        rule.read_text("utf-8").replace("custom.mill", "custom.mill\nsite: weir.example")
    )
    cleaner = chaffinch.Cleaner(rules=[own_rules])
    ferry = FERRY.replace("\n", "\nThe mill shop is open!\n", 1)
    page = f"{MILL}\n{CARDS['source, time']}\n{ferry}\n"

    here = cleaner.clean(page, url="https://weir.example/1")
    elsewhere = cleaner.clean(page)

    assert "mill shop" not in here.children[0].text
    assert "mill shop" in elsewhere.children[0].text
    fired = {row[0]: row[1:3] for row in coverage.of_reports([here.report("summary")]).rows()}
    assert fired["mill/shop"] == (1, 1)
