"""Pages that nobody writes and crawlers find: each ends, in little memory, and comes back whole.

`pytest tests/test_html_hostile.py --full` tries them at fifty times the size.
"""

import random
from multiprocessing import get_context

import pytest

import chaffinch
from chaffinch import report

resource = pytest.importorskip("resource", reason="limits are set as POSIX has them")

MEMORY = 3 << 30  # of address space, libraries and all
SECONDS = 150  # of processor time; nearly all take less than twenty
BYTES = 2_600_000  # of a page: 200,000 cells of a table
PAGE = "<p>The weir above the village was built in 1702, and the mill beside it is older.</p>"

# What is repeated, what stands before it, what stands behind it.
REPEATED = {
    "nested tags": ("<div>", "", PAGE),
    "nested tags with text": ("<div>x", "", ""),
    "nested marks": ("<b>", "", PAGE),
    "nested marks with text": ("<span>x ", "<p>", ""),
    "nested lists": ("<ul><li>x", "", ""),
    "nested tables": ("<table><tr><td>x", "", ""),
    "nested forms of the same name": ("<div class='cookie-banner share'>x", "", ""),
    "nested and hidden": ("<div hidden>x", PAGE * 99, ""),
    "hidden side by side": ("<p hidden>x</p>", PAGE * 999, ""),
    "most of it hidden": ("<p hidden>x</p>", PAGE, ""),
    "everything open": ("<p><b><a href=/><li><font><td><h1>x", "", ""),
    "ends alone": ("</div>", PAGE, PAGE),
    "ends of what is far out": ("</span>", "<span>" + "<div>" * 500, PAGE),
    "ends in the wrong order": ("<b><i>x</b></i>", "", ""),
    "beginnings far in": ("<span>x</span><li>", "<ul>" * 500, ""),
    "cells": ("<td>1702</td>", "<table><tr>", "</table>"),
    "rows": ("<tr><td>weir<td>1702</tr>", "<table>", "</table>"),
    "one line": ("The weir was built in 1702. ", "<p>", "</p>"),
    "paragraphs": (PAGE, "", ""),
    "headings": ("<h1>The weir</h1>", "", ""),
    "line breaks": ("x<br>", "<p>", ""),
    "links": ("<a href=/>Read more</a>", "", ""),
    "boxes": ("<div class='newsletter ad share related'>x</div>", PAGE, PAGE),
    "authors": ("<span itemprop=author>Ida<span rel=author>", "", ""),
    "times": ("<time datetime=1702-05-02>x", "", ""),
    "descriptions": ("<meta name=description content='A weir.'>", "", PAGE),
    "comments": ("<!-- The weir -->", "", ""),
    "scripts": ("<script>weir()</script>", "", ""),
    "comments that end oddly": ("<!--> --><!---> --!>", "", PAGE),
    "beginnings of comments": ("<!--", "", PAGE),
    "beginnings of tags": ("<", "", PAGE),
    "beginnings of tags with names": ("<p ", "", PAGE),
    "beginnings of ends": ("</", "", PAGE),
    "beginnings of declarations": ("<!x", "", ""),
    "a long attribute": ("x", "<p title='", f"'>{PAGE}"),
    "a long class": ("share ad ", "<p class='", f"'>{PAGE}"),
    "a long style": ("display: ", "<p style='", f"'>{PAGE}"),
    "an attribute that never ends": ("x", f"{PAGE}<p title='", ""),
    "a long name of a tag": ("x", PAGE + "<", f">{PAGE}"),
    "references": ("&amp;", "<p>", "</p>"),
    "references that are none": ("&", "<p>", "</p>"),
    "references without an end": ("&#170", "<p>", "</p>"),
    "NULs": ("\0", PAGE, PAGE),
    "NULs in tags": ("<\0p\0 \0=\0>x", PAGE, PAGE),
    "white space": (" \r\n\t", "<p>x", "y</p>"),
    "returns": ("<p>x</p>\r\n", "", ""),
    "half surrogates": ("\ud800<p>\udc00", "", PAGE),
    "half surrogates in names": ("<p class='\ud800 share' id=\udc00>x", "", PAGE),
    "marks of byte order": ("\ufeff<p>\ufeff", "", PAGE),
    "right to left": ("<p>\u202eالطاحونة فوق القرية.</p>", "", ""),
    "a drawing": ("<g><path d='M0 0'/></g>", "<svg>", f"</svg>{PAGE}"),
    "JSON-LD in JSON-LD": ('{"a":[', "<script type='application/ld+json'>", f"</script>{PAGE}"),
    "JSON-LD": ("<script type=application/ld+json>{}</script>", "", PAGE),
    "code": ("<pre> x\n<b> y </b></pre>", "", ""),
    "choices": ("<option>x", "<select>", f"</select>{PAGE}"),
}


