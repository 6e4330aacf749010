"""Factors of the numbers of a place, in order: by `bench/train_articles.py`."""

FACTORS = (
    -3.96, 1.52, -4.51, -3.43, -2.01, 1.36, 2.31, 3.85, 2.31, 0.97, 0.75, -0.43, 0.83, 0.13, 0.70,
    -0.09,
)  # fmt: skip
CONSTANT = -14.67
