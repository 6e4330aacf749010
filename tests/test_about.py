"""What a page says of itself: found where pages put it, and never an exception."""

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch.html import byline, headline, metas
from chaffinch.html.about import Head, about, body
from chaffinch.html.dates import is_date
from chaffinch.html.json_ld import LARGEST, parse
from chaffinch.html.plain import flat, paragraphs

TITLE = "The clock in the tower runs again"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "author": {"@type": "Person", "name": "Ida Vance"},
    "datePublished": "2024-05-02T07:30:00+02:00",
    "dateModified": "2024-05-03",
    "publisher": {"@type": "Organization", "name": "The Orrin Post"},
    "description": "A tram driver has mended it.",
    "articleBody": "<p>For eleven years it stood.</p><p>Now it goes &amp; strikes.</p>",
    "inLanguage": "en",
    "url": "https://orrin.example/clock",
}


def head(*things, **others):
    return Head(json_ld=[json.dumps(thing) for thing in things], **others)


def meta(**contents):
    return [
        {"name": name.replace("_", ":", 1), "content": told} for name, told in contents.items()
    ]


def test_an_article_tells_all_of_itself():
    assert about(head(ARTICLE)) == {
        "title": TITLE,
        "byline": "Ida Vance",
        "published": "2024-05-02T07:30:00+02:00",
        "modified": "2024-05-03",
        "site": "The Orrin Post",
        "language": "en",
        "description": "A tram driver has mended it.",
        "canonical": "https://orrin.example/clock",
        "type": "NewsArticle",
    }
    assert body(head(ARTICLE)) == "For eleven years it stood.\nNow it goes & strikes."


def test_a_page_without_json_ld():
    page = Head(
        language="de_AT",
        title=f"{TITLE} | The Orrin Post",
        metas=[
            {"property": "og:site_name", "content": "The Orrin Post"},
            {"property": "og:title", "content": f"{TITLE} – The Orrin Post"},
            {"name": "Author", "content": "Von Ida Vance"},
            {"itemprop": "datePublished", "content": "2024-05-02"},
            {"name": "description", "content": " It  runs\nagain. "},
        ],
        links=[{"rel": "alternate Canonical", "href": "https://orrin.example/clock"}],
    )

    assert about(page) == {
        "title": TITLE,
        "byline": "Ida Vance",
        "published": "2024-05-02",
        "site": "The Orrin Post",
        "language": "de-AT",
        "description": "It runs again.",
        "canonical": "https://orrin.example/clock",
    }
    assert body(page) == ""


def test_a_page_that_says_nothing():
    assert about(Head()) == {}
    assert body(Head()) == ""


@pytest.mark.parametrize(
    "block",
    [
        "<!--\n{} \n-->",
        "/*<![CDATA[*/ {} /*]]>*/",
        "// <![CDATA[\n{}\n// ]]>",
        "<![CDATA[\n[{}]\n]]>",
        "\ufeff{};",
        "[{},]",
        '{{"@graph": [{{"@type": "WebSite", "name": "A, ]"}},, {},], }}',
        "{}\n{{not JSON",
        "[[[{}]]]",
        '{{"@type": "WebPage", "mainEntity": {}}}',
        '{{"@type": "WebPage", "rating": NaN, "mainEntity": {}}}',
    ],
)
def test_json_as_it_stands_in_pages(block):
    found = about(Head(json_ld=[block.format(json.dumps(ARTICLE))]))

    assert (found["type"], found["byline"]) == ("NewsArticle", "Ida Vance")


