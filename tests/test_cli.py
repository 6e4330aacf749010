"""`chaffinch clean` as a user runs it: what it prints, what it writes, how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(sys.executable).with_name("chaffinch")
KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return path


def test_clean_a_file_to_standard_output(chaffinch, page, own):
    done = chaffinch("clean", page, *own)

    assert (done.returncode, done.stdout, done.stderr) == (0, KEPT.encode(), b"")


@pytest.mark.parametrize("files", [[], ["-"]])
def test_clean_standard_input(chaffinch, own, files):
    done = chaffinch("clean", *files, *own, input=PAGE.encode())

    assert (done.returncode, done.stdout) == (0, KEPT.encode())


def test_clean_to_files_and_restore_to_the_same_bytes(chaffinch, page, own, tmp_path):
    clean, report = tmp_path / "clean.txt", tmp_path / "made.json"

    done = chaffinch("clean", page, "-o", clean, "--report", report, *own)
    back = chaffinch("restore", clean, report)
    chaffinch("restore", clean, report, "-o", tmp_path / "back.txt")

    assert (done.returncode, done.stdout) == (0, b"")
    assert clean.read_bytes() == KEPT.encode()
    assert back.stdout == (tmp_path / "back.txt").read_bytes() == page.read_bytes()


def test_clean_several_files_to_folders(chaffinch, page, own, tmp_path):
    other, out = tmp_path / "other.txt", tmp_path / "out"
    other.write_text(KEPT)
    out.mkdir()

    done = chaffinch("clean", page, other, "-", "-o", out, "--report", out, *own, input=b"x\n")

    assert done.returncode == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "other.txt", "other.txt.report.json", "page.txt", "page.txt.report.json",
        "stdin.txt", "stdin.txt.report.json",
    ]  # fmt: skip
    assert (out / "page.txt").read_text() == KEPT


def test_several_files_to_one_file_is_misuse(chaffinch, page):
    done = chaffinch("clean", page, page, "-o", "one.txt")

    assert done.returncode == 2
    assert b"one.txt: must be a folder" in done.stderr


def test_a_file_that_fails_does_not_stop_the_others(chaffinch, page, own, tmp_path):
    done = chaffinch("clean", tmp_path / "none.txt", tmp_path, page, *own)

    assert (done.returncode, done.stdout) == (1, KEPT.encode())
    assert b"none.txt: No such file" in done.stderr
    assert b"is a folder; `chaffinch batch` takes folders" in done.stderr


@pytest.mark.parametrize("option", ["--output", "--report"])
def test_nothing_is_written_over_the_page(chaffinch, page, own, option):
    done = chaffinch("clean", page, option, page, *own)

    assert (done.returncode, page.read_bytes()) == (2, PAGE.encode())
    assert b"would be written over the page itself" in done.stderr


def test_no_child_is_written_over_a_page(chaffinch, page, own):
    other = page.with_name(f"{page.name}.1.txt")
    other.write_text(PAGE, "utf-8")

    done = chaffinch("clean", page, other, "--children", page.parent, *own)

    assert (done.returncode, other.read_text("utf-8")) == (2, PAGE)
    assert b"children would be written over it" in done.stderr


def test_a_diff_is_printed_and_not_silently_left_unwritten(chaffinch, page, own, tmp_path):
    done = chaffinch("clean", page, "--diff", "-o", tmp_path / "page.diff", *own)

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--diff is for standard output" in done.stderr


def test_the_folder_of_the_page_as_output_is_misuse(chaffinch, page, own):
    assert chaffinch("clean", page, "-o", page.parent, *own).returncode == 2
    assert page.read_bytes() == PAGE.encode()


def test_a_pipe_with_a_name_is_written_to_and_stays_one(chaffinch, page, own, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)

    done = chaffinch("clean", page, "-o", pipe, *own)

    assert (done.returncode, reader.communicate(timeout=60)[0]) == (0, KEPT.encode())
    assert pipe.is_fifo()


def test_an_output_that_cannot_be_written_is_told(chaffinch, page, own, tmp_path):
    done = chaffinch("clean", page, "-o", tmp_path / "none" / "clean.txt", *own)

    assert done.returncode == 1
    assert b"clean.txt: cannot be written: No such file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_text_and_report_to_one_file_is_misuse(chaffinch, page, own, tmp_path):
    one = tmp_path / "one"

    assert chaffinch("clean", page, "-o", one, "--report", one, *own).returncode == 2


def test_two_files_of_one_name_are_not_written_over_each_other(chaffinch, page, own, tmp_path):
    twin, out = tmp_path / "twin" / "page.txt", tmp_path / "out"
    for folder in (twin.parent, out):
        folder.mkdir()
    twin.write_text(KEPT * 2)

    assert chaffinch("clean", page, twin, "-o", out, *own).returncode == 2


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (PAGE.replace("\n", "\r\n").encode(), KEPT.replace("\n", "\r\n").encode()),
        (b"\xef\xbb\xbf" + PAGE.encode(), b"\xef\xbb\xbf" + KEPT.encode()),
        (("\ufeff" + PAGE).encode("utf-16-le"), ("\ufeff" + KEPT).encode()),
        (b"caf\xe9 noir\nThe mill shop is open!\n", "café noir\n".encode()),
    ],
    ids=["crlf", "bom", "utf-16", "windows-1252"],
)
def test_bytes_are_exact(chaffinch, own, tmp_path, raw, clean):
    report, out = tmp_path / "made.json", tmp_path / "clean.txt"

    done = chaffinch("clean", "-", "--report", report, *own, input=raw)
    out.write_bytes(done.stdout)

    assert done.stdout == clean
    assert chaffinch("restore", out, report).stdout == raw


def test_profile_only_and_without(chaffinch, own_rules, tmp_path):
    keep = tmp_path / "mine.yaml"
    keep.write_text("custom.mill: keep\n")
    text = "Skip to content\n\n" + PAGE

    def cleaned(*options):
        return chaffinch("clean", "--rules", own_rules, *options, input=text.encode()).stdout

    assert cleaned("--profile", keep, "--only", "mill") == text.encode()
    assert cleaned("--only", "mill/shop") == b"Skip to content\n\n" + KEPT.encode()
    assert cleaned("--without", "mill") == PAGE.encode()
    assert cleaned("--profile", "archive") == KEPT.encode()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--only", "prmo"], b"no rule is called 'prmo'; did you mean 'promo'?"),
        (["--without", "ad/markr"], b"no rule is called 'ad/markr'; did you mean 'ad/marker'?"),
        (["--profile", "archiv"], b"no profile 'archiv'; did you mean 'archive'?"),
        (["--profile", "none.yaml"], b"none.yaml:1: cannot be read: No such file"),
        (["--rules", "nowhere"], b"nowhere: No such file or directory"),
    ],
)
def test_unknown_names_are_told_with_a_hint(chaffinch, page, options, message):
    done = chaffinch("clean", page, *options)

    assert (done.returncode, done.stdout) == (1, b"")
    assert message in done.stderr
    assert b"Traceback" not in done.stderr


def test_diff_shows_the_place_the_rule_and_the_text(chaffinch, own):
    done = chaffinch("clean", "--diff", *own, input=(PAGE + KEPT).encode())

    assert done.stdout.decode().splitlines() == [
        "-:2:1: mill/shop (remove): It sells flour and is not about the weir.",
        "-The mill shop is open!",
    ]


def test_a_closed_pipe_is_no_error_to_show(page, own):
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}

    with subprocess.Popen([PROGRAM, "clean", page, *own], **options) as program:
        program.stdout.close()
        shown = program.stderr.read()

    assert shown == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(("command", "line"), [("clean", ""), ("why", ":1"), ("show", "")])
def test_a_full_disk_below_standard_output_is_told(page, command, line):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, command, f"{page}{line}"], stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 1
    assert done.stderr.startswith(b"chaffinch: standard output: ")
    assert done.stderr.endswith(b"No space left on device\n")


@pytest.mark.parametrize(("close", "name"), [("<&-", "input"), (">&-", "output")])
def test_standard_input_or_output_that_is_closed_is_told(page, close, name):
    source = "-" if name == "input" else page
    command = ["sh", "-c", f'"$0" clean "$1" {close}', PROGRAM, source]

    done = subprocess.run(command, capture_output=True, check=False)

    assert done.returncode == 1
    assert done.stderr == f"chaffinch: standard {name}: is closed\n".encode()


def test_the_package_runs_as_the_command():
    command = [sys.executable, "-m", "chaffinch", "clean", "-"]
    page = "The mill stopped in 1931.\nSign up for our newsletter\n"
    done = subprocess.run(command, input=page.encode(), capture_output=True, check=True)

    assert done.stdout.decode() == "The mill stopped in 1931.\n"
