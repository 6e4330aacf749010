"""Who wrote a page, what it is called, and when: as pages write it."""

import pytest

from chaffinch.html import byline, headline
from chaffinch.html.about import Head, about
from chaffinch.html.dates import is_date
from things import ARTICLE, TITLE, head, meta


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