@pytest.fixture(scope="session")
def full(request):
    return request.config.getoption("--full")


@pytest.fixture
def ends_well(cleaner, full):
    """Clean a page in a process of its own, within limits, and there and back."""

    def run(raw, memory=MEMORY):
        limits = memory, SECONDS if full else SECONDS // 10
        child = get_context("fork").Process(target=there_and_back, args=(cleaner, raw, *limits))
        child.start()
        child.join()
        assert child.exitcode == 0

    return run


def there_and_back(cleaner, raw, memory, seconds):
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    cleaned = cleaner.clean(raw, kind="html")
    saved = report.parse(report.dump(cleaned.report()))
    assert chaffinch.restore(cleaned.text, saved) == raw


@pytest.mark.parametrize("name", REPEATED)
def test_it_ends_and_nothing_is_lost(ends_well, full, name):
    again, before, after = REPEATED[name]
    size = BYTES if full else BYTES // 50

    ends_well(before + again * (size // len(again)) + after)


def test_a_tag_with_a_hundred_thousand_attributes(ends_well):
    ends_well(f"<p {' '.join(f'a{n}={n}' for n in range(100_000))} hidden>{PAGE}")


def test_a_tag_with_one_attribute_again_and_again(ends_well):
    ends_well(f"<p {'class=share ' * 100_000}>{PAGE * 9}")


def test_fifty_megabytes_in_one_line(ends_well, full):
    times = 50 if full else 2

    ends_well(f"<p>{PAGE[3:-4] * (times * 1_000_000 // len(PAGE))}</p>{PAGE}", memory=8 << 30)


NOISE = random.Random(7)  # noqa: S311  # the same noise each time
BROKEN = {
    "no text": (bytes(range(256)) * 400, 1),
    "half a picture": (b"\x89PNG\r\n\x1a\n" + NOISE.randbytes(9_000), 1),
    "wrong UTF-8": (PAGE.encode() + b"\xff\xc3<p>\xe6\xb0 \x80</p>" * 999, 0),
    "a charset that is none": (b"<meta charset=mill-8>" + "Mühle".encode("latin-1") * 99, 0),
    "a charset that lies": (b"<meta charset=shift_jis>" + "水車Mühle".encode() * 99, 0),
    "half of UTF-16": (PAGE.encode("utf-16")[:-1], 0),
    "marks of two encodings": (b"\xff\xfe\xef\xbb\xbf" + PAGE.encode(), 0),
    "a NUL now and then": (PAGE.encode() * 9 + b"\0" + PAGE.encode() * 9, 0),
    "nothing": (b"", 0),
}


@pytest.mark.parametrize(("data", "status"), BROKEN.values(), ids=BROKEN)
def test_bytes_that_are_no_page(chaffinch, tmp_path, data, status):
    page, clean = tmp_path / "page.html", tmp_path / "page.html.txt"
    report = tmp_path / "page.html.txt.report.json"
    page.write_bytes(data)

    done = chaffinch("clean", page, "-o", clean, "--report", report)

    assert done.returncode == status
    if status:
        assert b"page.html: not text: it looks like a binary file" in done.stderr
        assert not clean.exists()
    else:
        assert chaffinch("restore", clean, report).stdout == data
