"""Trees that choose the chance from which blocks of a text stay (`chaffinch.judge.cut`).

They learn from chances by trees that never saw a page's domain, as those of a new page are.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import lightgbm
import numpy as np

import trees
from chaffinch.judge.cut import LOST, NAMES, REFERENCE, TRIED, promising, rows
from chaffinch.judge.strictness import Strictness
from chaffinch.stages.classifier import Classifier
from labels import Labelled
from train import FOLDS, fold

Judged = tuple[Labelled, np.ndarray]
Sums = tuple[lightgbm.Booster, lightgbm.Booster]  # of precision and of recall

FEWEST = Classifier().min_blocks  # the stage leaves texts of fewer as they are
ROUNDS = 100
PARAMETERS = {
    "objective": "regression", "num_leaves": 12, "learning_rate": 0.06, "min_data_in_leaf": 200,
    "feature_fraction": 0.5, "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 1,
    "num_threads": 2, "deterministic": True, "force_row_wise": True, "verbose": -1,
}  # fmt: skip
# How many times as much it counts if words are lost of a text that is clean, or nearly so.
CLEAN = {"gold": 7.0, "lines": 2.0}


def numbers(page: Labelled, chances: np.ndarray) -> np.ndarray:
    """A row for each chance that is tried."""
    lengths = [len(text) for text in page.texts]
    return np.array(list(rows(list(map(float, chances)), lengths, page.row["gone"])))


def outcomes(page: Labelled, chances: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How precision and recall differ from those at the chance of REFERENCE."""
    content, _, junk = np.array(page.counts).T
    stays = chances >= np.array(TRIED)[:, None]
    right, wrong = (stays * content).sum(1), (stays * junk).sum(1)
    precision = right / np.maximum(right + wrong, 1)
    precision[right + wrong == 0] = 1
    recall = right / content.sum() if content.any() else np.ones(len(TRIED))
    recall = recall * CLEAN.get(style(page), 1.0)
    return precision - precision[REFERENCE], recall - recall[REFERENCE]


def style(page: Labelled) -> str:
    return str(page.row["set"]).rpartition(".")[2]


def fit(judged: Sequence[Judged]) -> Sums:
    sizes = Counter(page.row["set"] for page, _ in judged)
    told = [(page, chances) for page, chances in judged if len(page.texts) >= FEWEST]
    table = np.concatenate([numbers(*one) for one in told])
    weight = np.repeat([sizes[page.row["set"]] ** -0.5 for page, _ in told], len(TRIED))
    targets = zip(*(outcomes(*one) for one in told), strict=True)
    precision, recall = (_fitted(table, np.concatenate(found), weight) for found in targets)
    return precision, recall


def _fitted(table: np.ndarray, target: np.ndarray, weight: np.ndarray) -> lightgbm.Booster:
    data = lightgbm.Dataset(table, label=target, weight=weight)
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def crossed(judged: Sequence[Judged]) -> list[tuple[Labelled, np.ndarray, Mapping[str, float]]]:
    """The same with the chances of each strictness, by trees that never saw a page's domain."""
    found = []
    for number in range(FOLDS):
        sums = fit([one for one in judged if fold(one[0].row["domain"]) != number])
        for page, chances in judged:
            if fold(page.row["domain"]) == number:
                found.append((page, chances, chosen(sums, page, chances)))
    return found


def chosen(sums: Sums, page: Labelled, chances: np.ndarray) -> dict[Strictness, float]:
    """The chance from which blocks stay, for each strictness."""
    if len(page.texts) < FEWEST:
        return dict.fromkeys(LOST, 0.0)
    table = numbers(page, chances)
    precision, recall = (model.predict(table) for model in sums)
    return {name: promising(precision, recall, name) for name in LOST}


def code(sums: Sums) -> str:
    """The module `chaffinch.judge.cut_trees`."""
    precision, recall = (model.dump_model() for model in sums)
    return trees.sums(
        [
            (
                "precision",
                "How much more of what stays is text than from REFERENCE on.",
                precision,
            ),
            (
                "recall",
                "How much more of the text stays; less than nothing where it is less.",
                recall,
            ),
        ],
        NAMES,
    )
