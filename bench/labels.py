"""Labelled blocks of public pages: what a page shows, and which of it is in the gold text.

The data and `score.py`, which aligns texts, lie in a folder outside the repository.
"""

import gzip
import importlib.util
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from chaffinch import Cleaner, engine
from chaffinch.html import features

WEB, SEGMENTED = "wcxb", "trafeval"  # sets with a metric of their own
SETS = ("aeb", "newsaet", "fundus", "readability", "zhnews", "trafeval", "wcxb")
SEGMENT = 10.0  # words that a block counts if one of the listed segments stands in it
MARKED = 3  # code points: shorter blocks stand in any segment

Counts = tuple[float, float, float]  # words of content, of either, of junk


class Labelled(NamedTuple):
    """The blocks of one page: their texts, their numbers, and words in and outside of gold."""

    row: dict[str, Any]
    texts: list[str]
    rows: Sequence[Sequence[float]]
    counts: list[Counts]


@cache
def beside(folder: Path, name: str) -> ModuleType:
    """A program that lies beside the folder of the data."""
    spec = importlib.util.spec_from_file_location(name, folder.parent / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder.parent / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scores(folder: Path) -> ModuleType:
    """The scoring program."""
    return beside(folder, "score")


def read(folder: Path, name: str, workers: int = 2) -> Iterator[Labelled]:
    """The pages of a set, in their order."""
    with gzip.open(folder / f"{name}.dev.jsonl.gz", "rt") as lines, Pool(workers) as pool:
        yield from pool.imap(_labelled, ((folder, line) for line in lines), chunksize=4)


def _labelled(job: tuple[Path, str]) -> Labelled:
    folder, row = job[0], json.loads(job[1])
    view = engine.shown_to("content", row.pop("html"), cleaner().rules, "html")
    texts = [block.text for block in view.blocks]
    origins = [block.origin for block in view.blocks if block.origin]
    if row.get("gold_text"):
        counts = [
            _count(found) for found in scores(folder).label_tokens(texts, row["gold_text"])[1]
        ]
    else:
        counts = [_segments(text, row, scores(folder).norm) for text in texts]
    return Labelled(row, texts, features.rows(texts, origins, view.layout.page.evidence), counts)


@cache
def cleaner() -> Cleaner:
    return Cleaner()


def _count(labels: list[int]) -> Counts:
    content, either = labels.count(1), labels.count(2)
    return float(content), float(either), float(len(labels) - content - either)


def _segments(text: str, row: dict[str, Any], norm: Any) -> Counts:
    """A page of which only some passages are known to be content, or junk."""
    said = norm(text)
    content, junk = (
        any(norm(part) in said or (len(said) > MARKED and said in norm(part)) for part in row[key])
        for key in ("with", "without")
    )
    return (0.0, 0.0, 0.0) if content and junk else (content * SEGMENT, 0.0, junk * SEGMENT)


def counted(score: Any, row: dict[str, Any], text: str) -> Iterator[tuple[str, Any]]:
    """What the scoring program counts of one text, for its set and for its type of page."""
    if "gold_text" not in row:
        yield row["set"], score.segment_counts(row, text)
    elif row["set"] == WEB:
        counts = score.word_counts(row["gold_text"], text)
        yield WEB, counts
        yield f"{WEB} {row['type']}", counts
    else:
        yield row["set"], score.shingle_counts(row["gold_text"], text)


def metric(score: Any, key: str) -> Callable[[list[Any]], dict[str, float]]:
    """How the counts of a set make its F1: as those who made the set report it."""
    if key == SEGMENTED:
        return score.segment_metrics
    return score.word_metrics if key.startswith(WEB) else score.shingle_metrics
