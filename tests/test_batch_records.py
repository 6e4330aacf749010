"""Records in and out: every format gives the same clean texts, keeps its fields, and restores."""

import gzip
import json

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

import chaffinch
from chaffinch.batch import proof
from chaffinch.batch.record import Fields
from chaffinch.batch.records import jsonl
from chaffinch.batch.records.base import Segment, Shard
from chaffinch.batch.work import DOLMA
from record_formats import CLEAN, MAKERS, PAGE, ROWS, lines, texts, unpacked


@pytest.mark.parametrize("name", MAKERS)
def test_every_format_is_cleaned_and_restored(shards, out, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(MAKERS[name](ROWS))

    totals = shards(path)

    assert (totals.status["cleaned"], totals.failed) == (5, False)
    assert texts(out / name) == CLEAN
    (reports,) = out.glob(f"{name}.reports.jsonl*")
    made = [json.loads(line) for line in unpacked(reports).splitlines()]
    raw = [chaffinch.restore(text, report) for text, report in zip(CLEAN, made, strict=True)]
    assert raw == [row["text"] for row in ROWS]
    names = [report["input"]["name"] for report in made]
    assert [each.removesuffix(".txt") for each in names] == [row["id"] for row in ROWS]
    assert list(proof.proofs(str(out))) == [(f"{name}: {each}", "") for each in names]


@pytest.mark.parametrize("name", MAKERS)
def test_the_content_tells_what_a_file_is(shards, tmp_path, name):
    if ".csv" in name or ".tsv" in name:
        pytest.skip("a table of text has no mark of its own")
    path = tmp_path / "wrong.html"
    path.write_bytes(MAKERS[name](ROWS))

    assert shards(path).status["cleaned"] == 5


@pytest.mark.parametrize("to", ["jsonl", "csv", "parquet", "warc", "zip", "tar"])
@pytest.mark.parametrize("name", ["x.jsonl.gz", "x.parquet", "x.warc"])
def test_every_format_is_written_from_others(shards, out, tmp_path, name, to):
    path = tmp_path / name
    path.write_bytes(MAKERS[name](ROWS))

    assert not shards(path, to=to).failed
    (made,) = [path for path in out.glob("x.*") if ".reports." not in path.name]
    assert f".{to}" in made.name
    assert texts(made) == CLEAN


def test_fields_stay_and_what_is_told_is_added(shards, out, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(lines([{**ROWS[0], "deep": {"a": [1, None]}, "big": 3**60}]))

    shards(path)

    record = json.loads((out / "x.jsonl").read_text())
    note = record.pop("chaffinch")
    assert record == {**ROWS[0], "deep": {"a": [1, None]}, "big": 3**60, "text": CLEAN[0]}
    assert note["rules"] == {"mill/shop": 1}
    assert note["removed"] == pytest.approx(5 / 14, abs=0.001)


def test_columns_keep_their_types(shards, out, tmp_path):
    path = tmp_path / "x.parquet"
    types = {"text": pa.string(), "day": pa.date32(), "small": pa.int8(), "raw": pa.binary()}
    rows = [{"text": PAGE.format(1702), "day": None, "small": 7, "raw": b"\xff\0"}]
    parquet.write_table(pa.Table.from_pylist(rows, pa.schema(types.items())), path)

    shards(path)

    found = parquet.read_table(out / "x.parquet")
    assert {name: found.schema.field(name).type for name in types} == types
    assert found.column("raw").to_pylist() == [b"\xff\0"]


def test_fields_can_be_named(shards, out, tmp_path):
    path = tmp_path / "x.jsonl"
    page = "<html><body><p>The weir above the village was built in 1702.</p></body></html>"
    path.write_bytes(lines([{"page": page, "key": 7, "at": "https://a.org/", "text": "mine"}]))

    shards(path, fields=Fields(html="page", id="key", url="at"))

    record = json.loads((out / "x.jsonl").read_text())
    report = json.loads((out / "x.jsonl.reports.jsonl").read_text())
    assert record["text"].strip() == "The weir above the village was built in 1702."
    assert (record["page"], record["text_was"]) == (page, "mine")
    assert (report["input"]["name"], report["input"]["url"]) == ("7", "https://a.org/")
    assert chaffinch.restore(record["text"], report) == page


def response(media, body):
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + body
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <a>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def test_a_served_page_is_decoded_as_it_was_served(shards, out, tmp_path):
    page = "<html><body><p>Die Mühle steht seit 1702 über dem Wehr.</p>".encode("cp1252")
    path = tmp_path / "x.warc"
    path.write_bytes(
        response("text/html; charset=windows-1252", page) + response("image/png", b"1")
    )

    totals = shards(path)

    assert texts(out / "x.warc")[0].strip() == "Die Mühle steht seit 1702 über dem Wehr."
    assert totals.stats["skipped"] == 1


def test_dolma_has_spans_and_a_line_for_every_document(shards, out, tmp_path):
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(lines([*ROWS, {"id": "bad"}])))

    shards(path, to="dolma")

    made = [json.loads(line) for line in unpacked(out / DOLMA / "x.jsonl.gz").splitlines()]
    start, end, score = made[0]["attributes"]["chaffinch__custom_mill"][0]
    assert "The mill shop is open!" in ROWS[0]["text"][start:end]
    assert 0 < score <= 1
    assert [each["id"] for each in made] == [*(row["id"] for row in ROWS), "bad"]
    assert made[5]["attributes"] == {}


def test_datatrove_has_documents(shards, out, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(lines(ROWS))

    shards(path, to="datatrove")

    first = json.loads(unpacked(out / "x.jsonl.gz").splitlines()[0])
    assert list(first) == ["text", "id", "media", "metadata"]
    assert (first["text"], first["id"]) == (CLEAN[0], "weir-0")
    assert first["metadata"]["n"] == 0
    assert first["metadata"]["url"] == ROWS[0]["url"]


@given(
    st.lists(st.binary(max_size=12).map(lambda each: each.replace(b"\n", b"")), max_size=12),
    st.integers(1, 40),
    st.booleans(),
)
def test_ranges_of_a_file_have_each_line_once(tmp_path_factory, parts, size, ends):
    path = tmp_path_factory.mktemp("ranges") / "x.jsonl"
    path.write_bytes(b"\n".join(parts) + (b"\n" if ends and parts else b""))
    whole = path.stat().st_size
    shard = Shard(str(path), "x.jsonl", "jsonl", "", whole, "")
    cuts = [Segment(at, at, min(at + size, whole)) for at in range(0, max(whole, 1), size)]

    found = [item for cut in cuts for item in jsonl.items(shard, cut, 99)]

    assert [item.data.rstrip(b"\n") for item in found] == [part for part in parts if part.strip()]
    for item in found:
        at = int(item.name.partition("@")[2])
        assert path.read_bytes()[at : at + item.size] == item.data


@pytest.mark.parametrize(
    ("spoiled", "word"), [("x.jsonl", "village"), ("x.jsonl.reports.jsonl", "mill shop is")]
)
def test_what_was_changed_is_no_proof(shards, out, tmp_path, chaffinch, spoiled, word):
    path = tmp_path / "x.jsonl"
    path.write_bytes(lines(ROWS))
    shards(path)
    kept = (out / spoiled).read_text().splitlines(keepends=True)
    (out / spoiled).write_text("".join([kept[0], kept[1].replace(word, "other"), *kept[2:-1]]))

    done = chaffinch("verify", out)

    assert done.returncode == 1
    assert b"has other pages than its reports, from number 4 on" in done.stderr
    assert b"3 of 5 pages rebuilt exactly" in done.stderr
