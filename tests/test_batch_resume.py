"""Broken off, shared out, with any number of workers: the bytes are those of an unbroken run."""

import errno
import gzip
import json
import os
import resource
from pathlib import Path

import pytest

from chaffinch import files
from chaffinch.batch import part, store
from chaffinch.batch.records import jsonl
from chaffinch.errors import InputError

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"


@pytest.fixture(autouse=True)
def small_parts(monkeypatch):
    monkeypatch.setattr(part, "RECORDS", 4)
    monkeypatch.setattr(jsonl, "RANGE", 2000)


@pytest.fixture
def crawl(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    for shard in range(2):
        rows = [{"id": f"{shard}-{n}", "text": f"{n}\n{PAGE * (n % 5)}"} for n in range(40)]
        rows[7] = {"id": "bad"}
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{shard}.jsonl").write_text(lines)
    (folder / "page.txt").write_text(PAGE)
    return folder


@pytest.fixture
def whole(shards, crawl, tmp_path, written):
    """What an unbroken run writes."""
    assert shards(crawl, where=tmp_path / "whole").status["cleaned"] == 79
    return written(tmp_path / "whole")


def test_what_is_done_is_left_and_what_is_forced_is_done(shards, crawl, out, whole, written):
    first = shards(crawl)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*.jsonl")}

    again = shards(crawl)

    assert (first.status["cleaned"], again.status["unchanged"]) == (79, 79)
    assert (first.failed, again.failed) == (True, True)  # two pages are still set apart
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*.jsonl")} == before
    assert not list(out.glob(".chaffinch/work/*"))
    assert shards(crawl, force=True).status["cleaned"] == 79
    assert written(out) == whole


@pytest.mark.parametrize("at", range(1, 60, 4))
def test_a_run_that_ends_at_any_write_is_taken_up(
    shards, crawl, out, whole, monkeypatch, at, written
):
    left = [at]
    rename = Path.replace

    class Killed(BaseException):
        pass

    def replace(self, target):
        left[0] -= 1
        if left[0] == 0:
            raise Killed
        return rename(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        try:
            shards(crawl)
        except Killed:
            assert left == [0]
    shards(crawl)

    assert written(out) == whole
    assert not list(out.glob(".chaffinch/work/*"))


def test_a_changed_shard_is_done_again_and_no_other(shards, crawl, out):
    shards(crawl)
    with (crawl / "1.jsonl").open("a") as file:
        file.write(json.dumps({"text": PAGE}) + "\n")

    again = shards(crawl)

    assert (again.status["cleaned"], again.status["unchanged"]) == (40, 40)
    assert len((out / "1.jsonl").read_text().splitlines()) == 40


def test_changed_rules_do_all_again(shards, crawl, out, own_rules):
    shards(crawl)
    rule = own_rules / "mill" / "shop.yaml"
    rule.write_text(rule.read_text("utf-8").replace("open]", "shut]"), "utf-8")

    assert shards(crawl).status["unchanged"] == 0
    assert "mill shop" in (out / "0.jsonl").read_text()


@pytest.mark.parametrize("name", ["0.jsonl", "0.jsonl.reports.jsonl"])
def test_an_output_that_was_deleted_or_cut_is_written_again(
    shards, crawl, out, whole, name, written
):
    shards(crawl)
    os.truncate(out / name, 10)

    shards(crawl)

    assert written(out) == whole


def test_a_shared_out_batch_is_put_together(shards, crawl, out, whole, chaffinch, written):
    for number in (1, 2, 3):
        shards(crawl, share=f"{number}/3")
        assert not (out / "0.jsonl").exists()

    done = chaffinch("merge", out)

    assert done.returncode == 1  # for the two pages that were set apart
    assert written(out) == whole
    assert b"2 failed" in done.stderr


def test_a_merge_says_what_is_missing(shards, crawl, chaffinch, out):
    shards(crawl, share="1/3")

    done = chaffinch("merge", out)

    assert done.returncode == 1
    assert b"is not finished: run its --shard again" in done.stderr
    assert not (out / "0.jsonl").exists()


def test_a_merge_of_nothing_is_told(chaffinch, tmp_path):
    done = chaffinch("merge", tmp_path)

    assert done.returncode == 1
    assert b"holds no plan" in done.stderr


def test_a_vanished_input_fails_alone(shards, crawl, out):
    real = store.open_read
    (crawl / "2.jsonl").write_text("{}\n")

    def vanishing(path):
        if path.endswith("1.jsonl") and (out / ".chaffinch/work").exists():
            Path(path).unlink(missing_ok=True)
        return real(path)

    store.open_read = vanishing
    try:
        totals = shards(crawl)
    finally:
        store.open_read = real

    assert [error for error in totals.errors if "1.jsonl: No such file" in error]
    assert not (out / "1.jsonl").exists()
    assert (out / "2.jsonl").exists()


def test_a_full_disk_is_told_and_the_next_run_goes_on(
    shards, crawl, out, whole, monkeypatch, written
):
    with monkeypatch.context() as patch:
        patch.setattr(files.os, "fsync", full(after=9))
        totals = shards(crawl)

        assert any("No space left on device" in error for error in totals.errors)
    shards(crawl)

    assert written(out) == whole


def full(after):
    """A disk that is full after so many files."""
    left = [after]

    def fsync(_):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return fsync


def test_workers_that_may_write_no_more_tell_and_the_next_run_goes_on(
    chaffinch, crawl, own, tmp_path, written
):
    """The system itself refuses here, as it does on a full disk."""
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    chaffinch("batch", crawl, whole, *own)

    def narrow():
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))

    done = chaffinch("batch", crawl, cut, "--workers", 2, *own, preexec_fn=narrow)

    assert done.returncode == 1
    assert b"cannot be written: File too large" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not [path for path in cut.rglob("*") if path.name.startswith(".0")]
    chaffinch("batch", crawl, cut, *own)
    assert written(cut) == written(whole)


def test_a_shard_that_changes_meanwhile_is_told_and_done_again(shards, crawl, out, monkeypatch):
    real = store.write
    line = json.dumps({"id": "late", "text": PAGE}) + "\n"

    def write(path, data):
        if path.endswith(".part") and line not in (crawl / "0.jsonl").read_text():
            with (crawl / "0.jsonl").open("a") as file:
                file.write(line)
        real(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(store, "write", write)
        totals = shards(crawl)

    assert [error for error in totals.errors if "0.jsonl: was changed meanwhile" in error]
    assert not (out / "0.jsonl").exists()
    assert (out / "1.jsonl").exists()
    assert not shards(crawl).errors
    assert len((out / "0.jsonl").read_text().splitlines()) == 40


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(chaffinch, crawl, tmp_path):
    (tmp_path / "shut").mkdir(mode=0o555)

    done = chaffinch("batch", crawl, tmp_path / "shut" / "out")

    assert done.returncode == 1
    assert b"cannot be made: Permission denied" in done.stderr


def test_two_shards_may_not_be_written_to_one_file(shards, crawl):
    (crawl / "0.jsonl.gz").write_bytes(gzip.compress(b"{}\n"))

    with pytest.raises(InputError, match="would be written over"):
        shards(crawl, to="datatrove")
