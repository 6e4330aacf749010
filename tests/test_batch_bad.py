"""Bad records are set apart, each with its reason, and nothing is lost or passed over."""

import bz2
import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaffinch.batch.budget import Budget

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
GOOD = json.dumps({"id": "good", "text": PAGE}).encode()
BAD = {
    "json": b"{not json",
    "fields": b'{"id": "x", "body": "y"}',
    "encoding": b'{"text": "half \\ud800 of a pair"}',
    "binary": json.dumps({"text": "\0\1\2" * 50}).encode(),
    "size": json.dumps({"text": PAGE * 30}).encode(),
}


def rows(path):
    opened = {".gz": gzip.open, ".bz2": bz2.open}.get(path.suffix, open)
    with opened(path, "rb") as lines:
        return [json.loads(line) for line in lines]


def apart(out, name="x.jsonl"):
    (path,) = (out / "quarantine").glob(f"{name}.jsonl*")
    return rows(path)


@pytest.mark.parametrize("reason", BAD)
def test_a_bad_record_is_set_apart_and_the_rest_is_done(shards, out, tmp_path, reason):
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join([GOOD, BAD[reason], GOOD]))

    totals = shards(path, most=1000)

    (kept,) = apart(out)
    assert totals.failed
    assert (kept["reason"], totals.stats["set_apart"]) == (reason, {reason: 1})
    assert [row["text"] for row in rows(out / "x.jsonl")] == [KEPT, KEPT]
    if reason != "json":
        wanted = json.loads(BAD[reason])
        assert kept["input"] == wanted or json.loads(kept["input"]) == wanted


SHARED = [HealthCheck.function_scoped_fixture]  # each example has a folder of its own


def test_a_record_that_is_nested_too_deep_is_set_apart(shards, out, tmp_path):
    deep = [b'{"text":"a","x":' + b"[" * n + b"]" * n + b"}" for n in (90, 260, 990, 1020, 9000)]
    path = tmp_path / "x.jsonl"
    path.write_bytes(b"\n".join([GOOD, *deep, GOOD]))

    totals = shards(path)

    done = (out / "x.jsonl").read_bytes().splitlines()
    assert len(done) + sum(totals.stats["set_apart"].values()) == 7
    assert list(totals.stats["set_apart"]) == ["json"]
    assert totals.errors == []
    assert len(done) >= 4


@settings(max_examples=20, deadline=None, suppress_health_check=SHARED)
@given(st.lists(st.sampled_from([GOOD, *BAD.values()]) | st.binary(max_size=20), max_size=9))
def test_counted_in_is_counted_out(tmp_path_factory, shards, lines):
    folder = tmp_path_factory.mktemp("counted")
    lines = [line.replace(b"\n", b" ") for line in lines]
    (folder / "x.jsonl").write_bytes(b"\n".join([GOOD, *lines]))

    totals = shards(folder / "x.jsonl", where=folder / "out", most=1000)

    there = 1 + sum(1 for line in lines if line.strip())
    done = len(rows(folder / "out" / "x.jsonl"))
    kept = apart(folder / "out") if totals.failed else []
    assert there == done + len(kept) == totals.stats["pages"]
    assert len(rows(folder / "out" / "x.jsonl.reports.jsonl")) == done


