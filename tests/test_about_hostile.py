"""What a page says of itself, by hostile and random pages: never an exception, never slow."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch.html import headline, metas
from chaffinch.html.about import Head, about, body
from chaffinch.html.json_ld import LARGEST, parse
from things import ARTICLE, TITLE

HOSTILE = {
    "deep lists": "[" * 400_000,
    "deep objects": '{"mainEntity":' * 60_000 + "1" + "}" * 60_000,
    "deep, and read": '{"mainEntity":' * 900 + "1" + "}" * 900,
    "deep lists, and read": '{"author":' + "[" * 900 + '"x"' + "]" * 900 + "}",
    "deep and whole": '{"@graph":[' * 5_000 + "]}" * 5_000,
    "ten megabytes": json.dumps({**ARTICLE, "articleBody": "word " * 2_000_000}),
    "quotes that never close": '{"a": "' + '\\"' * 400_000,
    "commas": "[" + ", " * 400_000,
    "NaN": '{"@type": NaN, "headline": Infinity, "author": -Infinity}',
    "a large number": '{"@type": "Article", "headline": ' + "9" * 10_000 + "}",
    "half surrogates": '{"@type": "Article", "headline": "\ud800 \\ud800"}',
    "many things": json.dumps([ARTICLE] * 1_500),
    "many authors": json.dumps({**ARTICLE, "author": ["Ida Vance"] * 50_000}),
    "nested authors": json.dumps({**ARTICLE, "author": [[["x"] * 60] * 60] * 60}),
    "refers to itself": '{"@type":"Article","@id":"a","author":{"@id":"a"},"name":"a"}',
    "refers to itself often": json.dumps(
        {**ARTICLE, "@id": "a", "name": "a", "author": ["a"] * 90_000}
    ),
    "refers in circles": json.dumps(
        {**ARTICLE, "@id": "a", "author": {"@id": "a"}, "name": ["a"] * 50}
    ),
    "tags": json.dumps({"@type": "Article", "articleBody": "<script" * 90_000}),
    "half tags": json.dumps({"@type": "Article", "articleBody": "<a <!--" * 90_000}),
    "braces": "{" * 100_000 + "}" * 100_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_json(name):
    block = HOSTILE[name]
    start = time.process_time()
    about(Head(json_ld=[block]))
    body(Head(json_ld=[block]))

    assert time.process_time() - start < 5


def test_a_block_that_is_too_large_is_left_alone():
    assert parse('"' + "x" * LARGEST + '"') is None
    assert about(Head(json_ld=[HOSTILE["ten megabytes"], json.dumps(ARTICLE)]))["title"] == TITLE


@pytest.mark.parametrize(
    "piece", [" | ", "x - ", "<", "&amp;", "By ", "2", " ", "a: ", "//", "(1"]
)
def test_hostile_text(piece):
    text = piece * 200_000
    start = time.process_time()
    many = [text] * 3
    told = [{"name": name, "content": text} for name in ("author", "og:site_name", "og:title")]
    about(Head(text, text, told, [{"rel": text, "href": text}], many, many, many, many))
    headline.choose([piece * 90] * 5_000, [piece * 90] * 9, [piece] * 5_000, piece * 90)

    assert time.process_time() - start < 5


KEYS = st.sampled_from(
    """
    @type @id @graph @value mainEntity mainEntityOfPage headline name author creator publisher text
    datePublished dateModified description articleBody inLanguage url
    """.split()
)
NAMES = st.sampled_from([*metas.AUTHOR, *metas.PUBLISHED, *metas.TITLE, *metas.SITE, "og:url"])
WORDS = st.text(max_size=12) | st.sampled_from(
    ["Article", "WebPage", "#a", "By ", " | ", "2024-05-02", "https://o.x/", "<p>", "&lt;br&gt;"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
BLOCKS = VALUES.map(json.dumps) | st.text() | st.text('{}[]",:\\ a@', max_size=40)
META = st.dictionaries(
    st.sampled_from(["name", "property", "itemprop", "content", "http-equiv"]), NAMES | WORDS
)
LINK = st.dictionaries(st.sampled_from(["rel", "href"]), st.just("canonical") | WORDS)
HEADS = st.builds(
    Head,
    language=WORDS,
    title=WORDS,
    metas=st.lists(META, max_size=5),
    links=st.lists(LINK, max_size=3),
    json_ld=st.lists(BLOCKS, max_size=3),
    headings=st.lists(WORDS, max_size=3),
    times=st.lists(WORDS, max_size=3),
    authors=st.lists(WORDS, max_size=3),
)
SAID = "title byline published modified site language description canonical type".split()


@settings(deadline=None, max_examples=400)
@given(HEADS)
def test_it_never_raises_and_says_only_what_is_there(page):
    found = about(page)

    assert [key for key in SAID if key in found] == list(found)
    assert all(value and "\n" not in value for value in found.values())
    assert about(page) == found
    assert isinstance(body(page), str)
