"""Pages of HTML from end to end: which they are, what they say of themselves, what stays."""

import lxml.html
import pytest
from bs4 import BeautifulSoup

import chaffinch
from chaffinch import ChaffinchError, Document, engine, intake
from chaffinch.stages import OF_HTML, ORDER

MENU = "".join(
    f"<li><a href=/{name}>{name}</a></li>" for name in ("Home", "News", "Mills", "Rivers")
)
ARTICLE = """
<p>The weir above the village was built in 1702, when the miller found that his wheel stood still
for half of every summer, and it has been rebuilt twice since then, after the great floods.</p>
<p>Nobody knows who laid the oak beams that carry it. They were cut, the rings say, in the winter
of 1699, in a wood that stood where the railway station stands today.</p>
<p>This year the fish ladder beside it was opened again. Forty trout came up on the first day, and
an otter, which took some of them down again.</p>
"""
FOOTER = "<p>© 2026 The Orrin Post. All rights reserved.</p><p><a href=/imprint>Imprint</a></p>"
PAGE = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>The weir is 300 years old | The Orrin Post</title>
<meta property="og:site_name" content="The Orrin Post">
<meta name="description" content="A weir, and what it is made of.">
<link rel="canonical" href="https://orrin.example/weir">
<script type="application/ld+json">{{"@type": "NewsArticle",
"headline": "The weir is 300 years old",
"datePublished": "2026-05-02", "dateModified": "2026-05-03", "author": {{"name": "Ida Vance"}}}}
</script></head><body>
<nav><ul>{MENU}</ul></nav>
<div class="cookie-banner">We use cookies to improve your visit. <button>Accept all</button></div>
<main><article><h1>The weir is 300 years old</h1>{ARTICLE}</article></main>
<footer>{FOOTER}</footer></body></html>
"""
ABOUT = {
    "title": "The weir is 300 years old", "byline": "Ida Vance", "published": "2026-05-02",
    "modified": "2026-05-03", "site": "The Orrin Post", "language": "en-GB", "type": "NewsArticle",
    "description": "A weir, and what it is made of.", "canonical": "https://orrin.example/weir",
}  # fmt: skip


@pytest.fixture(scope="module")
def cleaned():
    return chaffinch.clean(PAGE)


def test_the_article_stays_and_what_stands_around_it_goes(cleaned):
    lines = cleaned.text.split("\n")

    assert [line[:8] for line in lines[-3:]] == ["The weir", "Nobody k", "This yea"]
    assert all(
        word not in cleaned.text for word in ("cookies", "Accept", "Rivers", "Imprint", "©")
    )
    assert cleaned.restore() == PAGE
    assert cleaned.warnings() == []


def test_what_went_has_a_name(cleaned):
    rules = {
        word: edit.rule for word in ("Home", "cookies", "Imprint") for edit in cleaned.edits
        if word in cleaned.shown(edit)
    }  # fmt: skip

    assert rules == {
        "Home": "nav/landmark", "cookies": "consent/cookie-bar", "Imprint": "nav/page-footer",
    }  # fmt: skip
    assert all(PAGE[edit.start : edit.end] == edit.was for edit in cleaned.edits)


def test_what_the_page_says_of_itself_is_metadata(cleaned):
    assert cleaned.metadata == ABOUT
    assert cleaned.report()["metadata"] == ABOUT


def test_what_stands_in_the_text_counts_where_the_page_says_nothing():
    byline = f"<p>By Tom Reed</p>{ARTICLE}"
    told = chaffinch.clean(f"<meta name=author content='Ida Vance'>{byline}", kind="html")
    silent = chaffinch.clean(byline, kind="html")

    assert told.metadata["byline"] == "Ida Vance"
    assert silent.metadata["byline"] == "Tom Reed"
    assert "Tom Reed" not in told.text


def test_a_page_that_says_nothing_has_no_metadata():
    assert chaffinch.clean(f"<main>{ARTICLE}</main>").metadata == {}


def test_a_page_may_be_handed_in_in_many_forms(tmp_path, cleaned):
    path = tmp_path / "weir.html"
    path.write_bytes(PAGE.encode())
    fetched = pytest.importorskip("trafilatura.downloads").Response(
        PAGE.encode(), 200, "https://orrin.example/weir"
    )

    for page in (path, PAGE.encode(), fetched, Document(PAGE, kind="html")):
        assert chaffinch.clean(page).text == cleaned.text
    assert chaffinch.clean(fetched).document.url == "https://orrin.example/weir"


@pytest.mark.parametrize(
    "parse", [lambda page: BeautifulSoup(page, "html.parser"), lxml.html.fromstring,
              lambda page: lxml.html.fromstring(page).getroottree()]
)  # fmt: skip
def test_a_tree_is_a_page(parse, cleaned):
    tree = parse(PAGE)
    before = str(tree)
    made = chaffinch.clean(tree)

    assert made.text.split() == cleaned.text.split()
    assert made.restore() == made.document.raw
    assert str(tree) == before


@pytest.mark.parametrize("page", [1, None, ["<p>"], object()])
def test_anything_else_is_told_to_be_no_page(page):
    with pytest.raises(ChaffinchError, match="a page is a str, bytes, Path"):
        chaffinch.clean(page)


def test_bytes_are_read_by_what_the_page_declares():
    page = f"<html><meta charset=windows-1251><p>Мельница стоит.</p>{ARTICLE}"
    data = page.encode("windows-1251")
    cleaned = chaffinch.clean(data)

    assert cleaned.document.kind == "html"
    assert cleaned.document.encoding == "windows-1251"
    assert cleaned.document.encoded() == data


HTML = [
    "<p>x", "\ufeff\n <!DOCTYPE HTML>\n<p>", "<!-- x --><div>y</div>", "<H1 class=x>y</H1>",
    "<?xml version='1.0'?><html xmlns='x'>", "<br/>x", "<a href='x'>y</a>", "<table>", "<title>x",
]  # fmt: skip
TEXT = [
    "", "<3 the weir", "a <b>mill</b>", "< p>", "<pressure> is a word",
    "<?xml version='1.0'?><rss>",
    "# Weir\n\n<p align=center>a mill</p>", "From: Ida <ida@orrin.example>\nTo: Tom\n\n<p>x",
    "<ida@orrin.example> wrote:", "<https://orrin.example>", "<!-- no more -->", "1 < 2 > 0",
    '{"html": "<p>x</p>"}', "def mill(): return '<p>'",
]  # fmt: skip


@pytest.mark.parametrize("raw", HTML)
def test_html_is_told_from_its_beginning(raw):
    assert intake.sniff(raw) == "html"
    assert intake.document(raw.encode()).kind == "html"


@pytest.mark.parametrize("raw", TEXT)
def test_text_that_looks_like_html_is_text(raw):
    assert intake.sniff(raw) == "text"
    assert intake.document(raw.encode()).kind == "text"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.html", "html"), ("a.HTM", "html"), ("a.xhtml", "html"), ("a.txt", "text"), ("a", "text")],
)
def test_the_name_of_a_file_tells_first(tmp_path, name, kind):
    (tmp_path / name).write_text("A weir.")

    assert chaffinch.clean(tmp_path / name).document.kind == kind
    assert chaffinch.clean(tmp_path / name, kind="html").document.kind == "html"


def test_a_box_without_text_is_no_removal():
    cleaned = chaffinch.clean("x\n<div class=newsletter-box></div>\n<p>y", kind="html")

    assert cleaned.outcome.settled
    assert {edit.stage for edit in cleaned.edits} == {"markup"}


def test_the_first_item_of_a_menu_goes_with_the_menu(cleaned):
    menu = next(edit for edit in cleaned.edits if edit.rule == "nav/landmark")

    assert cleaned.shown(menu).split() == ["-", "Home", "-", "News", "-", "Mills", "-", "Rivers"]


def test_stages_for_text_look_once_at_what_boxes_and_scores_leave(monkeypatch):
    looks, look = [], engine.look
    monkeypatch.setattr(engine, "look", lambda *shown: looks.append(shown) or look(*shown))

    cleaned = chaffinch.clean(PAGE)

    assert [stages for _, _, stages, _ in looks] == [OF_HTML, ORDER]
    assert [len(view.whole) for view, *_ in looks] == [12, 4]
    assert cleaned.outcome.passes == 2
