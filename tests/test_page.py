"""The page of a document, as a file: its text, its marks, and that nothing gets out of it."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import chaffinch
from chaffinch import categories
from chaffinch.page import families
from chaffinch.page.page import page
from chaffinch.page.source import Source

CLEANER = chaffinch.Cleaner()
JUNK = "Sign up for our newsletter"
PIECES = st.sampled_from(
    [JUNK, "Share this: Facebook, X", "It was mended.Nobody asked.", "\n", "\r\n", "\r", "\0",
     "<script>alert(1)</script>", "</textarea>", "</div>", "<!--", "&amp;", "&#0;", "\ud800",
     "\u202e", "\u200b", "<p>A mill on the river was built in 1702 by two brothers.</p>",
     "<b hidden>secret</b>", "<nav><a href=/>Home</a></nav>"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=20), max_size=20).map("".join)


class Reader(HTMLParser):
    """What a browser makes of a page, as far as these tests need it."""

    def __init__(self):
        super().__init__(convert_charrefs=False)
        self.raw, self.clean, self.marks, self.rules, self.open = [], [], [], [], []

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.open.append((tag, given))
        if tag == "u" and "data-code" in given:
            self.handle_data(chr(int(given["data-code"], 16)))
        if "data-rule" in given:
            self.marks.append(given["data-n"])
            self.rules.append(given["data-rule"])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        tags = [tag for tag, _ in self.open]
        in_text = any(given.get("class") == "text" for _, given in self.open)
        if in_text and not {"b", "ins"} & set(tags):
            self.raw.append(data)
        if in_text and not {"i", "del"} & set(tags):
            self.clean.append(data)

    def handle_entityref(self, name):
        self.handle_data({"amp": "&", "lt": "<", "gt": ">"}[name])

    def handle_charref(self, name):
        self.handle_data(chr(int(name)))


def read(made):
    reader = Reader()
    reader.feed(made.decode())
    return reader


def made(raw, **options):
    cleaned = CLEANER.clean(raw, **options)
    return cleaned, page(Source.of(cleaned))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS, st.sampled_from(["text", "html"]))
@example("<nav>Home</nav><b hidden>secret</b>" + "Sign up for our newsletter" * 4, "html")
def test_the_page_holds_the_raw_text_and_each_edit_once(raw, kind):
    cleaned, written = made(raw, kind=kind)
    reader = read(written)

    edits = [row for row in Source.of(cleaned).notes() if not row.stays]
    assert "".join(reader.raw) == raw
    assert "".join(reader.clean) == cleaned.text
    alone = [mark for mark in reader.marks if int(mark.split()[0]) in {e.number for e in edits}]
    assert alone == [str(edit.number) for edit in edits]


def test_each_removal_tells_its_rule(mill_page):
    cleaned, written = made(mill_page)

    assert read(written).rules == [edit.rule for edit in cleaned.edits]


@pytest.fixture
def mill_page():
    return f"The mill was built in 1702.\n{JUNK}\nIt ground rye for two villages.\n"


def test_the_same_page_gives_the_same_bytes(mill_page):
    assert made(mill_page)[1] == made(mill_page)[1]


def test_the_policy_lets_in_nothing_but_the_own_style_and_script(mill_page):
    written = made(mill_page)[1].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', written)[1]

    assert re.fullmatch(
        r"default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; "
        r"base-uri 'none'; form-action 'none'",
        policy.replace("&#39;", "'"),
    )
    assert not re.search(r"\b(?:src|href|action|style)=", written.partition("<body")[2])


def test_a_name_and_an_address_of_the_page_are_only_text():
    name = '"><script>alert(1)</script>'
    written = made("A mill.\n", name=name, url="javascript:alert(1)")[1]

    assert b"<script>alert" not in written
    assert b"javascript:" not in written


def test_overlapping_flags_are_marked_stretch_by_stretch(mill_page):
    cleaned = chaffinch.clean(mill_page)
    report = cleaned.report()
    kind = {
        **report["edits"][0], "action": "flag", "rule": "llm/spin", "category": "llm.spin",
        "now": "", "line": 1, "column": 1,
    }  # fmt: skip
    report["flags"] = [
        {**kind, "start": start, "end": end} for start, end in ((0, 12), (4, 20), (6, 8))
    ]
    report["kept"] = [{**kind, "action": "keep", "start": 10, "end": 40}]

    reader = read(page(Source(mill_page, report)))

    assert "".join(reader.raw) == mill_page
    assert reader.marks == ["0", "0 1", "0 1 2", "0 1", "0 1 3", "1 3", "3", "4"]


def test_an_article_that_was_split_off_has_a_sheet_of_its_own(mill_page):
    other = "\nOther news\nThe weir was mended.\nSign up for our newsletter\nIt holds again.\n"
    cleaned, child = CLEANER.clean(mill_page + other), CLEANER.clean(other, name="page#1")
    report, below = cleaned.report(), child.report()
    start, end = len(mill_page), len(mill_page + other)
    below["parent"] = {"name": "", "sha256": "", "start": start, "end": end}
    split = {
        **report["edits"][0], "action": "split", "rule": "appended/article", "start": start,
        "end": end, "category": "appended.article",
    }  # fmt: skip
    report["edits"] = [report["edits"][0], split]
    report["children"] = [below]
    report["flags"] = below["flags"] = []

    written = page(Source.read(mill_page + other, report)).decode()
    reader = read(written.encode())

    assert "".join(reader.raw) == mill_page + other + other
    assert reader.rules == [row["rule"] for row in (*report["edits"], *below["edits"])]
    assert reader.marks == [str(number) for number in range(len(reader.rules))]
    assert re.search(r'id="sheet-1" aria-label="Split-off article 1"', written)
    assert '"sheet":1' in written


def test_half_surrogates_in_evidence_and_names_are_written_all_the_same():
    cleaned, written = made("\ud800 mill\n", name="\udfff.txt")
    data = re.search(r'id="data">(.*?)</script>', written.decode())[1]

    assert json.loads(data)["name"] == "\udfff.txt"
    assert cleaned.restore() == "\ud800 mill\n"


def test_every_family_of_the_taxonomy_has_a_look_of_its_own():
    found = {families.of(category) for category in categories.DEFAULTS}

    assert all(family.label != family.name for family in found)
    assert len({(family.hue, family.line) for family in found}) == len(found)
