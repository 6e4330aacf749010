"""Folders in, folders out: which pages are taken, and what one bad page may not do."""

import os

import pytest

from chaffinch import Cleaner
from chaffinch.batch import inputs, page, plan
from chaffinch.batch.settings import Settings
from chaffinch.errors import InputError

KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"


def planned(*names, out):
    """The jobs of a batch."""
    return plan.of_inputs(inputs.look(map(str, names), str(out)), Settings(str(out))).jobs


def test_a_folder_with_sub_folders_and_without_what_is_hidden(chaffinch, pages, out, own, written):
    done = chaffinch("batch", pages, out, *own)

    assert (done.returncode, done.stdout) == (0, b"")
    assert b"2 pages: 2 cleaned, 0 unchanged, 0 failed" in done.stderr
    assert list(written()) == [
        "a/deep/two.md", "a/deep/two.md.report.json", "one.txt", "one.txt.report.json",
    ]  # fmt: skip
    assert (out / "one.txt").read_text() == KEPT


def test_a_file_that_is_named_is_cleaned_whatever_it_is_called(batch, pages, out):
    assert batch(pages / "five.json", pages / ".three.txt") == {
        ".three.txt": "cleaned",
        "five.json": "cleaned",
    }
    assert (out / "five.json").read_text() == KEPT


def test_one_bad_page_does_not_stop_the_rest(chaffinch, pages, out, own, written):
    (pages / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (pages / "blocked.txt").write_text(PAGE)
    (out / "blocked.txt").mkdir(parents=True)

    done = chaffinch("batch", pages, out, *own)

    assert done.returncode == 1
    assert b"4 pages: 2 cleaned, 0 unchanged, 2 failed" in done.stderr
    assert b"binary.txt: not text: it looks like a binary file" in done.stderr
    assert b"blocked.txt: cannot be written: Is a directory" in done.stderr
    assert "binary.txt" not in written()


@pytest.mark.parametrize("target", ["nowhere.txt", "lost.txt"], ids=["nowhere", "in a circle"])
def test_a_link_that_leads_to_no_page_is_told(batch, pages, target):
    (pages / "lost.txt").symlink_to(pages / target)

    assert batch()["lost.txt"] == "failed"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_page_is_told(batch, pages):
    (pages / "one.txt").chmod(0)

    assert batch() == {"one.txt": "failed", "a/deep/two.md": "cleaned"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_cannot_be_read_is_told(chaffinch, pages, out):
    (pages / "a" / "deep").chmod(0)

    done = chaffinch("batch", pages, out)

    assert done.returncode == 1
    assert b"deep: Permission denied" in done.stderr


def test_a_page_on_which_the_program_itself_fails_is_told(cleaner, pages, out, monkeypatch):
    monkeypatch.setattr(Cleaner, "clean", lambda *_: 1 / 0)

    job = page.Job(pages / "one.txt", "one.txt", out / "one.txt")
    done = page.clean(cleaner, job, Settings(str(out)))

    assert done.status == "failed"
    assert done.error.endswith("one.txt: ZeroDivisionError: division by zero")


def test_two_pages_with_one_name_are_an_error(chaffinch, pages, out):
    other = pages.with_name("other")
    other.mkdir()
    (other / "one.txt").write_text(KEPT)

    done = chaffinch("batch", pages, other, out)

    assert done.returncode == 1
    assert b"would be written to the same file as" in done.stderr
    assert not out.exists()


def test_a_page_and_the_report_of_another_are_an_error(pages, out):
    report = pages / "one.txt.report.json"
    report.write_text(PAGE)

    with pytest.raises(InputError, match="would be written over"):
        planned(pages / "one.txt", report, out=out)


def test_the_output_is_not_read_as_input(pages, out):
    inside = pages / "out"
    out.mkdir()
    out.rename(inside)
    (inside / "old.txt").write_text(PAGE)

    assert {job.name for job in planned(pages, out=inside)} == {"a/deep/two.md", "one.txt"}


def test_cleaning_a_folder_into_itself_is_refused(pages):
    with pytest.raises(InputError):
        planned(pages / "one.txt", out=pages)


def test_a_file_for_the_output_is_misuse(chaffinch, pages):
    done = chaffinch("batch", pages, pages / "one.txt")

    assert done.returncode == 2
    assert b"is a file; OUT must be a folder" in done.stderr


def test_an_input_that_is_not_there_is_told(chaffinch, out):
    done = chaffinch("batch", "nowhere", out)

    assert done.returncode == 1
    assert b"nowhere: No such file" in done.stderr
