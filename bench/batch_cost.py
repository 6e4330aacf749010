"""What `chaffinch batch` costs: over the library, with two workers, in memory, for a gigabyte.

    python bench/batch_cost.py overhead --pages 1500   against the library in a loop
    python bench/batch_cost.py workers --pages 20000   2 workers against 1
    python bench/batch_cost.py memory --pages 100000   1 GB and 5 GB in; 10 KB a page
    python bench/batch_cost.py gigabyte --pages 200    processor time and bytes written

Processor time is that of all processes of a program, and without its start: of what it takes for
all pages, what it takes for one is subtracted.  Medians by turns, as other work disturbs.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import crawl
import scrapes
import webpages
from batch import BIN, main

ROUNDS = 5
DETAIL = ("--detail", "removals")
# The same job as anybody would write it: clean, and keep the text and the report.
LIBRARY = """
import json, sys, chaffinch
from chaffinch.report import dump
cleaner = chaffinch.Cleaner()
with open(sys.argv[1]) as lines, open(sys.argv[2], "w") as texts, open(sys.argv[3], "wb") as kept:
    for record in map(json.loads, lines):
        field = "text" if "text" in record else "html"
        cleaned = cleaner.clean(record[field], url=record["url"])
        texts.write(json.dumps({**record, "text": cleaned.text}) + "\\n")
        kept.write(dump(cleaned.report()))
"""


def overhead(folder: Path, pages: int) -> bool:
    """The processor time of a page in a batch, against the library's."""
    for name, records in _corpora(pages).items():
        lines = [json.dumps(record) + "\n" for record in records]
        (folder / "all.jsonl").write_text("".join(lines))
        (folder / "one.jsonl").write_text(lines[0])
        found = [_compared(folder, len(lines) - 1) for _ in range(ROUNDS)]
        library, whole = (statistics.median(each) * 1000 for each in zip(*found, strict=True))
        ratios = sorted(in_batch / alone - 1 for alone, in_batch in found)
        size = sum(map(len, lines)) / len(lines) / 1000
        print(f"{name} of {size:.1f} KB: library {library:.2f} ms a page, batch {whole:.2f} ms")
        print(f"  {statistics.median(ratios):.1%} more; {ratios[0]:.1%} to {ratios[-1]:.1%}")
    return True


def _corpora(pages: int) -> dict[str, list[dict[str, Any]]]:
    return {
        "small texts": list(crawl.pages(pages)),
        "scrapes": list(_records("text", islice(scrapes.pages(pages), pages // 5))),
        "pages of HTML": list(_records("html", webpages.pages(pages // 10))),
    }


def _records(field: str, made: Iterable[str]) -> Iterator[dict[str, Any]]:
    for number, page in enumerate(made):
        yield {"id": str(number), "url": "https://example.org/", field: page}


def _compared(folder: Path, pages: int) -> tuple[float, float]:
    """Seconds of processor time a page: of the library, of a batch."""
    library = [sys.executable, "-c", LIBRARY]
    alone = _more([*library, "IN", folder / "texts", folder / "kept"], folder)
    return alone / pages, _more([BIN, "batch", "IN", folder / "out", "--force"], folder) / pages


def _more(command: list[Any], folder: Path) -> float:
    """The processor time that all pages take more than one."""
    used = []
    for name in ("one.jsonl", "all.jsonl"):
        given = [str(folder / name if word == "IN" else word) for word in command]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(given, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return used[1] - used[0]


def workers(folder: Path, pages: int) -> bool:
    """Seconds of 2 workers against 1; and of 2 programs side by side, which is what can be had."""
    crawl.write(folder / "in", pages, 8, ["jsonl"])
    path = folder / "in/jsonl"
    one, two, beside = [], [], []
    for _ in range(3):
        one.append(_seconds(path, folder, [1]))
        two.append(_seconds(path, folder, [2]))
        beside.append(_seconds(path, folder, [1, 1]))
    print(
        f"1 worker {min(one):.1f} s, 2 workers {min(two):.1f} s: {min(one) / min(two):.2f} times"
    )
    print(f"2 programs side by side: {2 * min(one) / min(beside):.2f} times")
    return True


def _seconds(path: Path, folder: Path, programs: list[int]) -> float:
    """Until all of these programs are done, each with so many workers."""
    began = time.monotonic()
    running = [
        subprocess.Popen(
            [BIN, "batch", path, folder / f"out{number}", "--force", f"--workers={count}"],
            stderr=subprocess.DEVNULL,
        )
        for number, count in enumerate(programs)
    ]
    for program in running:
        program.wait()
    return time.monotonic() - began


def memory(folder: Path, pages: int) -> bool:
    """The most memory of a process of a batch: so many pages of 10 KB, then five times more."""
    for times in (1, 5):
        path = folder / "in.jsonl"
        with path.open("w") as out:
            out.writelines(_large(pages * times))
        # One rule alone: this is about reading and writing, and there is much of it.
        code = (
            "import resource, subprocess, sys\n"
            "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
            "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
        )
        command = [BIN, "batch", path, folder / "out", "--only", "ad/marker", "--workers", 2]
        most = subprocess.run(
            [sys.executable, "-c", code, *map(str, command), "--detail", "summary"],
            capture_output=True, check=True,
        )  # fmt: skip
        size = path.stat().st_size / 1e9
        print(f"{size:.2f} GB: {int(most.stdout) / 1024:.0f} MB at the most", flush=True)
        shutil.rmtree(folder / "out")
    return True


def _large(pages: int) -> Iterator[str]:
    """Lines of 10 KB, of sites that differ."""
    texts = [json.dumps(page) for page in islice(scrapes.pages(20), 1_000)]
    for number, text in enumerate(islice(cycle(texts), pages)):
        url = f"https://site-{number % crawl.SITES}.example.org/{number}"
        yield f'{{"id": "page-{number}", "url": "{url}", "text": {text}}}\n'


def gigabyte(folder: Path, pages: int) -> bool:
    """Processor time without the start, and what is written, for a gigabyte of pages."""
    for name, records in {
        "small texts": list(crawl.pages(pages * 10)),
        "pages of news": list(_records("text", webpages.pages(pages))),
    }.items():
        lines = [json.dumps(record) + "\n" for record in records]
        (folder / "all.jsonl").write_text("".join(lines))
        (folder / "one.jsonl").write_text(lines[0])
        size = sum(map(len, lines))
        seconds = _more([BIN, "batch", "IN", folder / "out", "--force", *DETAIL], folder)
        shares = {
            what: (folder / f"out/all.jsonl{ending}").stat().st_size / size
            for what, ending in (("clean", ""), ("reports", ".reports.jsonl"))
        }
        said = ", ".join(f"{what} {share:.0%} of the input" for what, share in shares.items())
        print(f"{name}: {seconds / size * 1e9 / 3600:.3f} core hours a GB; {said}", flush=True)
    return True


if __name__ == "__main__":
    main((overhead, workers, memory, gigabyte), __doc__)
