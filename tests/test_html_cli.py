"""The program over pages of HTML: what files are called, the way there and back, and why."""

import json
from pathlib import Path

import pytest

KEPT = "The weir above the village was built in 1702, and the mill beside it is older still."
HTML = f"""<html><head><title>The weir</title></head><body>\r
<nav class="breadcrumb"><a href="/">Home</a></nav>\r
<p>{KEPT}</p>\r
<div class="cookie-banner">We use cookies to improve your visit. <b>Accept all</b></div>\r
</body></html>\r
"""
NAMES = [
    "a/weir.htm.txt", "a/weir.htm.txt.report.json", "mill.txt", "mill.txt.report.json",
    "weir.html.txt", "weir.html.txt.report.json", "weir.txt", "weir.txt.report.json",
]  # fmt: skip


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "weir.html"
    path.write_bytes(HTML.encode())
    return path


@pytest.fixture
def mixed(tmp_path):
    """Pages and texts in one folder, some of one name."""
    raw = tmp_path / "mixed"
    (raw / "a").mkdir(parents=True)
    for name in ("weir.html", "a/weir.htm"):
        (raw / name).write_bytes(HTML.encode())
    for name in ("weir.txt", "mill.txt"):
        (raw / name).write_text(KEPT)
    return raw


def test_one_page_there_and_back(chaffinch, page, tmp_path):
    clean, report = tmp_path / "clean.txt", tmp_path / "clean.txt.report.json"

    done = chaffinch("clean", page, "-o", clean, "--report", report)

    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert clean.read_text() == KEPT
    assert json.loads(report.read_bytes())["metadata"]["title"] == "The weir"
    assert chaffinch("restore", clean, report).stdout == HTML.encode()
    assert chaffinch("verify", clean, "--raw", tmp_path).returncode == 0


def test_html_in_a_pipe(chaffinch):
    assert chaffinch("clean", input=HTML.encode()).stdout.decode() == KEPT
    assert chaffinch("clean", "--kind", "text", input=HTML.encode()).stdout.startswith(b"<html>")


def test_a_folder_of_pages_and_texts(chaffinch, mixed, out, written):
    first = chaffinch("batch", mixed, out)
    again = chaffinch("batch", mixed, out)
    proof = chaffinch("verify", out, "--raw", mixed)

    assert first.returncode == 0
    assert list(written()) == NAMES
    assert {data for name, data in written().items() if name.endswith(".txt")} == {KEPT.encode()}
    assert b"4 pages: 0 cleaned, 4 unchanged" in again.stderr
    assert (proof.returncode, proof.stderr) == (0, b"4 of 4 pages rebuilt exactly\n")


def test_a_page_that_was_changed_since_is_told(chaffinch, mixed, out):
    chaffinch("batch", mixed, out)
    (mixed / "weir.html").write_bytes(HTML.replace("1702", "1703").encode())

    done = chaffinch("verify", out, "--raw", mixed)

    assert done.returncode == 1
    assert b"weir.html: is not the page that was cleaned" in done.stderr


def test_several_pages_into_a_folder(chaffinch, mixed, out):
    out.mkdir()

    chaffinch("clean", mixed / "weir.html", mixed / "weir.txt", "-o", out, "--report", out)

    assert sorted(path.name for path in out.iterdir()) == NAMES[4:]
    assert chaffinch("verify", out, "--raw", mixed).returncode == 0


def test_a_page_called_as_the_clean_text_of_another_is_an_error(chaffinch, mixed, out):
    (mixed / "weir.html.txt").write_text(KEPT)

    done = chaffinch("batch", mixed, out)

    assert done.returncode == 1
    assert b"would be written to the same file as" in done.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (1, ["line 1 is markup: <html>"]),
        (2, ["line 2 went: <nav", "remove by nav/"]),
        (3, ["line 3 stayed: <p>The weir"]),
        (4, ["line 4 went: <div", "remove by consent/"]),
    ],
)
def test_why_tells_what_became_of_a_line(chaffinch, page, line, told):
    done = chaffinch("why", f"{page}:{line}").stdout.decode()

    assert all(words in done for words in told)
    assert "markup/tags" not in done


def test_why_and_diff_tell_of_each_removal_and_not_of_each_tag(chaffinch, page):
    page.write_text(HTML.replace("</p>", f"</p><b hidden>A secret.</b><p>{KEPT}"))

    rows = chaffinch("why", page).stdout.decode().splitlines()
    diff = chaffinch("clean", "--diff", page).stdout.decode()

    assert [row.split()[3].partition("/")[0] for row in rows] == ["nav", "markup", "consent"]
    assert "-We use cookies to improve your visit. Accept all\n" in diff
    assert "<" not in diff.replace("<b hidden>A secret.</b>", "")


def test_binary_data_called_html_is_told_to_be_no_text(chaffinch, page):
    page.write_bytes(bytes(range(256)) * 40)

    done = chaffinch("clean", page)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"weir.html: not text: it looks like a binary file" in done.stderr


def test_why_tells_the_score_of_a_line_that_stayed(chaffinch):
    page = Path(__file__).parents[1] / "raw" / "15-otter-lane-news.html"
    above, _, _ = page.read_text("utf-8").partition("For four summers")
    done = chaffinch("why", f"{page}:{above.count(chr(10)) + 1}")

    assert b" stayed: " in done.stdout
    assert b"(content): the block belongs to the text with a chance of 0.9" in done.stdout
