"""Workers: any number of them, killed at any moment, write the same."""

import errno
import gzip
import os
import random
import signal
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from types import SimpleNamespace

import pytest

from chaffinch.batch import inputs, plan, run, workers
from chaffinch.batch.pages import PagesTask
from chaffinch.batch.settings import Limits, Settings
from chaffinch.errors import OutputError
from chaffinch.options import Options

PROGRAM = Path(sys.executable).with_name("chaffinch")


def test_the_largest_begin_first(crawl_of, out):
    crawl = crawl_of("crawl", shards=2, pages=9, times=1)
    (crawl / "page.txt").write_text("The weir.\n")
    big = crawl / "2.jsonl.gz"
    big.write_bytes(gzip.compress(os.urandom(9000).hex().encode()))

    tasks = deque()
    engine = SimpleNamespace(tasks=tasks, run=lambda: iter(()))
    planned = plan.of_inputs(inputs.look([str(crawl)], str(out)), Settings(str(out)))
    run.Batch(planned, plan.Share(), None, None).run(engine)

    assert tasks[0].name == "2.jsonl.gz, segment 0"
    assert isinstance(tasks[-1], PagesTask)


def test_a_worker_that_cannot_be_started_is_told(monkeypatch):
    def refused(*_, **__):
        raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(workers.subprocess, "Popen", refused)
    pool = workers.Pool(Options(), Limits(), 1)
    pool.tasks.append(PagesTask(Settings(""), ()))

    with pytest.raises(OutputError, match="no worker can be started: Resource temporarily"):
        next(pool.run())


@pytest.fixture
def large(crawl_of):
    """Shards of which each has several parts, as they are in earnest."""
    return crawl_of("large", shards=3, pages=600, times=9)


def test_any_number_of_workers_writes_the_same(chaffinch, large, own, tmp_path, written):
    found = []
    for count in (1, 2, 7):
        out = tmp_path / f"out{count}"
        assert chaffinch("batch", large, out, "--workers", count, *own).returncode == 0
        found.append(written(out))

    assert len(found[0]) == 6
    assert found[0] == found[1] == found[2]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="reads /proc")
def test_kills_at_random_change_nothing(chaffinch, large, own, tmp_path, written):
    chaffinch("batch", large, tmp_path / "whole", *own)
    cut = tmp_path / "cut"
    command = [PROGRAM, "batch", large, cut, "--workers", "2", *own]
    pick = random.Random(7)  # noqa: S311

    for _ in range(4):  # the program; between that, its workers
        with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
            for last in (False, True):
                time.sleep(pick.uniform(0.3, 1))
                workers = Path(f"/proc/{program.pid}/task/{program.pid}/children")
                found = workers.read_text().split() if workers.exists() else []
                target = program.pid if last or not found else int(pick.choice(found))
                if program.poll() is None:
                    os.kill(target, signal.SIGKILL)
    done = chaffinch("batch", large, cut, "--workers", "2", *own)

    assert done.returncode == 0
    assert written(cut) == written(tmp_path / "whole")