def test_raw_line_breaks_and_escaped_quotes():
    raw = '{"@type": "Article", "headline": "The clock\n runs \\"again\\"", "a": ["x",]}'

    assert about(Head(json_ld=[raw]))["title"] == 'The clock runs "again"'
    assert about(Head(json_ld=[raw.replace('"', "&quot;")]))["type"] == "Article"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("By Ida Vance", "Ida Vance"),
        (["Ida Vance", {"name": "Jon Ferris"}, "ida vance"], "Ida Vance, Jon Ferris"),
        ({"name": ["Ida Vance", "Jon Ferris"]}, "Ida Vance, Jon Ferris"),
        ({"@id": "#ida"}, "Ida Vance"),
        ([{"@type": "Person", "@id": "#ida"}, "#ida"], "Ida Vance"),
        ({"@id": "#nobody"}, None),
        ("https://www.facebook.com/ida", None),
        (["@ida", "ida@orrin.example", "", "admin", "  ", "-", "2024"], None),
        ({"name": {"name": {"name": None}}}, None),
        (7, None),
        ({"name": "Ida Vance writes about towers, clocks and the people who mend them all"}, None),
    ],
)
def test_authors_in_all_their_forms(author, expected):
    ida = {"@type": "Person", "@id": "#ida", "name": "Ida Vance"}

    assert about(head([{**ARTICLE, "author": author}, ida])).get("byline") == expected


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Written by: Ida Vance,", "", "Ida Vance"),
        ("Von Ida Vance", "de-AT", "Ida Vance"),
        ("Par Ida Vance", "fr", "Ida Vance"),
        ("Di Maio", "en", "Di Maio"),
        ("Byron Vance", "en", "Byron Vance"),
        ("Porfirio Díaz", "es", "Porfirio Díaz"),
        ("Anna von Orrin", "de", "Anna von Orrin"),
        ("R2 Vance", "", "R2 Vance"),
        ("(Image: The Orrin Post)", "", ""),
        ("Ida 12 gold badges 3 silver", "", ""),
        ("Ida Vance, Ph.D.", "", "Ida Vance, Ph.D."),
        ("孔明", "zh", "孔明"),
        ("by", "", ""),
    ],
)
def test_names_are_cleaned_and_no_more(name, language, expected):
    assert byline.cleaned(name, language) == expected


def test_where_the_byline_is_looked_for():
    told = meta(author="Jon Ferris", article_author="https://example.org/jon")
    shown = ["Kay Moss"]

    assert about(head(ARTICLE, metas=told, authors=shown))["byline"] == "Ida Vance"
    assert about(Head(metas=told, authors=shown))["byline"] == "Jon Ferris"
    assert about(Head(authors=["By Kay Moss", "Kay Moss"]))["byline"] == "Kay Moss"
    assert "byline" not in about(Head(authors=["Ann", "Ben", "Cleo", "Dov", "Eve"]))


SITE = meta(og_site_name="The Orrin Post")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (Head(title=f"{TITLE} - The Orrin Post", metas=SITE), TITLE),
        (Head(title=f"The Orrin Post: {TITLE}", metas=SITE), TITLE),
        (Head(title=f"{TITLE} | Orrin"), TITLE),
        (Head(title="Re-opened at 10:30 - what now"), "Re-opened at 10:30 - what now"),
        (Head(title="The tower: a history", headings=["The Orrin Post"], metas=SITE), None),
        (Head(title=f"{TITLE} - Clocks", headings=["Clocks"]), TITLE),
        (Head(title=f"Post - {TITLE}", headings=["Related", TITLE]), TITLE),
        (Head(title="Else", headings=[f" {TITLE}\n"]), TITLE),
        (Head(headings=["Related", "Newest"], metas=meta(og_title=TITLE)), TITLE),
        (Head(title="News", headings=["News", "x" * 600]), "News"),
        (Head(title="The Orrin Post", headings=["The Orrin Post"], metas=SITE), "The Orrin Post"),
        (Head(title="钟楼重新走动_奥林邮报", headings=["钟楼重新走动"]), "钟楼重新走动"),
        (Head(title="Q&amp;A with <b>Ida</b> in 1 < 2 hours"), "Q&A with Ida in 1 < 2 hours"),
    ],
)
def test_the_title_is_what_stands_above_the_text(page, expected):
    assert about(page)["title"] == (expected or page.title)


