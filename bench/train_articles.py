"""Train the score of a change of topic: `make train QUALITY=folder`.

Which stems are common is counted in the English and German articles of one half of the domains.  A
logistic regression over the numbers of `chaffinch.articles.topic` is fitted to pages that
`joined.py` makes of the same half, and to single articles.  The same data give the same files.
"""

import argparse
import math
import textwrap
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import numpy as np

import joined
from chaffinch.articles.place import Numbers
from chaffinch.articles.stems import STEM, WORD, words_of
from chaffinch.articles.topic import Segment
from chaffinch.languages.words import WORDS
from chaffinch.view import View
from joined import Article

HALF, PAGES, SEED = 0, 2400, 77
INNER, SINGLE = 0.35, 0.6  # of the places that are no beginning: within pages, and within articles
SPREAD = {"en": 0.04, "de": 0.12}  # of the articles: rarer stems count as much as unknown ones
WEIGHTS = {0.4: 2, 1.0: 5, 1.5: 10, 2.5: 20, math.inf: 30}  # below a logarithm of the spread
FUNCTION = 5  # weight of the function words of other languages
PENALTY, STEPS = 1.0, 30  # on the squares of the factors; of Newton's method
Row = tuple[Numbers, bool]


def stems(found: Sequence[Article]) -> dict[str, int]:
    """The weight of each common stem."""
    weights: dict[str, int] = {}
    for lang, least in SPREAD.items():
        texts = [" ".join(article.lines) for article in found if article.lang == lang]
        spread = Counter(
            stem for text in texts for stem in {word[:STEM].lower() for word in WORD.findall(text)}
        )
        for stem, count in spread.items():
            if count >= least * len(texts):
                rarity = math.log(len(texts) / count)
                weight = next(weight for most, weight in WEIGHTS.items() if rarity < most)
                weights[stem] = min(weight, weights.get(stem, weight))
    for word in " ".join(WORDS.values()).split():
        if len(word) >= 4:  # as `topic.WORD` has it
            weights.setdefault(word[:STEM], FUNCTION)
    return weights


def table(weights: dict[str, int]) -> str:
    rows = defaultdict(list)
    for stem, weight in sorted(weights.items()):
        rows[weight].append(stem)
    return "".join(f"{weight} {' '.join(rows[weight])}\n" for weight in sorted(rows))


def rows(found: Sequence[Article]) -> Iterator[Row]:
    """Places of pages and of single articles, and whether an article begins there."""
    draw = Random(SEED)
    for page in joined.joined(found, PAGES, SEED):
        if page.style in ("title", "bare"):
            yield from _of_page(draw, page.text, page.starts)
    for article in found:
        for place in _segment("\n".join((article.title, *article.lines)), 0).places():
            if draw.random() < SINGLE:
                yield place.numbers, False


def _of_page(draw: Random, text: str, starts: Sequence[int]) -> Iterator[Row]:
    """Seen from the first article, or from one that was found already."""
    at = [block.start for block in View.of(text).blocks]
    true = [bisect_left(at, start) for start in starts]
    low = draw.choice([0] * 3 + true[:-1])
    for place in _segment(text, low).places():
        if place.at + low in true:
            yield place.numbers, True
        elif all(abs(place.at + low - start) > 1 for start in true) and draw.random() < INNER:
            yield place.numbers, False


def _segment(text: str, low: int) -> Segment:
    blocks = View.of(text).blocks[low:]
    return Segment(blocks, [words_of(block) for block in blocks])


def fit(made: Sequence[Row]) -> tuple[list[float], float]:
    """Factors and constant of the logistic regression, by Newton's method."""
    numbers = np.array([[*row, 1.0] for row, _ in made])
    begins = np.array([begins for _, begins in made], dtype=float)
    penalty = np.diag([PENALTY] * len(Numbers._fields) + [0.0])  # none on the constant
    factors = np.zeros(numbers.shape[1])
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-numbers @ factors))
        slope = numbers.T @ (odds - begins) + penalty @ factors
        bend = (numbers.T * (odds * (1 - odds))) @ numbers + penalty
        factors -= np.linalg.solve(bend, slope)
    *each, constant = (round(float(factor), 2) for factor in factors)
    return each, constant


def code(factors: Sequence[float], constant: float) -> str:
    numbers = textwrap.fill(", ".join(f"{factor:.2f}" for factor in factors) + ",", 95)
    return (
        '"""Factors of the numbers of a place, in order: by `bench/train_articles.py`."""\n\n'
        f"FACTORS = (\n{textwrap.indent(numbers, '    ')}\n)  # fmt: skip\n"
        f"CONSTANT = {constant:.2f}\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--out", type=Path, default=Path("pipeline/chaffinch/articles"))
    given = parser.parse_args()
    found = [one for one in joined.articles(given.folder) if joined.half(one) == HALF]
    (given.out / "stems.txt").write_text(table(stems(found)), "utf-8")
    made = list(rows(found))
    print(f"{len(made)} places, {sum(begins for _, begins in made)} of them beginnings")
    (given.out / "factors.py").write_text(code(*fit(made)), "utf-8")


if __name__ == "__main__":
    main()
