"""Quality on labelled pages, in a folder with `score.py` and `data/*.jsonl.gz`: `make quality`.

Two questions: how much of the junk planted in real articles goes (and what of the articles goes
with it), and how much is lost of texts that are clean already.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import labels
from chaffinch import Cleaner

CLEAN_SETS = ("aeb", "newsaet", "fundus", "wcxb")
KINDS = ("cookie", "newsletter", "comment", "ad", "share", "links", "legal", "related", "foreign")
MUCH = 0.05  # of a clean document: more is damage


def rows(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "data" / f"{name}.dev.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def planted(cleaner: Cleaner, score: ModuleType, folder: Path) -> None:
    """Share of planted junk that went, by kind, and of the articles that stayed."""
    counted = [
        (row["hard"], score.span_counts(row, cleaner.clean(row["text"]).text))
        for row in rows(folder, "splice")
    ]
    everything = score.span_metrics([counts for _, counts in counted])
    hard = score.span_metrics([counts for is_hard, counts in counted if is_hard])
    for kind in KINDS:
        print(f"removed {kind:12} {everything[f'removed_{kind}']:.3f}")
    print(f"host kept            {everything['host_kept']:.4f}   on hard {hard['host_kept']:.4f}")
    print(f"F1                   {everything['f1']:.3f}")


def clean_texts(cleaner: Cleaner, score: ModuleType, folder: Path) -> None:
    """Mean share of its content that a clean text loses, and the texts that lose much."""
    for name in CLEAN_SETS:
        texts = [
            row
            for row in rows(folder, name)
            if row.get("gold_text") and (name != "wcxb" or row.get("type") == "article")
        ]
        counts = []
        for row in texts:
            text = row["gold_text"]
            counts.append((row["id"], score.line_counts(row, text, cleaner.clean(text).text)))
        lost = {
            doc: count["fn"] / (count["tp"] + count["fn"])
            for doc, count in counts
            if count["tp"] + count["fn"]
        }
        mean = sum(lost.values()) / len(lost)
        much = {doc: round(share, 3) for doc, share in lost.items() if share > MUCH}
        loses = much or "none"
        print(f"{name:8} {len(lost):4} clean texts: lost {mean:.5f}, over 5 %: {loses}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    folder = parser.parse_args().folder
    if not (folder / "score.py").is_file():
        sys.exit(f"{folder}: no labelled pages there; name their folder: make quality QUALITY=…")
    cleaner, score = Cleaner(), labels.scores(folder / "data")
    planted(cleaner, score, folder)
    clean_texts(cleaner, score, folder)


if __name__ == "__main__":
    main()
