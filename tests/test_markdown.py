"""Markdown: each mark, where it goes when its text goes, and the way back."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chaffinch
from chaffinch import ChaffinchError, Cleaner, InputError, report

GONE = "The mill shop is open!"


@pytest.fixture(scope="module")
def mill(tmp_path_factory):
    """A cleaner that takes GONE away, wherever it stands as a block."""
    path = tmp_path_factory.mktemp("rules") / "mill" / "shop.yaml"
    path.parent.mkdir()
    path.write_text(
        "summary: A shop.\nwhy: It sells flour.\ncategory: custom.mill\nstatus: stable\n"
        "phrase:\n  any: [the mill shop is open]\n  cover: 0.9\n"
        f'examples:\n  removes: ["[-{GONE}-]"]\n  keeps: [A mill., A weir.]\n'
    )
    folder = path.parent.parent
    return {
        links: Cleaner(rules=[folder], only=["mill"], format="markdown", links=links)
        for links in (False, True)
    }


def written(mill, page, *, links=False):
    """The Markdown of a page, after the way back was tried in both directions."""
    cleaned = mill[links].clean(page, kind="html")
    assert chaffinch.restore(cleaned.text, cleaned.report()) == page
    made = report.parse(report.dump(cleaned.report("removals")))
    assert chaffinch.restore(cleaned.text, made, page) == page
    return cleaned.text


BLOCKS = {
    "headings": ("<h1>A</h1><p>b</p><h3>C<br>d</h3><p>e", "# A\n\nb\n\n### C d\n\ne"),
    "line breaks": ("<p>a<br>b<br><br>c</p>", "a  \nb\n\nc"),
    "lists": ("<p>a<ul><li>b<li>c</ul><p>d", "a\n\n- b\n- c\n\nd"),
    "numbers": ("<ol><li>a</li><li hidden>b</li><li>c</li></ol>", "1. a\n3. c"),
    "nested": (
        "<ul><li>a<ol><li>b<li>c</ol><li>d<p>e</p></ul>",
        "- a\n  1. b\n  2. c\n- d\n\n  e",
    ),
    "an item that is but a list": ("<ul><li><ul><li>a<li>b</ul><li>c</ul>", "- a\n- b\n- c"),
    "two lists": ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n- b"),
    "a paragraph in an item": ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n  b"),
    "quotes": (
        "<blockquote><p>a</p><p>b<br>c</p><ul><li>d</ul></blockquote><p>e",
        "> a\n>\n> b  \n> c\n>\n> - d\n\ne",
    ),
    "code": (
        '<pre class="x"><code class="a language-c++">\n  a;\n\n  b;\n</code></pre><p>c',
        "```c++\n  a;\n\n  b;\n```\n\nc",
    ),
    "code in an item": ("<ul><li>a<pre>b\n c\n</pre></ul>", "- a\n\n  ```\n  b\n   c\n  ```"),
    "code with fences": ("<pre>a\n```\nb</pre>", "````\na\n```\nb\n````"),
    "code with line breaks": ("<pre>a<br>b</pre><pre>c</pre>", "```\na\nb\n```\n\n```\nc\n```"),
    "a table": (
        "<p>x<table><tr><th>a<th>b<tr><td>c<td><tr><td><td>d</table><p>y",
        "x\n\n| a | b |\n| --- | --- |\n| c | |\n| | d |\n\ny",
    ),
    "a table in a quote": (
        "<blockquote><table><tr><td>a<td>b<tr><td>c<td>d</table></blockquote>",
        "> | a | b |\n> | --- | --- |\n> | c | d |",
    ),
    "a table for layout": (
        "<table><tr><td>a<td><p>b<p>c<tr><td>d<td>e</table>",
        "a\n\nb\n\nc\n\nd\n\ne",
    ),
    "tables in one another": (
        "<table><tr><td>x<td><table><tr><td>a<td>b<tr><td>c<td>d</table></table>",
        "x\n\n| a | b |\n| --- | --- |\n| c | d |",
    ),
    "a row of cells": ("<table><tr><td>a<td>b</table>", "a\n\nb"),
    "carriage returns": (
        "<pre>\r\na\r\n&lt;b&gt;\r\n</pre>\r\n<p>c\r\nd <b>&#101;</b>.",
        "```\na\r\n<b>\n```\n\nc d **e**.",
    ),
    "nothing": ("<ul><li></li></ul><b></b><pre>\n</pre>", ""),
    "text that looks like marks": ("<p># a *b* | c</p><p>1. d", "# a *b* | c\n\n1. d"),
}


@pytest.mark.parametrize(("page", "wanted"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(mill, page, wanted):
    assert written(mill, page) == wanted


INLINE = {
    "bold": ("<p>a <b>b</b> c <strong>d</strong>.", "a **b** c **d**."),
    "emphasis": ("<p>a<em>b</em>c <i> d </i>e", "a*b*c *d* e"),
    "both": ("<p><b><i>a</i> b</b> <i><b>c</b></i>", "***a* b** ***c***"),
    "in itself": ("<p><b>a <strong>b</strong></b>", "**a b**"),
    "neighbours": ("<p><b>a</b><b>b</b> <b>c</b> d", "**ab c** d"),
    "over blocks": ("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**"),
    "lines": ("<p><b>a</b><br><b>b</b>", "**a**  \n**b**"),
    "nothing in it": ("<p>a<b></b><i> </i><em>–</em>b", "a –b"),
    "in a heading": ("<h2><b>a</b> <i>b</i></h2>", "## a *b*"),
    "code": ("<p><code>a <b>b</b></code> <code>c`d</code>", "`a b` ``c`d``"),
    "in code": ("<pre>a <b>b</b></pre>", "```\na b\n```"),
    "entities": ("<p>a <b>&amp; b &eacute;</b>", "a **& b é**"),
}


@pytest.mark.parametrize(("page", "wanted"), INLINE.values(), ids=INLINE)
def test_marks_inside_a_block(mill, page, wanted):
    assert written(mill, page) == wanted


LINKS = {
    "a link": ('<p>a <a href="/b?c=d">b</a>.', "a [b](/b?c=d)."),
    "with marks": ('<p><a href="/b"><b>a</b></a>', "[**a**](/b)"),
    "with spaces": ('<p><a href=" /b (c) ">a</a>', "[a](</b (c)>)"),
    "to nowhere": ('<p><a href="#x">a</a> <a href="javascript:x()">b</a> <a>c</a>', "a b c"),
    "over blocks": ('<a href="/x"><h2>a</h2><p>b</p></a>', "## [a](/x)\n\n[b](/x)"),
    "without text": ('<p>a <a href="/x"><img src="y"></a> b', "a b"),
}


@pytest.mark.parametrize(("page", "wanted"), LINKS.values(), ids=LINKS)
def test_links_are_written_if_asked_for(mill, page, wanted):
    assert written(mill, page, links=True) == wanted
    assert "](" not in written(mill, page)


REMOVED = {
    "an item": (f"<p>a<ul><li>b<li>{GONE}<li>c</ul>", "a\n\n- b\n- c"),
    "a numbered item": (f"<ol><li>{GONE}<li>b</ol>", "2. b"),
    "all items": (f"<p>a<ul><li>{GONE}<li>{GONE}</ul><p>b", "a\n\nb"),
    "the text of an item": (f"<ul><li>{GONE}<ul><li>a</ul><li>b</ul>", "- a\n- b"),
    "a heading": (f"<p>a<h2>{GONE}</h2><p>b", "a\n\nb"),
    "code": (f"<p>a<pre>{GONE}</pre><p>b", "a\n\nb"),
    "a quote": (f"<p>a<blockquote>{GONE}</blockquote><p>b", "a\n\nb"),
    "bold": (f"<p>a<p><b>{GONE}</b><p>b", "a\n\nb"),
    "a cell": (
        f"<table><tr><td>a<td>b<tr><td>{GONE}<td>d</table>",
        "| a | b |\n| --- | --- |\n| | d |",
    ),
    "the head of a table": (
        f"<table><tr><td>{GONE}<tr><td>a<td>b<tr><td>c<td>d</table>",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    "all rows but one": (f"<table><tr><td>a<td>b<tr><td>{GONE}</table><p>c", "a\n\nb\n\nc"),
    "a table": (f"<p>a<table><tr><td>{GONE}<td><tr><td><td>{GONE}</table>", "a"),
    "the first": (f"<ul><li>{GONE}</ul><h1>a</h1>", "# a"),
    "all": (f"<h1>{GONE}</h1>", ""),
}


@pytest.mark.parametrize(("page", "wanted"), REMOVED.values(), ids=REMOVED)
def test_marks_go_with_their_text(mill, page, wanted):
    assert written(mill, page) == wanted


TAGS = "p b i em a br ul ol li h2 pre code blockquote table tr td th div".split()
TOKENS = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from(TAGS).map("</{}>".format),
    st.sampled_from(
        [GONE, "a", "b ", " c", "\n", "\r\n", "&amp;", "&nbsp;", '<a href="/x">', "`"]
    ),
)


@given(st.lists(TOKENS, max_size=40).map("".join))
def test_any_page_comes_back_and_loses_no_word(mill, page):
    text = written(mill, page, links=True)
    plain = mill[True].clean(page, kind="html").outcome.ledger.text

    assert letters(text.replace("](/x)", "")) == letters(plain)


def letters(text):
    return [char for char in text if char.isalpha() or char == "&"]


def test_the_rules_decide_as_for_text(cleaner):
    page = "<nav><a href=/>Home</a> <a href=/n>News</a></nav>" + "".join(
        f"<h2>Part {number}</h2><ul><li><b>The weir</b> was built in 17{number}.</ul>"
        "<p>Sign up for our newsletter</p>" for number in range(10, 20)
    )  # fmt: skip
    text = cleaner.clean(page, kind="html").report("removals")
    markdown = chaffinch.clean(page, kind="html", format="markdown").report("removals")

    assert text["edits"] == markdown["edits"]
    assert text["totals"]["words_clean"] == markdown["totals"]["words_clean"]
    assert (markdown["output"]["format"], text["output"]["format"]) == ("markdown", "text")


def test_of_text_markdown_is_not_written():
    with pytest.raises(InputError, match="the page: is text; Markdown is written of HTML only"):
        chaffinch.clean("A weir.", format="markdown")


def test_wrong_formats_are_told():
    with pytest.raises(ChaffinchError, match="'markdwon'; did you mean 'markdown'"):
        Cleaner(format="markdwon")
    with pytest.raises(ChaffinchError, match="links are written in Markdown only"):
        Cleaner(links=True)


def test_the_commands_write_markdown(chaffinch, own, tmp_path, out):
    page = tmp_path / "weir.html"
    page.write_text('<h1>The <a href="/weir">weir</a></h1>')

    plain = chaffinch("clean", page, *own, "--format", "markdown")
    linked = chaffinch("clean", page, *own, "--format", "markdown", "--links")
    done = chaffinch("batch", page, out, *own, "--format", "markdown")
    again = chaffinch("batch", page, out, *own, "--format", "markdown", "--links")

    assert (plain.stdout, linked.stdout) == (b"# The weir", b"# The [weir](/weir)")
    assert b"1 cleaned" in done.stderr
    assert b"1 cleaned" in again.stderr
    assert json.loads((out / "weir.html.txt.report.json").read_bytes())["output"]["links"] is True
    assert chaffinch("verify", out, "--raw", tmp_path).returncode == 0


def test_the_commands_refuse_what_makes_no_sense(chaffinch):
    misuse = chaffinch("clean", "--links", input=b"<p>a")
    text = chaffinch("clean", "--format", "markdown", input=b"A weir.\n")

    assert (misuse.returncode, text.returncode) == (2, 1)
    assert b"--links needs --format markdown" in misuse.stderr
    assert b"is text; Markdown is written of HTML only" in text.stderr
