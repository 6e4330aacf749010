"""Train the scores of blocks of HTML pages: `make train DATA=folder`.

Gradient-boosted trees over the numbers of `chaffinch.html.features`, by LightGBM.  They are judged
by cross-validation over domains: no page is judged by trees that saw its domain.  What is written
is the code of the trees of all pages; the same data give the same code.
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha1
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

import labels
import trees
from chaffinch.html.features import BITS, NAMES
from chaffinch.html.names import FAMILIES
from chaffinch.html.outline import ZONES
from chaffinch.judge.strictness import expected
from labels import Labelled

FOLDS = 5
MOST = 250  # blocks of a page that are learnt from: a list of thousands is no better than these
PAGES = 300  # of a set that count fully: larger sets count as the square root of their size
PARAMETERS = {
    "objective": "binary", "num_leaves": 24, "learning_rate": 0.08, "min_data_in_leaf": 60,
    "feature_fraction": 0.4, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 3,
    "max_bin": 127, "seed": 1, "num_threads": 2, "deterministic": True, "force_row_wise": True,
    "verbose": -1,
}  # fmt: skip
ROUNDS = 200
NAMED_BITS = {"near": FAMILIES, "far": FAMILIES, "zones": tuple(ZONES)}
PLAIN = [name for name in NAMES if name not in BITS]
COLUMNS = PLAIN + [f"{name}.{bit}" for name in BITS for bit in range(len(NAMED_BITS[name]))]


def fold(domain: str) -> int:
    return int(sha1(domain.encode()).hexdigest()[:6], 16) % FOLDS  # noqa: S324


def columns(rows: Sequence[Sequence[float]]) -> np.ndarray:
    """The numbers of blocks, every bit a column of its own."""
    table = np.array(rows, dtype=np.float64).reshape(len(rows), len(NAMES))
    parts = [table[:, [NAMES.index(name) for name in PLAIN]]]
    for name in BITS:
        bits = table[:, NAMES.index(name)].astype(np.int64)
        parts.append(np.stack([bits >> at & 1 for at in range(len(NAMED_BITS[name]))], axis=1))
    return np.concatenate(parts, axis=1)


def weights(page: Labelled, of_set: float) -> np.ndarray:
    """Long blocks count more, and no page more than another of its set."""
    counts = np.array(page.counts)
    content, either, junk = counts.T
    found = of_set * np.sqrt(counts.sum(1) / (max(content.sum(), 1) + counts.sum() / 4))
    found[(content == 0) & (junk == 0) & (either > 0)] /= 2  # repeats of the text
    return found


def fit(pages: Sequence[Labelled]) -> lightgbm.Booster:
    rows, targets, shares = table(pages, MOST, lambda page: 1 if "gold_text" in page.row else 0.5)
    return lightgbm.train(
        PARAMETERS, lightgbm.Dataset(columns(rows), label=targets, weight=shares), ROUNDS
    )


def table(
    pages: Sequence[Labelled], most: int, share: Callable[[Labelled], float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Rows, targets and weights of at most so many blocks a page; `share` weighs pages."""
    sizes = Counter(page.row["set"] for page in pages)
    draw = np.random.default_rng(0)
    rows, targets, shares = [], [], []
    for page in (page for page in pages if page.texts):
        size = len(page.texts)
        some = np.sort(draw.choice(size, min(size, most), replace=False))
        counts = np.array(page.counts)
        rows.append(np.array(page.rows)[some])
        targets.append((counts[:, 0] > counts[:, 2])[some])
        of_set = (PAGES / sizes[page.row["set"]]) ** 0.5
        shares.append(weights(page, of_set * share(page))[some])
    weight = np.concatenate(shares)
    told = weight > 0
    return np.concatenate(rows)[told], np.concatenate(targets)[told], weight[told]


def crossed(
    pages: Sequence[Labelled], fitted: Callable[[Sequence[Labelled]], lightgbm.Booster]
) -> list[tuple[Labelled, np.ndarray]]:
    """Every page with the probabilities that trees give which never saw its domain."""
    found = []
    for number in range(FOLDS):
        model = fitted([page for page in pages if fold(page.row["domain"]) != number])
        found += [
            (page, model.predict(_as_learnt(page, model)) if len(page.rows) else np.zeros(0))
            for page in pages
            if fold(page.row["domain"]) == number
        ]
    return found


def _as_learnt(page: Labelled, model: lightgbm.Booster) -> np.ndarray:
    """The numbers of a page; those of HTML with every bit a column of its own."""
    rows = np.array(page.rows, dtype=np.float64)
    return rows if rows.shape[1] == model.num_feature() else columns(page.rows)


def figures(score: Any, judged: Sequence[tuple[Labelled, np.ndarray]]) -> dict[str, float]:
    """F1 a set, of the blocks that the probabilities keep, as the scoring program counts it."""
    counts: dict[str, list[Any]] = defaultdict(list)
    for page, chances in judged:
        if page.row.get("synthetic"):
            continue
        lengths = [len(text) for text in page.texts]
        threshold = expected(list(map(float, chances)), lengths)[1]
        judged_texts = zip(page.texts, chances, strict=True)
        text = "\n".join(text for text, chance in judged_texts if chance >= threshold)
        for key, count in labels.counted(score, page.row, text):
            counts[key].append(count)
    return {key: labels.metric(score, key)(found)["f1"] for key, found in counts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of labelled pages")
    parser.add_argument("--out", type=Path, help="where the code of the trees goes")
    parser.add_argument("--sets", nargs="*", default=labels.SETS)
    arguments = parser.parse_args()
    pages = [page for name in arguments.sets for page in labels.read(arguments.data, name)]
    score = labels.scores(arguments.data)
    for name, figure in figures(score, crossed(pages, fit)).items():
        print(f"{name:24} {figure:.4f}", flush=True)
    if arguments.out:
        code = trees.code(fit(pages).dump_model(), COLUMNS, NAMES, "html")
        arguments.out.write_text(code, "utf-8")


if __name__ == "__main__":
    main()
