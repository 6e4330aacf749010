"""What is known of each block of a text, as numbers: the block, its neighbours, its document.

Nothing here knows a site or a sentence: only shapes, shares, places, and how many of its words a
block has in common with the rest of its document.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import mul

from chaffinch.judge import places
from chaffinch.judge.measures import Measure, covered, measure
from chaffinch.judge.runs import best, lead
from chaffinch.judge.windows import WINDOWED, windows
from chaffinch.languages.vote import BIT, hits
from chaffinch.languages.vote import best as best_of
from chaffinch.view import View

SHORT = 3  # words of a label
STRICT, LENIENT = 25, 4  # words that a block without prose costs a run
SHAPES = {"lines": 0, "wrapped": 1, "shredded": 2}

PAGE = """
    n length prose_share paragraphs gone_share best_share wide_share best_blocks average longest
    shape questions bullets function_share best_start
    """.split()
OWN = """
    length words furniture function capitals shouts digits letters word_length ends prose question
    bullet commas stops separators times covered rules patterns again known in_best in_lead about
    like_first gap_before gap_after indent indent_before indent_after
    """.split()
PLACE = """
    place length_before prose_before since_prose until_prose from_start to_end
    best_from best_to best_before best_after wide_from wide_to wide_before wide_after
    alike alike_share pairs_after pairs_before
    """.split()
BESIDE = "length prose gone furniture ends function covered".split()
STEPS = (-2, -1, 1, 2)
NAMES = PAGE + OWN + PLACE + [f"{name}{step:+}" for step in STEPS for name in BESIDE] + WINDOWED

Column = Sequence[float]


def rows(view: View) -> list[tuple[float, ...]]:
    """One row of numbers for each block that stands, in the order of NAMES.

    What rules have taken is looked at, too: it tells of what stands beside it.
    """
    if not view.blocks:
        return []
    features = Features(view)
    both = zip(features.rows(), features.gone, strict=True)
    return [row for row, gone in both if not gone]


class Features:
    """The blocks of one document side by side, a column of numbers each."""

    def __init__(self, view: View) -> None:
        self.text, self.shape = view.text, view.shape
        self.blocks = blocks = view.whole
        known = {id(block.facts): block.facts for block in blocks}
        measures = {key: measure(facts) for key, facts in known.items()}
        self.measures: list[Measure] = [measures[id(block.facts)] for block in blocks]
        self.n = len(blocks)
        self._columns = list(zip(*self.measures, strict=True))
        self.lengths = self.column("length")
        self.gone = [not view.stands(block) for block in blocks]
        self.prose = [found.length if found.prose else 0 for found in self.measures]
        self.total, self.all_prose = sum(self.lengths) or 1, sum(self.prose) or 1
        gains = [
            0.0 if gone else found.words * (0.2 + 2 * function) if found.prose else 0.0
            for found, gone, function in zip(self.measures, self.gone, self.function, strict=True)
        ]
        self.best, self.wide = best(gains, STRICT), best(gains, LENIENT)

    def rows(self) -> "zip[tuple[float, ...]]":
        page = [[value] * self.n for value in self._page()]
        return zip(
            *page, *self._own(), *self._place(), *self._beside(), *self._windows(), strict=True
        )

    def column(self, name: str) -> Column:
        """One number of the measures of all blocks."""
        return self._columns[Measure._fields.index(name)]

    @cached_property
    def function(self) -> list[float]:
        """The share of each block's words that are function words of the main language."""
        spoken = [vote for found in self.measures if found.prose for vote in found.votes]
        spoken = spoken or [vote for found in self.measures for vote in found.votes]
        bit = BIT[best_of(hits(spoken))]
        return [
            sum(1 for vote in found.votes if vote & bit) / (len(found.said) or 1)
            for found in self.measures
        ]

    @cached_property
    def known(self) -> list[float]:
        """The share of each block's long words that stand in other prose."""
        prose = {id(found): found for found in self.measures if found.prose}.values()
        times = Counter(word for found in prose for word in found.about).get
        return [
            _share(sum([times(word, 0) > found.prose for word in found.about]), found)
            for found in self.measures
        ]

    @cached_property
    def in_lead(self) -> list[float]:
        """The share of each block's long words that the first of the best run says."""
        return self._in(lead(self.best, self.measures))

    @cached_property
    def covered(self) -> list[float]:
        """The share of each block that words of rules cover."""
        return [covered(block.facts) / len(block.text) for block in self.blocks]

    def _in(self, words: set[str]) -> list[float]:
        return [_share(len(found.about & words), found) for found in self.measures]

    def _page(self) -> list[float]:
        n, prose = self.n, self.prose
        function = sum(map(mul, self.function, self.lengths))
        return [
            n, self.total, sum(prose) / self.total, sum(size > 0 for size in prose),
            sum(self.gone) / n, sum(prose[self.best.slice]) / self.all_prose,
            sum(prose[self.wide.slice]) / self.all_prose, self.best.blocks / n, self.total / n,
            max(self.lengths), SHAPES.get(self.shape, 0),
            sum(self.column("question")) / n, sum(self.column("bullet")) / n,
            function / self.total,
            self.best.first / n,
        ]  # fmt: skip

    def _own(self) -> list[Column]:
        plain: list[Column] = [
            self.function if name == "function" else self.column(name)
            for name in OWN[: OWN.index("covered")]
        ]
        said = set().union(
            *(found.about for found in self.measures[self.best.slice] if found.prose)
        )
        again = Counter(block.text for block in self.blocks)
        return [
            *plain, self.covered, [len(block.facts.found) for block in self.blocks],
            [len(block.facts.parts) for block in self.blocks],
            [again[block.text] for block in self.blocks], self.known, self._in(said), self.in_lead,
            [len(found.about) for found in self.measures], places.like_first(self.measures),
            *places.layout(self.text, self.blocks, self.prose),
        ]  # fmt: skip

    def _place(self) -> list[Column]:
        so_far = list(accumulate(self.prose, initial=0))
        shares = [size / self.all_prose for size in so_far]
        length = accumulate(self.lengths[:-1], initial=0)
        return [
            [number / self.n for number in range(self.n)], [size / self.total for size in length],
            shares[:-1], places.since(self.prose), places.since(self.prose[::-1])[::-1],
            range(self.n), range(self.n, 0, -1), *places.along(self.best, shares),
            *places.along(self.wide, shares), *places.alikes(self.measures),
        ]  # fmt: skip

    def _beside(self) -> list[Column]:
        columns: list[Column] = [
            self.lengths, self.column("prose"), self.gone, self.column("furniture"),
            self.column("ends"), self.function, self.covered,
        ]  # fmt: skip
        return [places.beside(column, step) for step in STEPS for column in columns]

    def _windows(self) -> list[list[float]]:
        lengths, words = self.lengths, self.column("words")
        shares = [
            self.column("furniture"), self.column("capitals"), self.function, self.known,
            self.in_lead,
        ]  # fmt: skip
        by_length: list[Column] = [
            self.prose, *(list(map(mul, column, lengths)) for column in shares)
        ]  # fmt: skip
        by_block: list[Column] = [
            lengths, self.gone, self.column("times"), self.column("ends"),
            [count <= SHORT for count in words], self.column("bullet"),
        ]  # fmt: skip
        return windows(lengths, by_length, by_block)


def _share(count: int, found: Measure) -> float:
    return count / (len(found.about) or 1)
