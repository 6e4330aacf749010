"""What `chaffinch batch` promises, measured on a made-up crawl.

    python bench/batch.py formats --pages 100000    three formats in, the same texts out
    python bench/batch.py kills --pages 20000       20 kills at random moments, the same bytes
    python bench/batch.py poison --pages 5000       exactly the poisoned pages are set apart
    python bench/batch.py cost --pages 20000        2 workers against 1, batch against library
    python bench/batch.py memory                    the highest use of memory as the input grows
    python bench/batch.py gigabyte --pages 200      processor time and bytes written for a gigabyte

Each prints a line a measurement, and ends with status 1 if a promise is broken.
"""

import argparse
import gzip
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import crawl
import webpages

BIN = Path(sys.executable).parent / "chaffinch"
ROUNDS = 3
POISON = {
    "crash": "a page that makes the worker exit",
    "time": "a page that takes for ever",
    "memory": "a page that takes all memory",
    "size": "a page that is too large",
    "binary": "a page of control characters",
    "encoding": "half of a surrogate pair",
    "json": "a line that is no JSON",
}
# Put in the worker's way by Python itself: pages cannot do this to the cleaner that we ship.
TRAPS = """
import sys
if "chaffinch.batch.worker" in " ".join(sys.orig_argv):
    import ctypes, chaffinch.cleaner
    clean = chaffinch.cleaner.Cleaner.clean
    def trapped(self, page, **given):
        if page.raw == "crash": ctypes.string_at(0)
        while page.raw == "time": pass
        hoard = []
        while page.raw == "memory": hoard.append(bytes(10_000_000))
        return clean(self, page, **given)
    chaffinch.cleaner.Cleaner.clean = trapped
"""


def batch(*arguments: Any, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [BIN, "batch", *map(str, arguments)]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, check=False
    )


def written(out: Path) -> dict[str, str]:
    """Every output with the digest of its bytes."""
    return {
        path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.relative_to(out).as_posix().startswith(".")
    }


