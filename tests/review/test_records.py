"""Reviewing batches of records, and the articles that were split off a page."""

import gzip
import json

import pytest

from chaffinch.batch.results import Results
from chaffinch.errors import InputError
from chaffinch.inverse import restore
from chaffinch.review.shelf import Shelf

MILL = (
    "The mill stopped in 1931, and for years nobody in the valley could say who had ordered it. "
    "The letters that the owners wrote to one another were found in a tin box under the stairs.\n"
    "The wheel of the mill is still turned, and the museum has kept the letters of the owners in "
    "a case beside it. Whoever reads them learns how much a sack of rye cost in the valley.\n"
)
FERRY = (
    "The shipping company wants to sell both ferries before the summer, and has asked three "
    "brokers for an offer. The crews of the ferries were told on Monday.\n"
    "The mill shop is open!\n"
    "Passengers who hold a ticket for July get their money back from the company. A broker in "
    "Malmö said that ferries of this age are sold for scrap, if anybody takes them at all.\n"
)
CARD = "The Harbour Post\n25 minutes ago\n- The Harbour Post\nTwo ferries to be sold\n"
ROWS = [
    {"id": "https://weir.org/1", "text": "The weir fell.\n\nThe mill shop is open!\n"},
    {"id": "https://weir.org/2", "text": MILL * 2 + CARD + FERRY},
]
SHOP = "The mill shop is open!"


@pytest.fixture
def crawl(tmp_path):
    path = tmp_path / "crawl.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in ROWS).encode()))
    return path


@pytest.fixture
def clean(chaffinch, crawl, out, own_rules):
    """Run the batch as a user does, with the user's own rule and the one for articles."""

    def run(*options):
        only = ("--only", "mill", "--only", "appended", "--rules", own_rules)
        done = chaffinch("batch", crawl, out, *only, *options)
        assert done.returncode == 0, done.stderr
        assert chaffinch("verify", out).returncode == (1 if options else 0)
        lines = gzip.decompress((out / "crawl.jsonl.gz").read_bytes()).splitlines()
        reports = gzip.decompress((out / "crawl.jsonl.gz.reports.jsonl.gz").read_bytes())
        return list(map(json.loads, lines)), list(map(json.loads, reports.splitlines()))

    return run


def test_records_are_listed_by_their_ids_and_judged(asks, clean):
    rows = asks("pages")["pages"]
    page = asks("page", name="crawl.jsonl.gz/0")
    (item,) = page["items"]
    asks(
        "judge", name="crawl.jsonl.gz/0", spans=[[item["start"], item["end"]]], verdict="put-back"
    )
    records, reports = clean()

    assert [(row["name"], row["title"]) for row in rows] == [
        ("crawl.jsonl.gz/0", "https://weir.org/1"),
        ("crawl.jsonl.gz/1", "https://weir.org/2"),
    ]
    assert [row["items"] for row in rows] == [1, len(asks("page", name=rows[1]["name"])["items"])]
    assert (page["title"], page["before"], page["after"]) == (
        rows[0]["title"],
        None,
        rows[1]["name"],
    )
    assert records[0]["text"] == ROWS[0]["text"]
    assert reports[0]["flags"][0]["rule"] == "verdict/put-back"
    assert [row["judged"] for row in asks("pages")["pages"]] == [1, 0]


@pytest.mark.parametrize("word", ["put-back", "remove"])
def test_a_part_of_a_split_off_article_is_judged_in_its_own_text(asks, desk, clean, word):
    page = asks("page", name="crawl.jsonl.gz/1")
    sheet = desk.shelf.sheet("crawl.jsonl.gz/1")
    wanted = SHOP if word == "put-back" else "The crews of the ferries were told on Monday."
    start = sheet.text.rindex(wanted)
    asks("judge", name=sheet.name, spans=[[start, start + len(wanted)]], verdict=word)
    records, reports = clean()
    (child,) = reports[1]["children"]
    raw = ROWS[1]["text"][child["parent"]["start"] : child["parent"]["end"]]
    rules = {edit["rule"] for edit in child["edits"]}

    assert list(page["heads"].values()) == ["Two ferries to be sold"]
    assert sheet.text.count(wanted) == 2
    assert wanted not in records[1]["text"]
    assert ("verdict/remove" in rules, "mill/shop" in rules) == (
        word == "remove",
        word == "remove",
    )
    assert reports[1]["totals"]["rules"].keys() == {"appended/article"}
    assert restore(records[1]["text"], reports[1]) == ROWS[1]["text"]
    assert raw.startswith("The Harbour Post")


def test_an_article_that_is_put_back_is_split_off_no_more(asks, clean):
    page = asks("page", name="crawl.jsonl.gz/1")
    split = next(item for item in page["items"] if item["action"] == "split")
    span = [split["start"], split["end"]]
    asks("judge", name="crawl.jsonl.gz/1", spans=[span], verdict="put-back")
    records, reports = clean()

    assert reports[1]["children"] == []
    assert records[1]["text"] == ROWS[1]["text"]


def test_without_the_markup_the_shard_is_needed(clean, desk, out, crawl):
    clean("--detail", "removals")
    beside = Shelf(Results(out, crawl.parent))

    with pytest.raises(InputError, match="--raw DIR"):
        desk.shelf.sheet("crawl.jsonl.gz/1")
    assert beside.sheet("crawl.jsonl.gz/1").text.startswith(ROWS[1]["text"])


def test_what_a_rule_would_take_elsewhere_is_looked_for_in_records(asks):
    rule = asks("draft", name="crawl.jsonl.gz/0", start=0, end=14)
    says = "Whoever reads them learns how much a sack of rye cost in the valley."
    text = rule["text"].replace("The weir fell.", says).replace("[]", "[A mill., A sack of rye.]")
    text = text.replace("  cover:", "  unit: sentence\n  cover:")

    found = asks("check", name=rule["name"], text=text)["reach"]

    assert found == [{"page": "crawl.jsonl.gz/1", "text": says}] * 2


def test_a_damaged_shard_is_told_of_in_the_list(asks, out):
    reports = out / "crawl.jsonl.gz.reports.jsonl.gz"
    reports.write_bytes(reports.read_bytes()[:-9])
    rows = asks("pages")["pages"]

    assert rows[1]["problem"] == "its report cannot be read"
