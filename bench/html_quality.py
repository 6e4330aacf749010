"""Quality on labelled HTML pages, against trafilatura in the same run: `make quality`.

The folder holds `score.py` and `data/*.jsonl.gz`.  The shipped trees were trained on these pages;
what they reach on domains they never saw is what `make train` prints.
"""

import argparse
import gzip
import json
import logging
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import labels
from chaffinch import Cleaner

Extract = Callable[[str], str]


@cache
def chaffinch() -> Extract:
    cleaner = Cleaner()
    return lambda page: cleaner.clean(page, kind="html").text


@cache
def trafilatura() -> Extract:
    import trafilatura as peer

    logging.disable(logging.CRITICAL)
    return lambda page: peer.extract(page) or ""


SYSTEMS = {"chaffinch": chaffinch, "trafilatura": trafilatura}


def judged(job: tuple[str, str]) -> tuple[dict[str, Any], str, float]:
    """A row of the data without its page, the text that a system makes of it, and milliseconds."""
    system, line = job
    row = json.loads(line)
    page, extract = row.pop("html"), SYSTEMS[system]()
    start = time.process_time()
    text = extract(page)
    return row, text, 1000 * (time.process_time() - start)


def measure(system: str, folder: Path, name: str, workers: int) -> tuple[dict[str, float], float]:
    """F1 of a set, and of each type of page in it, and the median time of a page."""
    score = labels.scores(folder / "data")
    counts: dict[str, list[Any]] = defaultdict(list)
    times = []
    with gzip.open(folder / "data" / f"{name}.dev.jsonl.gz", "rt") as lines, Pool(workers) as pool:
        for row, text, took in pool.imap(judged, ((system, line) for line in lines), 4):
            times.append(took)
            if not row.get("synthetic"):
                for key, count in labels.counted(score, row, text):
                    counts[key].append(count)
    figures = {key: labels.metric(score, key)(found)["f1"] for key, found in counts.items()}
    return figures, statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sets", nargs="*", default=labels.SETS)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    for name in given.sets:
        found = {system: measure(system, given.folder, name, given.workers) for system in SYSTEMS}
        for key in found["chaffinch"][0]:
            row = "  ".join(
                f"{system} {figures[key]:.4f}" for system, (figures, _) in found.items()
            )
            print(f"{key:20} {row}", flush=True)
        times = "  ".join(f"{system} {took:.1f}" for system, (_, took) in found.items())
        print(f"{'':20} median ms a page: {times}", flush=True)


if __name__ == "__main__":
    main()
