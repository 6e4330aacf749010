"""What a page says of itself: found where pages put it."""

import json

import pytest

from chaffinch.html import metas
from chaffinch.html.about import Head, about, body
from chaffinch.html.plain import flat, paragraphs
from things import ARTICLE, TITLE, head, meta


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
