"""A page taken apart: its lines as a browser shows them, and nothing that a browser hides."""

import pytest

from chaffinch.html.page import Page
from chaffinch.ledger import Ledger

LINES = {
    "headings and paragraphs": ("<h1>Weir</h1><p>One.</p>\n<p>Two.</p>", "Weir\nOne.\nTwo."),
    "white space of the source": ("<p> a \n\t  b <b> c</b> </p>", "a b c"),
    "words in marks of their own": ("<p>a<b>b</b> <i>c</i>d</p>", "ab cd"),
    "line breaks": ("a<br>b<br/>c</br>d", "a\nb\ncd"),
    "a rule": ("<p>a<hr>b", "a\nb"),
    "a list": ("<ul><li>a</li><li>b</li></ul>c", "- a\n- b\nc"),
    "a list in a list": ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c"),
    "numbers": ("<ol><li>a<li>b</ol><ol><li>c</ol>", "1. a\n2. b\n1. c"),
    "numbers that the page gives": ("<ol start=3><li>a<li value=9>b<li>c", "3. a\n9. b\n10. c"),
    "numbers that are none": ("<ol start=x><li>a<li value=1e3>b", "1. a\n2. b"),
    "a list in a numbered list": ("<ol><li>a<ul><li>b</ul><li>c</ol>", "1. a\n- b\n2. c"),
    "an item of paragraphs": ("<ol><li><p>a</p><p>b</p><li><p>c</ol>", "1. a\nb\n2. c"),
    "an item without text": ("<ul><li></li><li> <br></ul><p>x", "x"),
    "an item without a list": ("<li>a", "- a"),
    "a table": ("<table><tr><td>a<td>b<tr><th>c<th>d</table>e", "a\tb\nc\td\ne"),
    "a caption": ("<table><caption>t<tbody><tr><td>a</table>", "t\na"),
    "a table in a table": ("<table><tr><td>a<table><tr><td>b</table></table>c", "a\nb\nc"),
    "cells without a table": ("<td>a</td>\n<td>b</td>", "a\tb"),
    "terms": ("<dl><dt>a<dd>b<dt>c<dd>d</dl>", "a\nb\nc\nd"),
    "code": ("<p>x<pre>\n a  b\n\tc</pre>y", "x\n a  b\n\tc\ny"),
    "code in colours": ("<pre><b>a</b>\n  <b>b</b> <i>c</i></pre>", "a\n  b c"),
    "references in code": ("<pre>a&#10;&lt;b></pre>", "a\n<b>"),
    "links side by side": ("<a href=/>A</a><a href=/>B</a>", "A B"),
    "a link in a word": ("<a href=/>mill</a>er (<a href=/>a</a>)", "miller (a)"),
    "summary": ("<details><summary>a</summary>b</details>", "a\nb"),
    "ruby": ("<ruby>堰<rp>(<rt>せき<rp>)</ruby>", "堰(せき)"),
    "elements of their own": ("<x-mill>a</x-mill> <x-weir>b</x-weir>", "a b"),
    "a place to break": ("mill<wbr>stone", "millstone"),
    "capitals": ("<P>a</P><DIV>b</DIV>", "a\nb"),
    "no body": ("<title>t</title><p>a", "a"),
    "text after the end": ("<html><body>a</body></html>b", "a\nb"),
    "text alone": ("a weir\nand a mill", "a weir and a mill"),
    "nothing": ("", ""),
    "white space alone": (" \r\n\t", ""),
    "a mark of byte order": ("\ufeff<p>a", "a"),
}
CLOSED = {
    "p": ("<p>a<p>b<div>c</div>d", "a\nb\nc\nd"),
    "p in span": ("<span><p>a</span><p>b", "a\nb"),
    "li": ("<ul><li>a<li>b</ul>", "- a\n- b"),
    "td and tr": ("<table><tr><td>a<td>b<tr><td>c", "a\tb\nc"),
    "thead": ("<table><thead><tr><th>a<tbody><tr><td>b<tfoot><tr><td>c", "a\nb\nc"),
    "option": ("<datalist><option>a<option>b</datalist>c", "c"),
    "bold over a paragraph": ("<b>x<p>y</b>z</p>w", "x\ny\nzw"),
    "ends in the wrong order": ("<p><b><i>a</b>b</i>c</p>d", "abc\nd"),
    "an end without a beginning": ("</div>a</b></p>b", "ab"),
    "an end with attributes": ("<p>a</p x='>'>b", "a\nb"),
    "a link around paragraphs": ("<a href=/>a<p>b</a>c", "a\nb\nc"),
    "a tag that never ends": ("<p>a<p title='b", "a"),
    "a comment that never ends": ("<p>a<!-- b<p>c", "a"),
    "a script that never ends": ("<p>a<script>b<p>c", "a"),
    "everything open": ("<div><ul><li><p><b><a href=/>a", "- a"),
    "a greater-than in quotes": ("<p title='a > b' id=\">\">c", "c"),
    "a drawing that ends in its tag": ("<p>a<svg/>b", "ab"),
    "a formula": ("<math/>a<math><mi>x</math>b", "ab"),
    "plaintext": ("a<plaintext><p>b", "a\n<p>b"),
}
UNSEEN = {
    "script": "<script>x < y</script>", "style": "<style>p > a {}</style>",
    "noscript": "<noscript><p>x</p></noscript>", "template": "<template><p>x</p></template>",
    "comment": "<!-- <p>x -->", "short comment": "<!-->", "textarea": "<textarea><p>x</textarea>",
    "select": "<select><option>x</select>", "iframe": "<iframe><p>x</iframe>",
    "svg": "<svg><title>x</title><p>x</p></svg>", "video": "<video>x</video>",
    "object": "<object><p>x</p></object>", "image": "<img alt=x src='>'>",
    "doctype": "<!doctype x>",
    "instruction": "<?php echo x ?>", "CDATA": "<![CDATA[x]]>", "input": "<input value=x>",
    "hidden": "<div hidden>x<p>x</p>x</div>", "HIDDEN": "<div HIDDEN=''>x</div>",
    "aria-hidden": "<i aria-hidden=TRUE>x</i>", "an item": "<li hidden>x</li>",
    "display": "<p style='color:red; DISPLAY : none'>x</p>",
    "visibility": "<p style=visibility:hidden>x</p>", "dialog": "<dialog><p>x</p></dialog>",
}  # fmt: skip
SEEN = {
    "a dialog that is open": "<dialog open>x</dialog>",
    "what can be found": "<p hidden=until-found>x</p>",
    "what is not hidden": "<p aria-hidden=false style='display:block'>x</p>",
    "what only speaks of it": "<p class=hidden title='display:none'>x</p>",
}
REFERENCES = {
    "&amp;&lt;&gt;&quot;": '&<>"', "&#65;&#x42;&#X43": "ABC", "&copy 1702 &AMP": "© 1702 &",
    "&bogus; &; &#; &#x;": "&bogus; &; &#; &#x;", "&amp;amp;": "&amp;", "&#x1F33E;": "🌾",
    "a&nbsp;b": "a\xa0b", "a &nbsp; b": "a b", "a&#10;b": "a b", "&#128;": "€", "&#0;": "\ufffd",
    "&#xD800;": "\ufffd", "&lt;p&gt;": "<p>", "&NotEqualTilde;": "≂̸",
    "mill&shy;stone": "mill\xadstone",
    "?a=1&copy=2": "?a=1©=2",
}  # fmt: skip


