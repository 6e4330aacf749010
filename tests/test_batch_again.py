"""The same batch once more: what is done again, what is left, and what a crash may not spoil."""

import errno
import os
from pathlib import Path

import pytest

from chaffinch.errors import OutputError

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"


def test_unchanged_pages_are_left_alone(batch, out):
    batch()
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}

    again = batch()

    assert set(again.values()) == {"unchanged"}
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_a_changed_page_is_cleaned_again_and_no_other(batch, pages, out):
    batch()
    (pages / "one.txt").write_text(KEPT + PAGE)

    assert batch() == {"one.txt": "cleaned", "a/deep/two.md": "unchanged"}
    assert (out / "one.txt").read_text() == KEPT * 2


def test_a_changed_rule_cleans_all_again(batch, own_rules, out):
    batch()
    rule = own_rules / "mill" / "shop.yaml"
    rule.write_text(rule.read_text("utf-8").replace("open]", "shut]"), "utf-8")

    assert set(batch().values()) == {"cleaned"}
    assert (out / "one.txt").read_text() == PAGE


def test_another_profile_cleans_all_again(batch, tmp_path, out):
    mine = tmp_path / "mine.yaml"
    mine.write_text("custom.mill: flag\n")
    batch()

    assert set(batch(profile=str(mine)).values()) == {"cleaned"}
    assert (out / "one.txt").read_text() == PAGE


def test_a_changed_profile_of_the_same_name_cleans_all_again(batch, tmp_path, out):
    mine = tmp_path / "mine.yaml"
    mine.write_text("custom.mill: flag\n")
    batch(profile=str(mine))
    mine.write_text("custom.mill: remove\n")

    assert set(batch(profile=str(mine)).values()) == {"cleaned"}
    assert (out / "one.txt").read_text() == KEPT


@pytest.mark.parametrize("name", ["one.txt", "one.txt.report.json"])
@pytest.mark.parametrize("data", [None, b"", b"{}", b"[1]", PAGE.encode()])
def test_a_tampered_or_deleted_output_is_written_again(batch, out, name, data, written):
    batch()
    whole = written()
    path = out / name
    path.unlink() if data is None else path.write_bytes(data)

    assert batch()["one.txt"] == "cleaned"
    assert written() == whole


def test_a_report_with_edits_missing_is_written_again(batch, out, written):
    batch()
    whole = written()
    path = out / "one.txt.report.json"
    path.write_bytes(path.read_bytes().replace(b'"totals": {', b'"sums": {'))

    assert batch()["one.txt"] == "cleaned"
    assert written() == whole


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("at", [(os, "fsync"), (Path, "replace"), (os, "fdopen")])
def test_a_full_disk_leaves_the_old_files_whole(batch, pages, monkeypatch, at, written):
    batch()
    before = written()
    for page in (pages / "one.txt", pages / "a/deep/two.md"):
        page.write_text(KEPT + PAGE)
    monkeypatch.setattr(*at, full)

    assert batch() == {}  # the first stops the batch
    assert written() == before


def test_a_full_disk_is_an_output_error(tmp_path, monkeypatch):
    from chaffinch import files

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(OutputError, match="No space left on device"):
        files.write(tmp_path / "x.txt", b"x")
