"""What holds for every page of HTML there is, tried on pages that are built and on noise."""

import gc
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from turbohtml import tokenize

import chaffinch
from chaffinch import report
from chaffinch.html.element import Element
from chaffinch.html.page import Page
from chaffinch.ledger import Ledger

RETURN = re.compile("\r\n?")
SAMPLE = settings(deadline=None, max_examples=60)
CHEAP = settings(deadline=None, max_examples=150)

WORDS = st.sampled_from(
    """
    The weir above the village was built in 1702.|Mühle|Share this|水車は川の上にある。|磨坊
    |الطاحونة فوق القرية|טחנת הקמח|👩‍👩‍👧 𝒳 𐍈|We use cookies.
    |Sign up for our newsletter|By Ida Vance|river|2 May 2024|a < b & c > d|Advertisement
    |e\u0301\u0323
    """.strip().split("|")
)
NOISE = st.text(
    st.characters() | st.sampled_from("<>&;=\"'/!-\n\r\t\f \0\xa0\ufeff\ud800\udc00\u2028#x"),
    max_size=12,
)
SPACE = st.sampled_from(["\n", "\r\n", "\r", " ", "\n\n  ", "\t", "\f", "\xa0", ""])
ENTITIES = st.sampled_from(
    """
    &amp; &lt; &nbsp; &#65; &#x1F33E; &#0; &#xD800; &#99999999; &copy &ampere; &notit; &; &#; &#x;
    &NotEqualTilde; &amp;lt; &ensp; &#10; &#13; &shy;
    """.split()
)
ATTRIBUTES = st.sampled_from([
    "", "", ' title="a > b"', " title='</p>'", " hidden", " aria-hidden=true", " =", ' "', "/",
    ' style="display: none"', " class=share", ' class="cookie-banner"', " id=x id=y", " lang=de",
    " href=/mill", ' title="&quot;\r\nx"', " a\0b=c", " itemprop=author", " CLASS=Newsletter",
])  # fmt: skip
PLAIN = """
    p div span b a h1 h2 ul ol li table tr td th tbody pre blockquote article main nav aside
    footer header form button label select option dl dt dd section figure figcaption details
    summary dialog template noscript svg math title textarea x-mill center font i em
    """.split()
VOID = ["<br>", "<hr/>", "<img alt='a > b'>", "<input>", "<wbr>", "<p/>", "<svg/>", "<meta x>"]
OTHER = [
    "<!-- a > b -->", "<!-->", "<!doctype html>", "<?xml version='1.0'?>", "<![CDATA[x]]>",
    "<script>if (a < b) document.write('</p>')</script>", "<style>p > a {}</style>",
    "<script type='application/ld+json'>{\"headline\": \"Weir\"}</script>",
    "<!-- open", "<script>",
    "<textarea></p>", "</", "<", "</p>", "</div>", "</table>", "</body>", "</html>", "<plaintext>",
    "<p title='open", "<head>", "<body class=x>", "<html lang=en>", "<title>Weir</title>",
]  # fmt: skip


@st.composite
def nested(draw, inside):
    """An element, its end tag there, missing, or another's; in any case."""
    tag = draw(st.sampled_from(PLAIN))
    begin = draw(st.sampled_from([tag, tag, tag.upper()]))
    end = draw(st.sampled_from([f"</{tag}>", f"</{tag}>", "", "</b>", f"</{tag} x='>'>"]))
    parts = "".join(draw(st.lists(inside, max_size=4)))
    return f"<{begin}{draw(ATTRIBUTES)}>{parts}{end}"


LEAVES = WORDS | SPACE | ENTITIES | NOISE | st.sampled_from(VOID) | st.sampled_from(OTHER)
PARTS = st.recursive(LEAVES, nested, max_leaves=25)
MARKS = st.sampled_from(["", "", "\ufeff", "<!doctype html>\r\n<html><head><body>"])
PAGES = st.builds("{}{}".format, MARKS, st.lists(PARTS, max_size=8).map("".join)) | NOISE


@pytest.fixture(scope="module")
def clean():
    cleaner = chaffinch.Cleaner()
    return lambda raw: cleaner.clean(raw, kind="html")