def shown(raw):
    return Ledger(raw, Page(raw).edits).text


def names(raw):
    return {raw[edit.start : edit.end]: edit.rule for edit in Page(raw).edits}


@pytest.mark.parametrize(("raw", "text"), LINES.values(), ids=LINES)
def test_lines_are_those_that_a_browser_shows(raw, text):
    assert shown(raw) == text


@pytest.mark.parametrize(("raw", "text"), CLOSED.values(), ids=CLOSED)
def test_tags_that_are_missing_or_wrong(raw, text):
    assert shown(raw) == text


@pytest.mark.parametrize("unseen", UNSEEN.values(), ids=UNSEEN)
def test_what_no_browser_shows_is_cut(unseen):
    assert shown(f"<p>The weir.</p>{unseen}<p>A mill.</p>") == "The weir.\nA mill."


@pytest.mark.parametrize("seen", SEEN.values(), ids=SEEN)
def test_what_is_seen_stays(seen):
    assert shown(f"<p>The weir.</p>{seen}<p>A mill.</p>") == "The weir.\nx\nA mill."


@pytest.mark.parametrize(("raw", "text"), REFERENCES.items())
def test_references_are_read_as_browsers_read_them(raw, text):
    assert shown(f"<p>{raw}</p>") == text


def test_each_cut_has_its_reason():
    raw = "<p>a\n b&amp;<i hidden>x</i><!-- y --></p>"

    assert names(raw) == {
        "<p>": "markup/tags", "\n ": "markup/space", "&amp;": "markup/entity",
        "<i hidden>x</i>": "markup/hidden", "<!-- y --></p>": "markup/tags",
    }  # fmt: skip


def test_a_page_that_hides_most_of_its_text_is_not_believed():
    body = "<div style='display:none'><p>The weir was built in 1702.</p></div><p>Loading</p>"

    assert shown(body) == "The weir was built in 1702.\nLoading"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_every_kind_keep_the_places(line_break):
    raw = line_break.join(["<p>", "a", "b&amp;", "<p>c<script>", "</script>", "d"])
    page = Page(raw)

    assert Ledger(raw, page.edits).text == "a b&\nc d"
    assert [raw[origin.start : origin.end].split() for origin in page.origins] == [
        ["a", "b&amp;"], ["c<script>", "</script>", "d"],
    ]  # fmt: skip


def test_a_selector_finds_raw_places():
    raw = "<p>a\r\n</p>\r\n<div class='share'>x\r\n</div>\r\n<b>c</b>"
    page = Page(raw)

    found = [
        page.place(element) for name in (".share", "p + div") for element in page.select(name)
    ]
    assert [raw[slice(*place)] for place in found] == 2 * ["<div class='share'>x\r\n</div>"]


def test_a_tag_that_never_ends_is_markup_to_the_end_of_the_page():
    page = Page("<p>a<p title='b")

    assert [edit.was for edit in page.edits] == ["<p>", "<p title='b"]
    assert page.edits[-1].rule == "markup/tags"


def test_a_page_with_too_many_tags_is_read_up_to_the_limit(monkeypatch):
    monkeypatch.setattr("chaffinch.html.reader.MOST", 6)
    raw = "<p>a</p><p>b</p><p>c</p>"
    page = Page(raw)

    assert Ledger(raw, page.edits).text == "a\nb"
    assert page.edits[-1].rule == "markup/limit"
    assert page.edits[-1].was == "<p>c</p>"


SCRIPTED = "<div id=app>Loading</div><noscript><p>{}</p></noscript>"


def test_a_page_may_have_its_text_for_readers_without_scripts():
    page = Page(SCRIPTED.format("The ferry crosses where the river is narrow."))

    assert page.ledger.text == "Loading\nThe ferry crosses where the river is narrow."


def test_a_hint_to_readers_without_scripts_is_no_text():
    page = Page("<p>The ferry crosses where it is narrow.</p>" + SCRIPTED.format("Scripts!"))

    assert page.ledger.text == "The ferry crosses where it is narrow.\nLoading"