def test_a_heading_that_another_title_confirms_goes_first():
    assert headline.choose(["Box", "A clock runs"], ["A clock runs – News"], []) == "A clock runs"
    assert headline.choose(["Box", "Bar"], ["A clock runs"], []) == "A clock runs"
    assert headline.choose(["Box"], ["A clock runs"], []) == "Box"


@pytest.mark.parametrize(
    "date",
    [
        "2024-05-02",
        "2024-05",
        "20240502",
        "2024-05-02T07:30:00.000Z",
        "2024-05-02 07:30",
        "2024-05-02T0730+0200",
        "May 2, 2024",
        "2. Mai 2024",
        "2 de mayo de 2024 7:30 AM",
        "Thu, 02 May 2024 07:30:00 GMT",
        "02/05/2024 - 07:30",
        "2024年5月2日",
    ],
)
def test_dates(date):
    assert is_date(date)
    assert about(head({"@type": "Article", "datePublished": f" {date} "}))["published"] == date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "2024",
        "1714634400",
        "0000-00-00",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        "2024-13-01",
        "2024-05-32",
        "May 2",
        "5 minutes ago",
        "2 May 2024 in Orrin, where the tower stands",
        "Chapter 12 2024",
        "{{date}}",
        "2024-05-02" + "0" * 60,
    ],
)
def test_what_is_no_date(text):
    assert not is_date(text)


def test_time_elements_count_if_they_are_of_one_day():
    assert about(Head(times=["2024-05-02", "yesterday", " 2024-05-02T08:00"])) == {
        "published": "2024-05-02"
    }
    assert about(Head(times=["2024-05-02", "2024-05-03"])) == {}


def test_the_main_thing_is_the_article_and_not_what_stands_around_it():
    site = {"@type": "WebSite", "name": "Orrin"}
    page = {"@type": ["WebPage", "FAQPage"], "name": "Page"}
    other = {
        "@type": "http://schema.org/BlogPosting",
        "headline": "Another",
        "url": "https://o.x/2",
    }
    own = {"@type": "BlogPosting", "headline": "Own", "mainEntityOfPage": {"@id": "https://o.x/1"}}
    firm = {"@type": "LocalBusiness", "name": "Firm", "description": "We move"}
    link = [{"rel": "canonical", "href": "https://o.x/1"}]

    assert about(head(site, page, other, own, firm))["title"] == "Another"
    assert about(head(site, page, other, own, firm, links=link))["title"] == "Own"
    assert about(head(firm, page))["type"] == "WebPage"
    assert about(head(firm, {"@type": "Person", "name": "Ida"}))["type"] == "LocalBusiness"
    assert about(head(site)) == {"site": "Orrin"}


@pytest.mark.parametrize("address", ["/clock", "javascript:alert(1)", "https://", "http://[", ""])
def test_a_canonical_address_is_whole(address):
    page = Head(links=[{"rel": "canonical", "href": address}], metas=meta(og_url="http://o.x/"))

    assert about(page)["canonical"] in ("http://o.x/", "http://[")


def test_the_longest_body_is_taken_and_comments_are_not():
    comment = {"@type": "Comment", "text": "A very long comment about the clock. " * 9}
    short = {"@type": "DiscussionForumPosting", "text": "Tick.", "comment": [comment]}

    assert body(head(short)) == "Tick."
    assert body(head(short, {"@type": "Article", "articleBody": ["Tick tock."]})) == "Tick tock."


def test_markup_in_values():
    assert paragraphs("&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;br/&gt;Three") == "One\nTwo\nThree"
    assert paragraphs("<style>p{}</style>a <!-- b --> c<script>d</script><b>e</b>") == "a ce"
    assert paragraphs("<script>never closed") == ""
    assert flat("if a <b and c< d") == "if a <b and c< d"


def test_names_of_metas_are_the_best_first_and_stand_once():
    for names in (metas.AUTHOR, metas.PUBLISHED, metas.MODIFIED, metas.DESCRIPTION, metas.TITLE):
        assert len(set(names)) == len(names)
        assert [name.lower() for name in names] == names


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