def reports(out: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(out.rglob("*.reports.jsonl*")):
        data = path.read_bytes()
        text = gzip.decompress(data) if path.suffix == ".gz" else data
        yield from map(json.loads, text.splitlines())


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
        print(f"{name}: {len(texts)} of {pages} pages, status {done.returncode}, {took:.0f} s")
    return all(each == found[0] and len(each) == pages for each in found)


def kills(folder: Path, pages: int) -> bool:
    """Killed 20 times, the program or a worker, it writes what an unbroken run writes."""
    crawl.write(folder / "in", pages, 3, ["jsonl", "jsonl.gz", "parquet"])
    command = [folder / "in", folder / "whole", "--workers", 2]
    began = time.monotonic()
    batch(*command)
    whole = time.monotonic() - began
    random_ = random.Random(1)
    killed = 0
    while killed < 20:
        with subprocess.Popen(
            [BIN, "batch", folder / "in", folder / "cut", "--workers", "2"],
            stderr=subprocess.DEVNULL,
        ) as program:
            while program.poll() is None and killed < 20:
                time.sleep(random_.uniform(0.2, whole / 8))
                workers = _children(program.pid)
                if program.poll() is None:
                    target = random_.choice([program.pid, *workers])
                    killed += _kill(target)
            if killed == 20 and program.poll() is None:
                program.kill()
        if program.returncode == 0:  # it was done before the last kill: from the beginning
            print(f"done after {killed} kills")
            if written(folder / "cut") != written(folder / "whole"):
                return False
            shutil.rmtree(folder / "cut")
    done = batch(folder / "in", folder / "cut", "--workers", 2)
    same = written(folder / "cut") == written(folder / "whole")
    print(f"{pages * 3} pages, {killed} kills, then status {done.returncode}: same bytes: {same}")
    return same and done.returncode == 0


def _children(pid: int) -> list[int]:
    try:
        return [
            int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        ]
    except OSError:
        return []


def _kill(pid: int) -> int:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def poison(folder: Path, pages: int) -> bool:
    """Exactly the poisoned pages are set apart, each with its reason."""
    traps = folder / "traps"
    traps.mkdir()
    (traps / "sitecustomize.py").write_text(TRAPS)
    wanted = {}
    with (folder / "in.jsonl").open("w") as out:
        for place, record in enumerate(crawl.pages(pages)):
            reason = (
                dict(enumerate(POISON)).get(place * 10 // pages)
                if place % (pages // 10) == 3
                else None
            )
            if reason:
                record["text"] = {
                    "size": record["text"] * 5_000, "binary": "\0\1\2" * 99, "encoding": "\ud800",
                }.get(reason, reason)  # fmt: skip
                wanted[record["id"]] = reason
            line = json.dumps(record)
            out.write((line[:-9] if reason == "json" else line) + "\n")
    limits = ["--page-seconds", 3, "--page-memory", 600, "--max-page", 2]
    done = batch(
        folder / "in.jsonl", folder / "out", "--workers", 2, *limits, PYTHONPATH=str(traps)
    )
    lines = (folder / "out/quarantine/in.jsonl.jsonl").read_text().splitlines()
    found = {each["id"]: each["reason"] for each in map(json.loads, lines)}
    # A line that cannot be read has no id of its own.
    exact = sorted(found.values()) == sorted(wanted.values()) and all(
        found.get(name) == reason for name, reason in wanted.items() if reason != "json"
    )
    rest = sum(1 for _ in reports(folder / "out"))
    for name, reason in found.items():
        print(f"{name}: {reason}: {POISON[reason]}")
    print(f"{rest} cleaned + {len(found)} set apart of {pages}, status {done.returncode}")
    return exact and rest + len(found) == pages and done.returncode == 1


def cost(folder: Path, pages: int) -> bool:
    """Medians by turns: seconds of 2 workers against 1, processor time against the library's."""
    crawl.write(folder / "in", pages, 4, ["jsonl"])
    files = sorted((folder / "in/jsonl").iterdir())
    alone = (
        "import json, sys, chaffinch\nfrom chaffinch.report import dump\n"
        "cleaner = chaffinch.Cleaner()\n"
        "for path in sys.argv[1:]:\n"
        "    for record in map(json.loads, open(path)):\n"
        "        dump(cleaner.clean(record['text'], url=record['url']).report())\n"
    )
    systems = {
        "library": [sys.executable, "-c", alone, *files],
        "1 worker": [BIN, "batch", folder / "in/jsonl", folder / "out", "--force"],
        "2 workers": [BIN, "batch", folder / "in/jsonl", folder / "out", "--force", "--workers=2"],
    }
    wall: dict[str, list[float]] = {name: [] for name in systems}
    used: dict[str, list[float]] = {name: [] for name in systems}
    for _ in range(ROUNDS):
        for name, command in systems.items():
            before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
            subprocess.run(list(map(str, command)), check=True, capture_output=True)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            wall[name].append(time.monotonic() - began)
            used[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    for name in systems:
        print(f"{name}: {min(wall[name]):.1f} s, {min(used[name]):.1f} s of processor time")
    print(f"2 workers: {min(wall['1 worker']) / min(wall['2 workers']):.2f} times as fast as 1")
    print(f"overhead: {min(used['1 worker']) / min(used['library']) - 1:.1%} of processor time")
    return True


def memory(folder: Path, pages: int) -> bool:
    """The most memory of any process of a batch, for one, two and five times as many pages."""
    for times in (1, 2, 5):
        crawl.write(folder / f"in{times}", pages * times, 1, ["jsonl"])
        path = next((folder / f"in{times}/jsonl").iterdir())
        out = folder / f"out{times}"
        # One rule alone: this is about reading and writing, and there is much of it.
        code = (
            "import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        )
        command = [BIN, "batch", path, out, "--only", "ad/marker", "--detail", "summary"]
        most = subprocess.run(
            [sys.executable, "-c", code, *map(str, command)], capture_output=True, check=True
        )
        print(f"{path.stat().st_size / 1e6:.0f} MB: {int(most.stdout) / 1024:.0f} MB at the most")
        shutil.rmtree(out)
    return True


def gigabyte(folder: Path, pages: int) -> bool:
    """Processor time without the start, and what is written, for a gigabyte of pages."""
    crawls = {
        "small texts": [each["text"] for each in crawl.pages(pages * 10)],
        "pages of news": list(webpages.pages(pages)),
    }
    for name, made in crawls.items():
        path = folder / f"{name}.jsonl"
        path.write_text("".join(json.dumps({"text": page}) + "\n" for page in made))
        (folder / "none.jsonl").write_text(json.dumps({"text": made[0]}) + "\n")
        size = sum(len(page.encode()) for page in made)
        start, whole = (_used(folder / "none.jsonl"), _used(path))
        written = {"clean": path.name, "reports": f"{path.name}.reports.jsonl"}
        shares = {
            what: (folder / "out" / file).stat().st_size / size for what, file in written.items()
        }
        said = ", ".join(f"{what} {share:.0%} of the input" for what, share in shares.items())
        print(f"{name}: {(whole - start) / size * 1e9 / 3600:.3f} core hours a GB; {said}")
    return True


def _used(path: Path) -> float:
    """The processor time of a batch, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    batch(path, path.parent / "out", "--force", "--detail", "removals")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    each_one = (formats, kills, poison, cost, memory, gigabyte)
    measurements = {each.__name__: each for each in each_one}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=measurements)
    parser.add_argument("--pages", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if measurements[given.what](Path(folder), given.pages) else 1)


if __name__ == "__main__":
    main()
