"""`chaffinch learn`: it writes drafts, activates nothing by itself, and tells what is wrong."""

import gzip
import json

import pytest

from chaffinch import rulefile
from learned_site import HOST, PAGES


@pytest.fixture
def site(tmp_path):
    """A folder of pages as text, below a folder that is named as their site."""
    folder = tmp_path / "pages" / HOST
    folder.mkdir(parents=True)
    for page in PAGES[:12]:
        (folder / page.name.replace("html", "txt")).write_text(page.text, "utf-8")
    return folder.parent


def test_learn_writes_drafts_that_run_only_when_they_were_applied(chaffinch, site, tmp_path):
    rules, page = tmp_path / "rules", site / HOST / "000.txt"
    options = ["--without", "page", "--rules", rules, "--url", f"https://{HOST}/"]
    plain = chaffinch("clean", "--without", "page", page).stdout

    done = chaffinch("learn", site, "-o", rules)
    paths = done.stdout.decode().split()
    drafted = chaffinch("clean", page, *options).stdout
    applied = chaffinch("learn", "--apply", rules)
    cleaned = chaffinch("clean", page, *options).stdout
    again = chaffinch("learn", site, "-o", rules)

    assert done.returncode == applied.returncode == again.returncode == 0
    assert f"{HOST}: 12 different pages: ".encode() in done.stderr
    assert paths == [str(rules / "site" / HOST / f"{name}.yaml") for name in
                     ("menu", "labels", "blocks", "passages", "alike")]  # fmt: skip
    assert drafted == plain
    assert sorted(applied.stdout.decode().split()) == sorted(paths)
    assert b"small files on your device" in plain
    assert b"small files on your device" not in cleaned
    own = [block.text.encode() for block in PAGES[0].blocks if block.kind != "furniture"]
    stayed = [text for text in own if text in plain]
    assert stayed
    assert all(text in cleaned for text in stayed)
    assert again.stdout == b""


def test_records_are_learned_from_as_pages_are(chaffinch, site, tmp_path):
    rows = [
        {"id": page.name, "url": f"https://{HOST}/{page.name}", "text": page.text}
        for page in PAGES[:12]
    ]
    lines = "".join(json.dumps(row) + "\n" for row in [*rows, {"id": "no page"}])
    (tmp_path / "crawl.jsonl.gz").write_bytes(gzip.compress(lines.encode()))

    of_files = chaffinch("learn", site, "-o", tmp_path / "files")
    of_records = chaffinch("learn", tmp_path / "crawl.jsonl.gz", "-o", tmp_path / "records")

    assert (of_files.returncode, of_records.returncode) == (0, 1)
    assert b"crawl.jsonl.gz: there is no page in 'text' or 'html'" in of_records.stderr
    folders = [tmp_path / name / "site" / HOST for name in ("files", "records")]
    one, other = ({path.name: path.read_text() for path in sorted(f.iterdir())} for f in folders)
    assert one == other


def test_what_a_person_accepted_is_not_written_over(chaffinch, site, tmp_path):
    menu = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    chaffinch("learn", "--apply", menu)
    rows = [row for row in menu.read_text("utf-8").splitlines() if "'Obituaries'" not in row]
    text = "\n".join(rows).replace("Opinion\n      Obituaries", "Opinion\n") + "\n"
    menu.write_text(text, "utf-8")

    done = chaffinch("learn", site, "-o", tmp_path / "rules")

    assert menu.read_text("utf-8") == text
    assert str(menu) not in done.stdout.decode().split()


def test_a_draft_whose_examples_fail_stays_one(chaffinch, site, tmp_path):
    path = tmp_path / "rules" / "site" / HOST / "blocks.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    path.write_text(path.read_text("utf-8").replace("[-Put me", "Put [-me"), "utf-8")
    before = path.read_text("utf-8")

    done = chaffinch("learn", "--apply", path)

    assert done.returncode == 1
    assert b"stays a draft" in done.stderr
    assert path.read_text("utf-8") == before


def test_pages_without_a_site_and_pages_that_cannot_be_read(chaffinch, site, tmp_path):
    folder, rules = site / HOST, tmp_path / "rules"
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")

    none = chaffinch("learn", folder, "-o", rules)
    named = chaffinch("learn", folder, "-o", rules, "--site", "www.weir.example")
    wrong = chaffinch("learn", folder, "-o", rules, "--site", "../up")

    assert none.returncode == named.returncode == 1
    assert b"no site is told by 13 pages: name it with --site HOST" in none.stderr
    assert b"bad.txt: not text" in named.stderr
    assert (rules / "site" / "weir.example" / "menu.yaml").is_file()
    assert wrong.returncode == 2
    assert [path.name for path in (rules / "site").iterdir()] == ["weir.example"]


@pytest.mark.parametrize("said", ["draft  # read it first", "'draft'", "draft\t"])
def test_a_draft_is_made_active_however_its_status_is_written(chaffinch, site, tmp_path, said):
    path = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    path.write_text(path.read_text("utf-8").replace("status: draft", f"status: {said}"), "utf-8")

    done = chaffinch("learn", "--apply", path)
    again = chaffinch("learn", "--apply", path)

    assert (done.returncode, done.stdout.decode()) == (0, f"{path}\n")
    assert rulefile.load(path, path.parent)[0].status == "stable"
    assert (again.returncode, again.stdout) == (0, b"")


def test_a_status_that_cannot_be_rewritten_is_told_of(chaffinch, site, tmp_path):
    path = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    text = path.read_text("utf-8").replace("status: draft", "status:\n  draft")
    path.write_text(text, "utf-8")

    done = chaffinch("learn", "--apply", path)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"menu.yaml: stays a draft" in done.stderr
    assert path.read_text("utf-8") == text


def test_rules_that_cannot_be_read_or_written_are_told_of(chaffinch, site, tmp_path):
    broken = tmp_path / "rules" / "site" / HOST / "own.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\xff\xfe")
    (tmp_path / "file").write_text("in the way", "utf-8")

    unread = chaffinch("learn", site, "-o", tmp_path / "rules")
    unmade = chaffinch("learn", site, "-o", tmp_path / "file")

    assert unread.returncode == unmade.returncode == 1
    assert b"own.yaml:1: cannot be read: it is not UTF-8" in unread.stderr
    assert b"cannot be made" in unmade.stderr
    assert b"Traceback" not in unread.stderr + unmade.stderr


def test_where_no_pages_are_that_is_said(chaffinch, tmp_path):
    done = chaffinch("learn", tmp_path, "-o", tmp_path / "rules")

    assert done.returncode == 1
    assert b"there are no pages" in done.stderr
    assert not (tmp_path / "rules").exists()
