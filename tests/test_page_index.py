"""The pages of a batch and their index: from what lies in its folder, and in a browser."""

import json

import pytest

from chaffinch import Cleaner
from chaffinch.batch import inputs, plan
from chaffinch.batch import page as batch_page
from chaffinch.batch.settings import Settings
from chaffinch.errors import InputError
from chaffinch.page import folder, overview, rows
from chaffinch.page.index import ROWS, index
from chaffinch.page.rows import Doubt, Row

TEXT = "The weir above the village was built in 1702, by two brothers who ground rye.\n"
JUNK = "Sign up for our newsletter\n"
HTML = f"<html><body><article><p>{TEXT}</p><p>{TEXT * 3}</p><p>{JUNK}</p></article></body></html>"


CLEANER = Cleaner()


def clean(raw, out, detail="full"):
    settings = Settings(str(out), detail=detail)
    for job in plan.of_inputs(inputs.look([str(raw)], str(out)), settings).jobs:
        assert batch_page.clean(CLEANER, job, settings).status == "cleaned"


@pytest.fixture
def batched(tmp_path):
    """The folder of a batch over three pages, one of them HTML, one that is set apart."""
    raw = tmp_path / "raw"
    (raw / "site a").mkdir(parents=True)
    (raw / "one.txt").write_text(TEXT + JUNK + TEXT)
    (raw / "site a" / "50% #?.html").write_text(HTML)
    out = tmp_path / "out"
    clean(raw, out)
    (out / "quarantine").mkdir(exist_ok=True)
    told = {"id": "<b>bad</b>.txt", "reason": "binary", "message": "no text", "report": None}
    (out / "quarantine" / "bad.txt.reason.json").write_text(json.dumps(told))
    return out


def told(name, share=0.2, url=None, words=1000, **more):
    kept = int(words * (1 - share))
    return Row(name, rows.site(url, name), words=words, kept=kept, share=share, **more)


def test_a_batch_gets_a_page_a_document_and_an_index(chaffinch, batched, tmp_path):
    done = chaffinch("show", batched, "-o", tmp_path / "pages")

    assert (done.returncode, done.stderr) == (0, b"")
    found = {path.relative_to(tmp_path / "pages").as_posix() for path in tmp_path.rglob("*.html")
             if tmp_path / "pages" in path.parents}  # fmt: skip
    assert found == {"index.html", "pages/one.txt.html", "pages/site a/50% #?.html.txt.html"}
    written = (tmp_path / "pages" / "index.html").read_text("utf-8")
    assert "&lt;b&gt;bad&lt;/b&gt;.txt" in written
    assert "binary: no text" in written
    assert str(tmp_path) not in written


def test_the_page_from_a_report_is_the_page_of_the_file(chaffinch, batched, tmp_path):
    raw = tmp_path / "raw" / "one.txt"
    chaffinch("show", batched, "-o", tmp_path / "pages")
    chaffinch("show", raw, "-o", tmp_path / "one.html")

    alone = (tmp_path / "one.html").read_text("utf-8")
    listed = (tmp_path / "pages" / "pages" / "one.txt.html").read_text("utf-8")
    assert listed.replace('<a href="../index.html">← All pages</a>', "Chaffinch") == alone


@pytest.mark.usefixtures("batched")
def test_reports_of_less_detail_need_the_raw_pages_or_have_a_row_alone(tmp_path):
    raw, out, pages = tmp_path / "raw", tmp_path / "less", tmp_path / "pages"
    clean(raw, out, "removals")
    without = folder.write(out, pages)
    given = folder.write(out, pages, raw)
    clean(raw, tmp_path / "least", "summary")
    least = folder.write(tmp_path / "least", tmp_path / "rows")

    assert "--raw DIR tells where the page is" in str(without[0])
    assert given == least == []
    assert (pages / "pages" / "one.txt.html").is_file()
    assert [path.name for path in (tmp_path / "rows").iterdir()] == ["index.html"]


def test_what_is_broken_is_named_and_the_rest_is_shown(chaffinch, batched, tmp_path):
    (batched / "one.txt").write_text("changed")
    (batched / "two.txt.report.json").write_text("{")
    (batched / "three.txt.report.json").write_text('{"totals": {}, "edits": 3}')
    (batched / "four.txt").write_bytes(b"\xff")
    (batched / "four.txt.report.json").write_text('{"totals": {}, "detail": "full"}')

    done = chaffinch("show", batched, "-o", tmp_path / "pages")

    assert done.returncode == 1
    assert b"one.txt: the clean text is not the one" in done.stderr
    assert b"two.txt.report.json: is no report of chaffinch" in done.stderr
    assert b"four.txt.report.json: is no report of chaffinch" in done.stderr
    assert b"three.txt.report.json: is no report of chaffinch" in done.stderr
    assert b"Traceback" not in done.stderr
    assert "one.txt" in (tmp_path / "pages" / "index.html").read_text("utf-8")


