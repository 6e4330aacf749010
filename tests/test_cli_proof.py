"""The commands that prove and explain: restore, verify, why."""

import json

import pytest

GONE = "The mill shop is open!"
NEAR = "The mill shop is open on four days of the week, and has been since 1931."
PAGE = f"The weir above the village was built in 1702.\r\n{GONE}\r\n{NEAR}\r\n"


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "page.txt"
    path.write_bytes(PAGE.encode())
    return path


@pytest.fixture
def done(chaffinch, page, out, own):
    """A folder with a clean text and its report; the page lies beside it."""
    chaffinch("batch", page, out, *own)
    return out


def test_verify_a_folder_a_text_and_a_report(chaffinch, done):
    for path in (done, done / "page.txt", done / "page.txt.report.json"):
        proof = chaffinch("verify", path)

        assert (proof.returncode, proof.stderr) == (0, b"1 of 1 page rebuilt exactly\n")


def test_verify_against_the_raw_pages(chaffinch, page, done):
    good = chaffinch("verify", done, "--raw", page.parent)
    page.write_text("another page\n")
    bad = chaffinch("verify", done, "--raw", page.parent)

    assert good.returncode == 0
    assert bad.returncode == 1
    assert b"is not the page that was cleaned" in bad.stderr


def tampered(report):
    report["edits"][0]["was"] = "\r\nThe mill shop is shut!"


def misplaced(report):
    report["edits"][0]["start"] += 1


def halved(report):
    del report["edits"]


def unencodable(report):
    report["input"]["encoding"] = "ascii-9"


def misnumbered(report):
    report["edits"][0]["start"] = "0"


@pytest.mark.parametrize("change", [tampered, misplaced, halved, unencodable, misnumbered])
def test_a_changed_report_is_found(chaffinch, done, change):
    path = done / "page.txt.report.json"
    report = json.loads(path.read_bytes())
    change(report)
    path.write_text(json.dumps(report))

    for command in (["verify", done], ["restore", done / "page.txt", path]):
        proof = chaffinch(*command)

        assert (proof.returncode, proof.stdout) == (1, b"")
        assert b"Traceback" not in proof.stderr


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("page.txt", b"The weir.\n", b"the clean text is not the one"),
        ("page.txt", b"\xff\xfe\xfd", b"is not UTF-8"),
        ("page.txt", None, b"page.txt: No such file"),
        ("page.txt.report.json", b"{", b"is not JSON"),
        ("page.txt.report.json", b"[]", b"is not a report of chaffinch"),
        ("page.txt.report.json", b"{}", b"is not a report of chaffinch"),
        ("page.txt.report.json", b'"\xff', b"is not JSON"),
    ],
)
def test_a_changed_or_missing_file_is_found(chaffinch, done, name, data, message):
    path = done / name
    path.unlink() if data is None else path.write_bytes(data)

    proof = chaffinch("verify", done)

    assert proof.returncode == 1
    assert message in proof.stderr
    assert b"0 of 1 page rebuilt exactly" in proof.stderr
    assert b"Traceback" not in proof.stderr


def test_verify_fails_where_there_is_nothing_to_verify(chaffinch, tmp_path):
    assert chaffinch("verify", tmp_path).returncode == 1
    none = chaffinch("verify", tmp_path / "none")
    assert none.returncode == 1
    assert b"none: No such file" in none.stderr


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (1, [b"line 1 stayed: The weir", b"no rule came near: none of their words stands in it"]),
        (2, [b"line 2 went: The mill", b"2:1 remove by mill/shop (phrase): It sells flour"]),
        (3, [b"line 3 stayed: The mill", b"near mill/shop (phrase): phrases cover 33% of the"]),
    ],
)
def test_why_a_line_went_or_stayed(chaffinch, page, own, line, wanted):
    rows = chaffinch("why", f"{page}:{line}", *own).stdout.splitlines()

    assert [row[: len(start)] for row, start in zip(rows, wanted, strict=True)] == wanted


def test_why_of_a_page_and_of_a_line_that_is_not_there(chaffinch, page, own):
    whole = chaffinch("why", page, *own)
    none = chaffinch("why", f"{page}:99", *own)

    assert whole.stdout.startswith(b"2:1 remove by mill/shop (phrase): ")
    assert whole.stdout.count(b"\n") == 1
    assert (none.returncode, none.stdout) == (1, b"")
    assert b"page.txt: has no line 99" in none.stderr
