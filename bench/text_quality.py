"""Quality on scrapes of whole pages, as text: `make quality`.

What a naive scraper saves of a labelled page is cleaned, and `score.py` says how much of what is
left belongs to the page's text (precision), and how much of that text is still there (recall).
The shipped scores were trained on these pages: `make train` prints figures that were not.
"""

import argparse
import gzip
import json
import sys
from collections import defaultdict
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import labels
import text_labels

EVERY = 4  # one page in so many: all of them take an hour
HELD_OUT = "turku"  # lines labelled by hand, never trained on


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--every", type=int, default=EVERY)
    arguments = parser.parse_args()
    if not (arguments.folder / "score.py").is_file():
        sys.exit(f"{arguments.folder}: no labelled pages there; name their folder")
    data = arguments.folder / "data"
    with Pool(2) as pool:
        for name in (*text_labels.PAGES, HELD_OUT):
            with gzip.open(data / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as lines:
                jobs = [(data, line) for line in list(lines)[:: arguments.every]]
            counts = defaultdict(list)
            for found in pool.imap(_counted, jobs, chunksize=4):
                for key, count in found.items():
                    counts[key].append(count)
            for key, found in sorted(counts.items()):
                _tell(f"{name} {key}", labels.scores(data).line_metrics(found))


def _counted(job: tuple[Path, str]) -> dict[str, Any]:
    """What was kept and lost of one page, in each style that it was scraped in."""
    data, row = job[0], json.loads(job[1])
    styles = text_labels.SCRAPES if "html" in row else ("lines",)
    found = {}
    for style in styles:
        text = "\n".join(row["lines"]) if "lines" in row else text_labels.scrape(data, row, style)
        if text.strip() and row.get("gold_text"):
            cleaned = labels.cleaner().clean(text, kind="text").text
            found[style] = labels.scores(data).line_counts(row, text, cleaned)
            found[f"{style}, nothing done"] = labels.scores(data).line_counts(row, text, text)
    return found


def _tell(name: str, figures: dict[str, float]) -> None:
    half = figures["docs_losing_half"]
    print(
        f"{name:32} F1 {figures['f1']:.4f}  precision {figures['precision']:.4f}  "
        f"lost {figures['content_lost']:.4f}  pages that lost half {half:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main()