@pytest.mark.parametrize(
    ("ending", "pack"),
    [("gz", gzip.compress), ("bz2", bz2.compress), ("zst", zstandard.compress)],
)
def test_a_stream_that_is_cut_off_is_told(shards, tmp_path, ending, pack):
    data = b"".join(
        json.dumps({"id": n, "text": KEPT + os.urandom(700).hex()}).encode() + b"\n"
        for n in range(1500)
    )
    whole = pack(data)
    path = tmp_path / f"x.jsonl.{ending}"
    path.write_bytes(whole[: len(whole) // 2])

    totals = shards(path)

    assert totals.stats["set_apart"]["unreadable"] == 1
    assert totals.stats["pages"] == totals.stats.get("cleaned", 0) + sum(
        totals.stats["set_apart"].values()
    )


@pytest.mark.parametrize("name", ["x.parquet", "x.zip", "x.tar", "x.warc.gz", "x.jsonl.gz"])
def test_a_damaged_file_is_told_and_the_rest_is_done(shards, out, tmp_path, name):
    folder = tmp_path / "in"
    folder.mkdir()
    magic = {"x.parquet": b"PAR1", "x.zip": b"PK\3\4", "x.tar": bytes(257) + b"ustar"}
    (folder / name).write_bytes(magic.get(name, b"\x1f\x8b\x08\0") + b"damaged" * 99)
    (folder / "y.jsonl").write_bytes(GOOD)

    totals = shards(folder)

    assert totals.failed
    assert rows(out / "y.jsonl")[0]["text"] == KEPT


def test_what_takes_too_much_is_set_apart_with_its_report(shards, out, tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_bytes(GOOD)

    assert not shards(path, budget=Budget.read(["0.9", "mill=0.9"])).failed
    for given_ in (["0.2"], ["mill/shop=0.2"], ["mill=0.2"]):
        assert shards(path, budget=Budget.read(given_)).stats["set_apart"] == {"removed": 1}
    (kept,) = apart(out)
    assert kept["report"]["totals"]["rules"]["mill/shop"]["edits"] == 1
    assert kept["message"] == "33% went by mill, and 20% may"
    assert rows(out / "x.jsonl") == []


@pytest.mark.parametrize("given_", ["2", "-1", "mill=", "x=y", ""])
def test_a_budget_is_a_share(given_):
    with pytest.raises(ValueError, match="give a share from 0 to 1"):
        Budget.read([given_])


TRAPS = """
import sys
if "chaffinch.batch.worker" in " ".join(sys.orig_argv):
    import ctypes, os, chaffinch.cleaner
    clean = chaffinch.cleaner.Cleaner.clean
    def trapped(self, page, **given):
        if page.raw.startswith("segfault"): ctypes.string_at(0)
        if page.raw.startswith("exit"): os._exit(3)
        while page.raw.startswith("endless"): pass
        hoard = []
        while page.raw.startswith("hoard"): hoard.append(bytes(10_000_000))
        return clean(self, page, **given)
    chaffinch.cleaner.Cleaner.clean = trapped
"""
REASONS = {"segfault": "crash", "exit": "crash", "endless": "time", "hoard": "memory"}


@pytest.fixture
def trapped(tmp_path):
    """Pages on which a worker ends: traps that a page could not set to the cleaner we ship."""
    traps = tmp_path / "traps"
    traps.mkdir()
    (traps / "sitecustomize.py").write_text(TRAPS)
    environment = {**os.environ, "PYTHONPATH": str(traps)}
    limits = ["--page-seconds", "1", "--page-memory", "400", "--workers", "2"]

    def run(*arguments):
        command = [Path(sys.executable).with_name("chaffinch"), "batch", *arguments, *limits]
        return subprocess.run(
            [*map(str, command)], env=environment, capture_output=True, timeout=120, check=False
        )

    return run


def test_a_record_that_ends_its_worker_costs_itself_alone(trapped, own, out, tmp_path):
    path = tmp_path / "x.jsonl"
    texts = [PAGE, *REASONS, PAGE]
    path.write_text("".join(json.dumps({"id": text[:8], "text": text}) + "\n" for text in texts))

    done = trapped(path, out, *own)

    assert done.returncode == 1
    assert {row["id"]: row["reason"] for row in apart(out)} == REASONS
    assert [row["text"] for row in rows(out / "x.jsonl")] == [KEPT, KEPT]
    assert b"segfault: the page ended the worker by SIGSEGV" in done.stderr
    assert b"6 pages: 2 cleaned, 0 unchanged, 4 failed" in done.stderr


HARMLESS = {
    "boxes in boxes": {"html": "<div>" * 20_000 + KEPT},
    "tables in tables": {"html": "<table><tr><td>x" * 3_000},
    "marks in marks": {"html": "<b>x " * 10_000},
    "one word": {"text": "a" * 200_000 + "!"},
    "words that patterns begin with": {"text": ("sign up for our share by " * 7 + "\n") * 500},
    "one line of them": {"text": "sign up for our share by " * 5_000},
    "spaces": {"text": "by" + " " * 200_000 + "x"},
}


def test_pages_made_to_harm_are_cleaned_within_the_limits(chaffinch, out, tmp_path):
    """With all rules; they would nest too deep for some parsers, and hang some patterns."""
    path = tmp_path / "x.jsonl"
    lines = (json.dumps({"id": name, **page}) + "\n" for name, page in HARMLESS.items())
    path.write_text("".join(lines))

    done = chaffinch("batch", path, out, "--page-seconds", 20, "--page-memory", 600)

    assert done.returncode == 0, done.stderr
    assert [row["id"] for row in rows(out / "x.jsonl")] == list(HARMLESS)
    assert chaffinch("verify", out).returncode == 0


def test_a_page_that_ends_its_worker_costs_itself_alone(trapped, own, out, pages):
    for name in REASONS:
        (pages / f"{name}.txt").write_text(name)

    done = trapped(pages, out, *own)

    assert done.returncode == 1
    assert b"6 pages: 2 cleaned, 0 unchanged, 4 failed" in done.stderr
    for name, reason in REASONS.items():
        told = json.loads((out / "quarantine" / f"{name}.txt.reason.json").read_bytes())
        assert told["reason"] == reason
        assert (out / "quarantine" / f"{name}.txt").read_text() == name


def test_a_page_that_is_mended_leaves_the_quarantine(batch, pages, out):
    (pages / "one.txt").write_bytes(bytes(range(256)) * 4)
    batch()
    assert sorted(path.name for path in (out / "quarantine").iterdir()) == [
        "one.txt", "one.txt.reason.json",
    ]  # fmt: skip
    (pages / "one.txt").write_text(PAGE)

    assert batch()["one.txt"] == "cleaned"
    assert list((out / "quarantine").iterdir()) == []
