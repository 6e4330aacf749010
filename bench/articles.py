"""How well appended articles are split off: `python bench/articles.py FOLDER` (`make quality`).

Pages are made by `joined.py` of one half of the domains; thresholds and weights were set on the
other.  A beginning is right if it is at most one block from the true one.  Single articles, long
ones among them, must stay whole.
"""

import argparse
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import joined
from chaffinch import Cleaner
from chaffinch.cleaned import Cleaned
from chaffinch.view import View
from joined import STYLES, Article, Joined

PAGES, SEED, HALF = 640, 2, 1
LONG = 1200  # words of a long single article


def starts(cleaned: Cleaned) -> list[int]:
    """The places in the raw page where the children begin."""
    return [child.parent.start for child in cleaned.children if child.parent]


def right(page: Joined, found: Sequence[int]) -> tuple[int, int]:
    """How many of the true beginnings were found, and how many of those found are true."""
    blocks = [block.start for block in View.of(page.text).blocks]
    true = [bisect_left(blocks, at) for at in page.starts]
    seen = [bisect_left(blocks, at) for at in found]
    hits = sum(any(abs(one - other) <= 1 for other in seen) for one in true)
    return hits, sum(any(abs(one - other) <= 1 for other in true) for one in seen)


def pages(cleaner: Cleaner, found: Sequence[Article]) -> None:
    counts: Counter[tuple[str, bool, str]] = Counter()
    for page in joined.joined(found, PAGES, SEED):
        places = starts(cleaner.clean(page.text))
        hits, true = right(page, places)
        cut = page.text[min(places, default=page.end) : page.end]
        for name, value in (
            ("true", len(page.starts)), ("hits", hits), ("found", len(places)), ("right", true),
            ("cut", len(cut.split())), ("words", len(page.text[: page.end].split())),
        ):  # fmt: skip
            counts[page.style, page.near, name] += value
    print("style     topic     recall  precision     F1   cut of the first article")
    for style, near in product(STYLES, (False, True)):
        row = {name: value for (a, b, name), value in counts.items() if (a, b) == (style, near)}
        print(f"{style:9} {'near' if near else 'random':8}", line(Counter(row)))
    total: Counter[str] = Counter()
    for (_, _, name), value in counts.items():
        total[name] += value
    print("all               ", line(total))


def line(row: Counter[str]) -> str:
    recall = row["hits"] / max(1, row["true"])
    precision = row["right"] / max(1, row["found"])
    score = 2 * recall * precision / (recall + precision) if recall + precision else 0.0
    cut = row["cut"] / max(1, row["words"])
    return f"{recall:7.1%} {precision:10.1%} {score:7.1%} {cut:9.3%}"


def singles(cleaner: Cleaner, found: Sequence[Article]) -> None:
    """Single articles that something was split off."""
    for name, some in (
        ("all", found),
        ("long", [article for article in found if article.words >= LONG]),
    ):
        wrong, cut, words = [], 0, 0
        for article in some:
            text = "\n".join((article.title, *article.lines))
            places = starts(cleaner.clean(text))
            words += len(text.split())
            if places:
                wrong.append(article.name)
                cut += len(text[min(places) :].split())
        print(
            f"{len(some)} single articles ({name}): {len(wrong) / len(some):.2%} split, "
            f"{cut / words:.3%} of their words: {' '.join(wrong)}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    found = [
        one for one in joined.articles(parser.parse_args().folder) if joined.half(one) == HALF
    ]
    cleaner = Cleaner()
    pages(cleaner, found)
    singles(cleaner, found)


if __name__ == "__main__":
    main()
