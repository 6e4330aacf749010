"""Labelled blocks of scrapes: what naive scrapers save of public pages, and what of it is gold.

The scrapes are made by `make_text.py` beside the folder of the data; texts that are clean already,
and clean texts with planted junk, are learnt from as well.
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np

import labels
from chaffinch import engine
from chaffinch.block import Block
from chaffinch.judge import features
from labels import Counts, Labelled

PAGES = ("aeb", "newsaet", "fundus", "readability", "zhnews", "wcxb")
SCRAPES = ("insc", "bs4", "trec")  # styles of make_text.py
CLEAN = "gold"  # the gold text itself, of which nothing may go
PLANTED = "splice"  # texts with spans of junk, as they are
PROSE = frozenset({"related", "foreign"})  # kinds of planted spans
STYLES = dict.fromkeys(PAGES, (*SCRAPES, CLEAN)) | {PLANTED: ("lines",)}


def read(folder: Path, name: str, style: str, workers: int = 2) -> Iterator[Labelled]:
    """The scrapes of a set, in the order of its pages.

    `row["scrape"]` is the whole text, `row["gone"]` the code points of each block that rules took.
    """
    with gzip.open(folder / f"{name}.dev.jsonl.gz", "rt") as lines, Pool(workers) as pool:
        jobs = ((folder, line, style) for line in lines)
        yield from (page for page in pool.imap(_labelled, jobs, chunksize=4) if page)


def _labelled(job: tuple[Path, str, str]) -> Labelled | None:
    folder, line, style = job
    row = json.loads(line)
    text = scrape(folder, row, style)
    if not text.strip() or not row.get("gold_text"):
        return None
    view = engine.shown_to("classifier", text, labels.cleaner().rules, "text")
    counts = _counts(labels.scores(folder), row, view.whole)
    row = {key: value for key, value in row.items() if key not in {"html", "text", "spans"}}
    return Labelled(
        row
        | {
            "set": f"{row['set']}.{style}",
            "scrape": text,
            "gone": [len(block.text) for block in view.gone],
        },
        [block.text for block in view.blocks],
        np.array(features.rows(view)),  # a list of a million rows would not fit
        [counts[block.index] for block in view.blocks],
    )


def scrape(folder: Path, row: dict[str, Any], style: str) -> str:
    """The text of a page as one kind of scraper saves it; empty where the scraper fails."""
    if style == CLEAN:
        article = row.get("type", "article") == "article"
        return str(row.get("gold_text") or "") if article else ""
    if "text" in row:
        return str(row["text"])
    try:
        return str(getattr(labels.beside(folder, "make_text"), style)(row["html"]))
    except (ValueError, RecursionError) as error:
        print(f"{row['id']}: {style}: {error}", file=sys.stderr)
        return ""


def _counts(score: Any, row: dict[str, Any], blocks: Sequence[Block]) -> list[Counts]:
    """Words of content, of either and of junk in each block, as the scoring program has them."""
    if "spans" in row:
        return [_planted(score, row, block) for block in blocks]
    tokens, found = score.label_tokens([block.text for block in blocks], row["gold_text"])
    return [_count(score, row, *both) for both in zip(tokens, found, strict=True)]


def _planted(score: Any, row: dict[str, Any], block: Block) -> Counts:
    """Whole articles and foreign passages are for other stages: neither content nor junk here."""
    other = junk = 0
    for span in row["spans"]:
        words = len(
            score.toks(row["text"][max(span["start"], block.start) : min(span["end"], block.end)])
        )
        if span["kind"] in PROSE:
            other += words
        else:
            junk += words
    content = max(len(score.toks(block.text)) - junk - other, 0)
    return float(content), float(other), float(junk)


def _count(score: Any, row: dict[str, Any], tokens: list[str], found: list[int]) -> Counts:
    content, either = found.count(score.CONTENT), found.count(score.EITHER)
    junk = len(found) - content - either
    if not content + junk or (junk and score.is_head(tokens, row)):
        return 0.0, 0.0, 0.0  # a repeat, or the headline: gold texts differ, and we learn neither
    return float(content), float(either), float(junk)
