"""Train the scores of blocks of text, and what chooses by them: `make train QUALITY=folder`.

Trees over the numbers of `chaffinch.judge.features`, as `train.py` makes them for HTML, and judged
the same way: no page is judged by trees that saw its domain, in whatever style it was scraped.
"""

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

import cuts
import labels
import text_labels
import train
import trees
from chaffinch.judge.features import NAMES
from labels import Labelled

MOST = 150  # blocks of a page that are learnt from
ROUNDS = 240
PARAMETERS = train.PARAMETERS | {"num_leaves": 31}
# A scrape of a full page shows more of what we want to learn than what is clean already.
SHARE = {"insc": 1.0, "bs4": 1.0, "trec": 0.8, "gold": 0.6, "lines": 0.8}


def fit(pages: Sequence[Labelled]) -> lightgbm.Booster:
    tables, targets, shares = train.table(pages, MOST, lambda page: SHARE[cuts.style(page)])
    data = lightgbm.Dataset(tables, label=targets, weight=shares)
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def figures(
    score: Any, judged: Sequence[tuple[Labelled, np.ndarray, Mapping[str, float]]]
) -> dict[str, Any]:
    """What `score.py lines` says of the blocks that the chances keep, a set and strictness."""
    counts: dict[str, list[Any]] = defaultdict(list)
    for page, chances, least in judged:
        for strictness, enough in least.items():
            both = zip(page.texts, chances, strict=True)
            text = "\n".join(text for text, chance in both if chance >= enough)
            count = score.line_counts(page.row, page.row["scrape"], text)
            counts[f"{page.row['set']} {strictness}"].append(count)
    return {key: score.line_metrics(found) for key, found in sorted(counts.items())}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of labelled pages")
    parser.add_argument("--out", type=Path, help="where the code of the trees goes")
    arguments = parser.parse_args()
    pages = [
        page
        for name, styles in text_labels.STYLES.items()
        for style in styles
        for page in text_labels.read(arguments.data, name, style)
    ]
    judged = train.crossed(pages, fit)
    if arguments.out:
        code = trees.code(fit(pages).dump_model(), NAMES, NAMES, "judge")
        arguments.out.write_text(code, "utf-8")
        beside = arguments.out.with_name("cut_trees.py")
        beside.write_text(cuts.code(cuts.fit(judged)), "utf-8")
    for name, figure in figures(labels.scores(arguments.data), cuts.crossed(judged)).items():
        print(f"{name:28} F1 {figure['f1']:.4f} lost {figure['content_lost']:.4f}", flush=True)


if __name__ == "__main__":
    main()
