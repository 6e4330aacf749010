"""The documents tell the truth: their commands run, their links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chaffinch.cli import cli, rules

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
SKIPPED = ("make", "git", "pip", "python")  # they set up what is set up here already
LEFT_OUT = (".git", ".venv", ".*_cache", ".hypothesis", "__pycache__", "clean")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)")
PAGES = sorted(
    path
    for path in ROOT.rglob("*.md")
    if not {".venv", "node_modules", "tests"} & set(path.relative_to(ROOT).parts)
)


@pytest.fixture
def copy(tmp_path):
    """The checkout, where the commands may write what they like."""
    folder = tmp_path / "chaffinch"
    shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (folder / "clean").mkdir()
    return folder


def blocks(path, language):
    """The code blocks of a page in one language."""
    return [text for name, text in BLOCK.findall(path.read_text("utf-8")) if name == language]


def commands(path):
    """Each command of a page with the lines that it is said to print."""
    for block in blocks(path, "console"):
        for part in re.split(r"^\$ ", block.replace("\\\n", ""), flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown


def agrees(printed, shown):
    """The output is as shown; a line `…` stands for any lines."""
    parts = re.split(r"^…\n", shown, flags=re.MULTILINE)
    return re.fullmatch("(?s:.*)".join(map(re.escape, parts)), printed) is not None


def run(command, folder):
    path = f"{BIN}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "80"}
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, check=False,
        text=True, timeout=300,
    )  # fmt: skip


RUN = (
    "README.md", "CONTRIBUTING.md", "docs/learn.md", "docs/rule-tools.md", "docs/allow.md",
    "docs/integrations.md", "docs/batch.md", "docs/page.md", "docs/report.md",
)  # fmt: skip


@pytest.mark.parametrize("name", RUN)
def test_commands_print_what_the_page_shows(copy, name):
    found = [pair for pair in commands(copy / name) if pair[0].split()[0] not in SKIPPED]
    wrong = []
    for command, shown in found:
        done = run(command, copy)
        if (shown and not agrees(done.stdout, shown)) or (done.returncode and not shown):
            wrong.append((command, shown, done.stdout, done.stderr))

    assert found
    assert not wrong


def test_the_python_of_the_readme_runs(copy, monkeypatch):
    monkeypatch.chdir(copy)
    names = {}
    found = blocks(copy / "README.md", "python")

    for block in found:
        exec(block, names)  # noqa: S102  # our own page

    assert found


def test_the_readme_names_every_command():
    text = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in cli.commands if f"chaffinch {name}" not in text] == []


def test_every_command_for_rules_is_named_somewhere():
    text = "".join(page.read_text("utf-8") for page in PAGES)

    assert [name for name in rules.group.commands if f"chaffinch rules {name}" not in text] == []


def test_the_page_of_the_rules_is_what_the_program_prints(chaffinch):
    page = (ROOT / "docs" / "rules.md").read_bytes()

    assert chaffinch("rules", "docs").stdout == page, "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page):
    links = LINK.findall(page.read_text("utf-8"))

    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_page_names_a_place_on_one_machine(page):
    lines = page.read_text("utf-8").splitlines()

    assert [line for line in lines if re.search(r"(?<![\w.])/(work|tmp|root|home)/", line)] == []