def test_nothing_but_pages_of_ours_is_written_over(chaffinch, batched, tmp_path):
    raw = tmp_path / "raw"
    (raw / "index.html").write_text(HTML)

    over_raw = chaffinch("show", batched, "-o", raw)
    over_itself = chaffinch("show", raw / "index.html", "-o", raw / "index.html")
    ruled = chaffinch("show", batched, "-o", tmp_path / "pages", "--only", "promo")

    assert over_raw.returncode == 1
    assert b"index.html: is there already, and is no page of ours" in over_raw.stderr
    assert over_itself.returncode == ruled.returncode == 2
    assert (raw / "index.html").read_text() == HTML


def test_a_folder_without_reports_and_a_folder_without_output_are_told(chaffinch, tmp_path):
    none = chaffinch("show", tmp_path, "-o", tmp_path / "pages")
    misuse = chaffinch("show", tmp_path)

    assert none.returncode == 1
    assert b"has no report of a batch" in none.stderr
    assert misuse.returncode == 2
    with pytest.raises(InputError):
        folder.write(tmp_path, tmp_path / "pages")


def test_warnings_go_first_and_then_the_most_doubtful_removals():
    doubt = Doubt(100, 0.9, 3, "promo/x")
    pages = [
        told("calm.txt"),
        told("doubtful.txt", doubts=(doubt, Doubt(30, 0.95, 4, "promo/y"))),
        told("worse.txt", doubts=(Doubt(100, 0.5, 0, "llm/z"),)),
        told("warned.txt", warnings=("nothing is left of the text",)),
        told("apart.txt", state="time: too long", doubts=(doubt,)),
    ]

    found = [row.name for row in overview.suspicious(pages)]

    assert found == ["warned.txt", "worse.txt", "doubtful.txt"]
    assert pages[1].worst == doubt


def test_a_site_that_loses_more_than_its_neighbours_is_named():
    shares = {"a": 0.2, "b": 0.22, "c": 0.25, "d": 0.18, "odd": 0.7}
    pages = [
        told(f"{site}{n}.txt", share + n / 100, f"https://www.{site}.example/")
        for site, share in shares.items()
        for n in range(3)
    ]

    assert [one.site for one in overview.odd_sites(pages)] == ["odd.example"]
    assert overview.odd_sites(pages[:-3]) == []
    assert overview.odd_sites(pages[:2]) == []


@pytest.mark.parametrize(
    ("url", "name", "site"),
    [
        ("https://www.mill.example/a", "x.txt", "mill.example"),
        (None, "news/x.txt", "news"),
        (None, "x.txt", rows.NOWHERE),
        ("http://[broken", "x.txt", rows.NOWHERE),
    ],
)
def test_the_site_is_the_host_or_the_folder(url, name, site):
    assert rows.site(url, name) == site


def test_of_very_many_pages_the_table_has_those_with_most_to_look_at():
    many = [told(f"{n:05}.txt") for n in range(ROWS + 5)]
    many[-1] = many[-1]._replace(state="time: too long")

    written = index(many, "crawl").decode()

    assert written.count('<th scope="row">') == ROWS
    assert many[-1].name in written
    assert f"<b>{ROWS + 5:,}</b> pages" in written


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_in_a_browser(tab, faults, scheme):
    pages = [
        told("b.txt", 0.5, "https://b.example", edits={"promo.newsletter": 3},
             rules={"promo/newsletter-label": 3}, link="pages/b.txt.html"),
        told("a.txt", 0.1, warnings=("<script>alert(1)</script>",), link="pages/a.txt.html"),
        told("c" * 300, 0.9),
        Row("bad.txt", "", state="binary: no text"),
    ]  # fmt: skip
    made = tab(
        index(pages, "A crawl"), viewport={"width": 400, "height": 800}, color_scheme=scheme
    )
    names = made.locator("tbody tr:visible .name")

    made.get_by_role("button", name="Removed").click()
    assert names.all_inner_texts() == ["c" * 300, "b.txt", "a.txt", "bad.txt"]
    assert made.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    made.get_by_role("button", name="Removed").click()
    assert names.first.inner_text() == "bad.txt"
    made.locator("#filter").fill("A.TXT")
    assert names.all_inner_texts() == ["a.txt"]
    assert made.locator("#shown").inner_text() == "1 of 4"
    made.locator("#filter").fill("")
    made.locator("#state").select_option("apart")
    assert names.all_inner_texts() == ["bad.txt"]
    made.locator("#state").select_option("")
    assert made.evaluate("document.documentElement.scrollWidth") == 400
    assert faults(made) == []


def test_links_lead_from_the_index_to_a_page_and_back(batched, tmp_path, tab):
    folder.write(batched, tmp_path / "pages")
    made = tab((tmp_path / "pages" / "index.html").read_bytes(), "pages/index.html")

    made.locator("tbody a", has_text="50%").click()
    made.locator("h1", has_text="50% #?.html").wait_for()
    made.get_by_role("link", name="All pages").click()
    made.locator("h1", has_text="out").wait_for()
