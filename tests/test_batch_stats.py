"""What a batch did, in numbers: they add up over pages, shards, runs and machines."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch.batch import stats

PAGE = "The weir above the village was built in 1702.\nThe mill shop is open!\n"
FEW = st.integers(0, 9)
COUNTS = st.fixed_dictionaries(
    {"pages": FEW, "languages": st.dictionaries(st.sampled_from("abc"), FEW)},
    optional={"slowest": st.lists(st.tuples(st.floats(0, 9), st.text()).map(list), max_size=12)},
)  # fmt: skip


@pytest.fixture
def crawl(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    for shard in range(2):
        rows = [
            {"id": f"{shard}-{n}", "url": f"https://www.site-{n % 2}.org/{n}", "text": PAGE}
            for n in range(4)
        ]
        lines = "".join(json.dumps(row) + "\n" for row in [*rows, {"url": "https://bad.org/"}])
        (folder / f"{shard}.jsonl").write_text(lines)
    (folder / "page.html").write_text(f"<title>The weir</title><p>{PAGE}")
    return folder


@given(st.lists(COUNTS, max_size=5), st.randoms())
def test_the_order_of_adding_does_not_matter(parts, random):
    shuffled = random.sample(parts, len(parts))

    assert stats.merged(parts) == stats.merged(shuffled)
    assert stats.merged([stats.merged(parts[:2]), *parts[2:]]) == stats.merged(parts)


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.A.org:80/x", "a.org"), (None, stats.NOWHERE), ("no address", stats.NOWHERE),
        ("http://[broken", stats.NOWHERE),
    ],
)  # fmt: skip
def test_a_site_is_a_host(url, site):
    assert stats.site_of(url) == site


def test_all_that_was_done_is_counted(chaffinch, own, crawl, out):
    done = chaffinch("batch", crawl, out, *own)
    told = json.loads(chaffinch("stats", out, "--as", "json").stdout)

    assert done.returncode == 1
    assert (told["pages"], told["cleaned"], told["set_apart"]) == (11, 9, {"fields": 2})
    assert told["categories"]["custom.mill"]["pages"] == 8
    assert told["rules"]["mill/shop"]["edits"] == 8
    assert told["words_raw"] - told["words_clean"] == 8 * 5
    assert {site: each["pages"] for site, each in told["sites"].items()} == {
        "site-0.org": 4, "site-1.org": 4, "bad.org": 2, stats.NOWHERE: 1,
    }  # fmt: skip
    assert told["sites"]["site-0.org"]["rules"] == {
        "mill/shop": {"pages": 4, "edits": 4, "characters": 92}
    }
    assert sum(told["languages"].values()) == 9
    assert len(told["slowest"]) == 8


def test_statistics_add_up_and_come_as_a_table_and_as_csv(chaffinch, own, crawl, out, tmp_path):
    chaffinch("batch", crawl / "0.jsonl", out, *own)
    chaffinch("batch", crawl / "1.jsonl", tmp_path / "more", *own)

    table = chaffinch("stats", out, tmp_path / "more", "--sites", 1).stdout.decode()
    rows = list(csv.DictReader(io.StringIO(
        chaffinch("stats", out, tmp_path / "more", "--as", "csv").stdout.decode()
    )))  # fmt: skip

    assert "10 pages, 2 set apart; 72 of 112 words kept, 35.7% removed" in table
    assert "site-0.org" in table
    assert "site-1.org" not in table
    wanted = {"site": "", "group": "rules", "name": "mill/shop", "count": "pages", "number": "8"}
    assert wanted in rows
    assert {**wanted, "site": "site-1.org", "number": "4"} in rows


def test_a_folder_without_output_is_told(chaffinch, tmp_path):
    done = chaffinch("stats", tmp_path)

    assert done.returncode == 1
    assert b"holds nothing that `chaffinch batch` wrote" in done.stderr


def test_each_step_is_told_as_a_line_of_json(chaffinch, own, crawl, out):
    done = chaffinch("batch", crawl, out, "--log-json", *own)
    told = [json.loads(line) for line in done.stderr.splitlines()]

    assert [each["shard"] for each in told if each["event"] == "shard done"] == [
        "0.jsonl",
        "1.jsonl",
    ]
    assert told[-1] == {
        "event": "finished", "pages": 11, "cleaned": 9, "unchanged": 0, "failed": 2,
        "removed": told[-1]["removed"], "set_apart": {"fields": 2}, "errors": [], "passed_by": {},
    }  # fmt: skip


def test_names_are_printed_as_they_are(chaffinch, own, tmp_path, out):
    (tmp_path / "x.jsonl").write_text(json.dumps({"id": "[red]weir[/red]", "text": PAGE}))

    chaffinch("batch", tmp_path / "x.jsonl", out, *own)

    assert b"[red]weir[/red]" in chaffinch("stats", out).stdout


@pytest.mark.parametrize("given", ["promo=1.5", "nan", "=0.5", "promo="])
def test_what_may_go_is_a_share(chaffinch, crawl, out, given):
    done = chaffinch("batch", crawl, out, "--max-removed", given)

    assert done.returncode == 2
    assert f"--max-removed {given}: give a share from 0 to 1".encode() in done.stderr


def test_what_may_go_by_a_rule_that_nobody_knows_is_told(chaffinch, crawl, out):
    done = chaffinch("batch", crawl, out, "--max-removed", "prmo=0.5")

    assert (done.returncode, out.exists()) == (1, False)
    assert b"no rule is called 'prmo'; did you mean 'promo'?" in done.stderr


@pytest.mark.parametrize("limit", ["--max-page", "--page-seconds"])
@pytest.mark.parametrize("number", ["nan", "inf", "1e400"])
def test_a_limit_is_a_number(chaffinch, crawl, out, limit, number):
    done = chaffinch("batch", crawl, out, limit, number)

    assert (done.returncode, out.exists()) == (2, False)
    assert f"Invalid value for '{limit}'".encode() in done.stderr


def test_a_folder_cannot_be_cleaned_into_itself(chaffinch, crawl):
    done = chaffinch("batch", crawl, f"{crawl}/.")

    assert done.returncode == 2
    assert b"is IN and OUT at once" in done.stderr


@pytest.mark.parametrize("share", ["0/2", "3/2", "x", "1", "1/0", "-1/2"])
def test_a_share_is_one_of_some(chaffinch, crawl, out, share):
    done = chaffinch("batch", crawl, out, f"--shard={share}")

    assert done.returncode == 2
    assert b"write I/N, such as 2/8" in done.stderr


def test_a_list_comes_on_standard_input(chaffinch, own, crawl, out):
    names = f"{crawl}/0.jsonl\n{crawl}/page.html\n"

    done = chaffinch("batch", "-", out, *own, input=names.encode())

    assert b"6 pages: 5 cleaned" in done.stderr
    assert (out / "page.html.txt").exists()
