"""Batches of records: pages and an index are made of shards, whatever their format."""

import gzip
import io
import json

import pyarrow as pa
import pytest
import zstandard
from pyarrow import parquet

from chaffinch.batch.record import Fields
from chaffinch.errors import InputError
from chaffinch.page import folder

TEXT = "The weir above the village was built in 1702.\nThe mill shop is open!\n"
HTML = "<html><body><article><p>The weir of {} fell.</p><p>The mill shop is open!</p>"
LINES = [{"id": f"weir-{n}", "url": f"https://weir.org/{n}", "text": TEXT} for n in range(3)]
PAGES = [{"id": f"mill/{n}", "html": HTML.format(1700 + n)} for n in range(3)]


def jsonl(rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def table(rows):
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def warc(rows):
    records = []
    for row in rows:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + row["html"].encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <{row['id']}>\r\n"
            "WARC-Date: 2026-11-22T00:00:00Z\r\nContent-Type: application/http; msgtype=response"
            f"\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + body + b"\r\n\r\n"))
    return b"".join(records)


SHARDS = {
    "crawl.jsonl": jsonl(PAGES),
    "crawl.jsonl.zst": zstandard.compress(jsonl(PAGES)),
    "crawl.parquet": table(PAGES),
    "crawl.warc.gz": warc(PAGES),
}


@pytest.fixture
def crawl(tmp_path):
    """Write a shard into a folder of its own; the path of the folder."""

    def write(name, data):
        raw = tmp_path / "raw"
        raw.mkdir(exist_ok=True)
        (raw / name).write_bytes(data)
        return raw

    return write


@pytest.mark.parametrize("name", SHARDS)
def test_each_record_has_a_page_and_a_row(shards, crawl, out, tmp_path, name):
    raw = crawl(name, SHARDS[name])
    shards(raw, detail="full")

    assert folder.write(out, tmp_path / "pages") == []
    index = (tmp_path / "pages" / "index.html").read_text("utf-8")
    made = tmp_path / "pages" / "pages" / name / "2.html"
    for number in range(3):
        assert f'href="pages/{name}/{number}.html">mill/{number}</a>' in index
    assert 'href="../../index.html"' in made.read_text("utf-8")
    assert "The weir of <" not in made.read_text("utf-8")
    assert "The weir of 1702 fell." in made.read_text("utf-8")
    assert made.read_text("utf-8").count('data-rule="mill/shop"') == 1
    assert b"The weir of 1701 fell." in folder.one(out, "mill/1")
    assert folder.one(out, "mill/1") == folder.one(out, f"{name}/1")


@pytest.mark.parametrize("name", SHARDS)
def test_without_the_markup_the_raw_text_comes_from_the_shard(shards, crawl, out, tmp_path, name):
    raw = crawl(name, SHARDS[name])
    shards(raw, detail="full")
    full = folder.one(out, "mill/2")
    shards(raw, detail="removals")

    without = folder.write(out, tmp_path / "rows")
    assert [str(error) for error in without] == [
        f"{name}/{number}: the raw page is not at hand: --raw DIR tells where its shard is"
        for number in range(3)
    ]
    assert "mill/2" in (tmp_path / "rows" / "index.html").read_text("utf-8")
    assert folder.write(out, tmp_path / "pages", raw) == []
    assert folder.one(out, "mill/2", raw) == full
    (raw / name).write_bytes(SHARDS["crawl.jsonl"].replace(b"fell", b"sank"))
    with pytest.raises(InputError, match="does not hold the page that was cleaned"):
        folder.one(out, "mill/2", raw)


def test_the_fields_that_were_named_and_what_was_set_apart_are_known(shards, crawl, out, tmp_path):
    rows = [{"key": "a", "body": "\0" * 99}, {"key": "b", "body": "<p>A mill"}, {"key": "c"}]
    raw = crawl("x.jsonl", jsonl(rows) + b"{\n")
    shards(raw, detail="removals", fields=Fields(html="body", id="key"))

    assert b"A mill" in folder.one(out, "b", raw)
    assert folder.write(out, tmp_path / "pages", raw) == []
    index = (tmp_path / "pages" / "index.html").read_text("utf-8")
    assert index.count("set apart: ") == 3
    assert index.count('<th scope="row">') == 4


def test_of_spans_for_dolma_the_pages_come_from_the_raw_shard(shards, crawl, out):
    raw = crawl("x.jsonl", jsonl(LINES))
    shards(raw, to="dolma")

    assert b"mill/shop" in folder.one(out, "weir-1", raw)
    with pytest.raises(InputError, match="--raw DIR"):
        folder.one(out, "weir-1")


def test_a_damaged_shard_is_told_of_and_the_others_are_shown(shards, crawl, out, tmp_path):
    crawl("a.jsonl.gz", gzip.compress(jsonl(LINES)))
    shards(crawl("b.jsonl", jsonl(LINES)))
    reports = out / "a.jsonl.gz.reports.jsonl.gz"
    reports.write_bytes(reports.read_bytes()[:-9])

    (wrong,) = folder.write(out, tmp_path / "pages")

    assert "a.jsonl.gz.reports.jsonl.gz: cannot be read: damaged or cut off" in str(wrong)
    assert (tmp_path / "pages" / "pages" / "b.jsonl" / "2.html").is_file()


def test_one_page_of_a_batch_on_the_command_line(chaffinch, shards, crawl, out, tmp_path):
    shards(crawl("x.jsonl", jsonl(LINES)))
    done = chaffinch("show", out, "--id", "weir-1", "-o", tmp_path / "one.html")
    none = chaffinch("show", out, "--id", "weir-9")
    alone = chaffinch("show", tmp_path / "raw" / "x.jsonl", "--id", "weir-1")

    assert (done.returncode, none.returncode, alone.returncode) == (0, 1, 2)
    assert b"has no page 'weir-9'" in none.stderr
    assert b"<title>weir-1" in (tmp_path / "one.html").read_bytes()
