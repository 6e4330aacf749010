"""How common stems are: the more articles have a stem, the less it tells of what they are about.

`stems.txt` has a line for each weight.  `bench/train_articles.py` counted them in English and
German articles; of other languages only the function words of `languages/words.py` are there.
"""

from pathlib import Path

RARE = 40  # weight of a stem that is not there


class Weights(dict[str, int]):
    """The weight of every stem: whole numbers, so that a sum is the same in any order."""

    def __missing__(self, _stem: str) -> int:
        return RARE


def _read(table: str) -> Weights:
    rows = (line.split() for line in table.splitlines())
    return Weights((stem, int(weight)) for weight, *stems in rows for stem in stems)


WEIGHTS = _read(Path(__file__).with_name("stems.txt").read_text("utf-8"))
