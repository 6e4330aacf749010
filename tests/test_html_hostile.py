"""Pages that nobody writes and crawlers find: each ends, in little memory, and comes back whole.

`pytest tests/test_html_hostile.py --full` tries them at ten times the size.
"""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="limits are set as POSIX has them")

MEMORY = 3 << 30  # of address space, libraries and all
SECONDS = 60  # of processor time; nearly all take less than five
BYTES = 1_000_000  # of a page, at most, or ten times that
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
    "marks of byte order": ("\ufeff<p>\ufeff", "", PAGE),
    "right to left": ("<p>\u202eالطاحونة فوق القرية.</p>", "", ""),
    "a drawing": ("<g><path d='M0 0'/></g>", "<svg>", f"</svg>{PAGE}"),
    "JSON-LD in JSON-LD": ('{"a":[', "<script type='application/ld+json'>", f"</script>{PAGE}"),
    "JSON-LD": ("<script type=application/ld+json>{}</script>", "", PAGE),
    "code": ("<pre> x\n<b> y </b></pre>", "", ""),
    "choices": ("<option>x", "<select>", f"</select>{PAGE}"),
}

PROGRAM = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
import chaffinch
from chaffinch import report
raw = sys.stdin.buffer.read().decode("utf-8", "surrogatepass")
cleaned = chaffinch.clean(raw, kind="html")
saved = report.parse(report.dump(cleaned.report()))
assert chaffinch.restore(cleaned.text, saved) == raw
"""


def ends_well(raw):
    command = [sys.executable, "-c", PROGRAM, str(MEMORY), str(SECONDS)]
    data = raw.encode("utf-8", "surrogatepass")
    done = subprocess.run(command, input=data, capture_output=True, check=False, timeout=600)
    assert (done.returncode, done.stderr.decode()) == (0, "")


@pytest.fixture(scope="session")
def size(request):
    return BYTES if request.config.getoption("--full") else BYTES // 10


@pytest.mark.parametrize("name", REPEATED)
def test_it_ends_and_nothing_is_lost(name, size):
    again, before, after = REPEATED[name]

    ends_well(before + again * (size // len(again)) + after)
