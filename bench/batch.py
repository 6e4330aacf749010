"""What `chaffinch batch` promises, tried on a made-up crawl.

    python bench/batch.py formats --pages 100000    three formats in, the same texts out
    python bench/batch.py kills --pages 20000       20 kills at random moments, the same bytes

Each prints a line a measurement, and ends with status 1 if a promise is broken.
"""

import argparse
import gzip
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import crawl

BIN = Path(sys.executable).parent / "chaffinch"
KILLS = 20


def batch(*arguments: Any, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [BIN, "batch", *map(str, arguments)]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )


def reports(out: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(out.rglob("*.reports.jsonl*")):
        with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as lines:
            yield from map(json.loads, lines)


def formats(folder: Path, pages: int) -> bool:
    """The same ids and clean texts of all formats, and none lost."""
    crawl.write(folder / "in", pages, 8, ["jsonl.gz", "parquet", "warc.gz"])
    found = []
    for name in ("jsonl.gz", "parquet", "warc.gz"):
        began = time.monotonic()
        out = folder / name
        done = batch(folder / "in" / name, out, "--workers", 2, "--detail", "summary")
        texts = {each["input"]["name"]: each["output"]["sha256"] for each in reports(out)}
        found.append(texts)
        took = time.monotonic() - began
        said = f"{len(texts)} of {pages} pages, status {done.returncode}, {took:.0f} s"
        print(f"{name}: {said}", flush=True)
    return all(each == found[0] and len(each) == pages for each in found)


def kills(folder: Path, pages: int) -> bool:
    """Killed 20 times, the program or a worker, it writes what an unbroken run writes."""
    crawl.write(folder / "in", pages, 3, ["jsonl", "jsonl.gz", "parquet"])
    command = ["--workers", "2", folder / "in"]
    began = time.monotonic()
    batch(*command, folder / "whole")
    pauses = (0.2, (time.monotonic() - began) / 8)
    random_, killed, same = random.Random(1), 0, True
    while killed < KILLS and same:
        hit, status = _broken_off([*command, folder / "cut"], random_, pauses, KILLS - killed)
        killed += hit
        if status == 0:  # it was done before the last kill: from the beginning
            print(f"done after {killed} kills")
            same = _written(folder / "cut") == _written(folder / "whole")
            shutil.rmtree(folder / "cut")
    done = batch(*command, folder / "cut")
    same = same and _written(folder / "cut") == _written(folder / "whole")
    print(f"{pages * 3} pages, {killed} kills, then status {done.returncode}: same bytes: {same}")
    return same and done.returncode == 0


def _broken_off(
    arguments: list[Any], random_: random.Random, pauses: tuple[float, float], most: int
) -> tuple[int, int]:
    """Run a batch, and kill it or a worker from time to time: how often, and how it ended."""
    killed = 0
    command = [BIN, "batch", *map(str, arguments)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as program:
        while program.poll() is None and killed < most:
            time.sleep(random_.uniform(*pauses))
            if program.poll() is None:
                killed += _kill(random_.choice([program.pid, *_children(program.pid)]))
        program.kill()
    return killed, program.returncode


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        return [int(child) for child in path.read_text().split()]
    except OSError:
        return []


def _kill(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def _written(out: Path) -> dict[str, str]:
    """Every output with the digest of its bytes; not the state of the batch."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.relative_to(out).as_posix().startswith(".")
    }


def main(each_one: tuple[Callable[[Path, int], bool], ...], description: str | None) -> None:
    """Do the measurement that is named, in a folder that is removed again."""
    measurements = {each.__name__: each for each in each_one}
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=measurements)
    parser.add_argument("--pages", type=int, default=2_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if measurements[given.what](Path(folder), given.pages) else 1)


if __name__ == "__main__":
    main((formats, kills), __doc__)
