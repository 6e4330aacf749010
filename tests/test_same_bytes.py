"""The same input gives the same bytes: whatever the workers, the hash seed, or a run cut short."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from chaffinch import judged
from chaffinch.ledger import Hit, Ledger
from chaffinch.look import Look
from chaffinch.view import View

PROGRAM = Path(sys.executable).with_name("chaffinch")
RAW = Path(__file__).parent.parent / "raw"
PAGE = "The weir above the village was built in 1702.\nThe mill shop is open!\n"


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "raw"
    folder.mkdir()
    for number in range(400):
        (folder / f"{number}.txt").write_text(f"{number}\n{PAGE * 40}")
    return folder


def test_workers_and_hash_seeds_change_nothing(chaffinch, tmp_path, written):
    # More pages than are sent to a worker at once, so that each has some.
    for copy in range(4):
        shutil.copytree(RAW, tmp_path / "raw" / str(copy))

    for workers in (1, 2, 3):
        environment = {**os.environ, "PYTHONHASHSEED": str(workers - 1)}
        out = tmp_path / f"out{workers}"
        done = chaffinch("batch", tmp_path / "raw", out, "--workers", workers, env=environment)
        assert done.returncode == 0, done.stderr

    first = written(tmp_path / "out1")
    assert len(first) == 8 * len(list(RAW.glob("*.*")))
    assert written(tmp_path / "out2") == first
    assert written(tmp_path / "out3") == first


def test_flags_of_one_span_by_one_rule_are_in_the_order_of_their_notes():
    ledger = Ledger("A mill.")
    notes = [f"{number:02}" for number in range(30)]
    hits = [Hit(0, 7, judged.PUT_BACK, note=note) for note in notes]

    found = Look([], hits, [], View.of(ledger.text)).flagged(ledger)

    assert [edit.note for edit in found] == notes


def test_the_order_of_the_files_changes_nothing(chaffinch, own, many, tmp_path, written):
    paths = sorted(many.iterdir())[:5]

    chaffinch("batch", *paths, tmp_path / "there", *own)
    chaffinch("batch", *reversed(paths), tmp_path / "back", *own)

    assert written(tmp_path / "there") == written(tmp_path / "back")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_run_is_finished_by_the_next(chaffinch, own, many, tmp_path, workers, written):
    cut, whole = tmp_path / "cut", tmp_path / "whole"
    command = [PROGRAM, "batch", many, cut, "--workers", workers, *own]
    options = {"stderr": subprocess.DEVNULL, "start_new_session": True}

    with subprocess.Popen(command, **options) as program:
        while program.poll() is None and len(list(cut.glob("*.json"))) < 5:
            time.sleep(0.01)
        os.killpg(program.pid, signal.SIGKILL)
    assert 0 < len(list(cut.glob("*.json"))) < 400
    chaffinch("batch", many, cut, *own)
    chaffinch("batch", many, whole, *own)

    assert len(written(whole)) == 800
    assert written(cut) == written(whole)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="reads /proc")
def test_workers_end_with_the_program_that_started_them(own, many, tmp_path):
    command = [PROGRAM, "batch", many, tmp_path / "out", "--workers", "2", *own]

    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None and not list(tmp_path.glob("out/*.json")):
            time.sleep(0.01)
        tasks = Path(f"/proc/{program.pid}/task/{program.pid}/children").read_text().split()
        program.kill()
    alive = wait_for(tasks, seconds=10)
    for task in alive:
        os.kill(int(task), signal.SIGKILL)

    assert not alive


def wait_for(tasks, seconds):
    """Those of the processes that still run after so many seconds."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and any(map(runs, tasks)):
        time.sleep(0.1)
    return [task for task in tasks if runs(task)]


def runs(task):
    """The process is there and has not ended: one that nobody has asked for its status is a Z."""
    try:
        return ") Z" not in Path(f"/proc/{task}/stat").read_text()
    except OSError:
        return False