@CHEAP
@given(raw=PAGES)
def test_tokens_end_to_end_are_the_page(raw):
    page = RETURN.sub("\n", raw).replace("\0", "\ufffd")
    tokens = tokenize(RETURN.sub("\n", raw), capture_source=True, resolve_references=False)

    read = "".join(token.source or token.data or "" for token in tokens)
    read = read.replace("\0", "\ufffd")  # some are read as that, some are not
    assert page.startswith(read)
    assert page == read or page[len(read)] == "<"  # a tag that never ends is no token


@CHEAP
@given(raw=PAGES)
def test_cuts_are_in_order_and_lie_in_the_page(raw):
    edits = Page(raw).edits
    ends = [0, *(edit.end for edit in edits)]

    assert all(edit.was == raw[edit.start : edit.end] for edit in edits)
    assert all(edit.start < edit.end or edit.now for edit in edits)
    assert all(end <= edit.start for end, edit in zip(ends, edits, strict=False))


@CHEAP
@given(raw=PAGES)
def test_pieces_touch_end_to_end_and_are_the_page(raw):
    pieces = list(Ledger(raw, Page(raw).edits).pieces())

    assert "".join(raw[piece.start : piece.end] for piece in pieces) == raw
    assert [piece.end for piece in pieces[:-1]] == [piece.start for piece in pieces[1:]]


@CHEAP
@given(raw=PAGES)
def test_blocks_are_in_order_and_not_empty(raw):
    page = Page(raw)
    places = [(origin.start, origin.end) for origin in page.origins]

    assert all(0 <= start < end <= len(raw) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))


@CHEAP
@given(raw=PAGES)
def test_elements_lie_in_the_page_and_in_one_another(raw):
    page = Page(raw)

    for element in page.elements:
        around = element.parent
        assert element.start <= element.inner <= element.end <= len(page.source)
        assert around is None or around.start <= element.start <= element.end <= around.end


def test_a_page_is_freed_without_the_garbage_collector(clean):
    ld = '{"@type": "Article", "author": {"name": "Ida"}}'
    ld = f"<script type=application/ld+json>{ld}</script>"
    raw = f"{ld}<div><h1>The weir</h1><p><a href=/x>Mill</a> It was built in 1702.</p></div>"
    clean(raw).report()
    gc.collect()

    clean(raw).report()

    assert gc.collect() == 0


def test_a_result_holds_no_element(clean):
    before = _elements()

    cleaned = clean("<nav><a href=/x>Mill</a></nav><p>It was built in 1702.</p>")

    assert cleaned.text == "It was built in 1702."
    assert _elements() == before


def _elements():
    gc.collect()
    return sum(isinstance(one, Element) for one in gc.get_objects())


@SAMPLE
@given(raw=PAGES)
def test_nothing_is_lost(clean, raw):
    cleaned = clean(raw)
    saved = report.parse(report.dump(cleaned.report()))

    assert cleaned.restore() == raw
    assert chaffinch.restore(cleaned.text, saved) == raw
    assert all(edit.was == raw[edit.start : edit.end] for edit in cleaned.edits)
    assert all(flag.now == flag.was for flag in cleaned.flags)


@SAMPLE
@given(raw=PAGES)
def test_every_run_gives_the_same(clean, raw):
    assert report.dump(clean(raw).report()) == report.dump(clean(raw).report())


@SAMPLE
@given(raw=PAGES)
def test_it_is_settled(clean, raw):
    assert clean(raw).outcome.settled


SAFE = st.text(st.characters(exclude_characters="<>&", exclude_categories=["Cs"]), max_size=20)
TAGGED = st.lists(
    st.tuples(st.sampled_from(PLAIN), SAFE).map(lambda pair: "<{0}>{1}</{0}>".format(*pair)),
    max_size=8,
).map("".join)


@SAMPLE
@given(raw=TAGGED)
def test_no_tag_is_left_of_a_page_whose_text_has_none(clean, raw):
    assert "<" not in clean(raw).text


@SAMPLE
@given(raw=SAFE)
def test_a_page_of_text_alone_shows_its_words(raw):
    shown = Ledger(raw, Page(raw).edits).text

    assert shown.split() == raw.replace("\0", "").split() or "\0" in raw


@SAMPLE
@given(raw=PAGES, encoding=st.sampled_from(["utf-8", "utf-16-le", "windows-1252"]))
def test_bytes_come_back(clean, raw, encoding):
    data = b"<p>" + raw.encode(encoding, "replace")
    try:
        cleaned = clean(data)
    except chaffinch.InputError:
        return

    assert cleaned.document.encoded() == data
    assert cleaned.restore() == cleaned.document.raw
