"""What is known of each block of a text, as numbers: the block, its neighbours, its document.

Nothing here knows a site or a sentence: only shapes, shares, places, and how many of its words a
block has in common with the rest of its document.
"""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate, chain, compress, repeat
from operator import mul, not_

from chaffinch.judge import kinds, places
from chaffinch.judge.measures import covered, measures
from chaffinch.judge.runs import best, lead
from chaffinch.judge.windows import WINDOWED, Column, windows
from chaffinch.languages.vote import best as best_of
from chaffinch.languages.vote import function_words, hits, votes_of
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
BESIDES = [f"{name}{step:+}" for step in STEPS for name in BESIDE]
NAMES = PAGE + OWN + PLACE + BESIDES + kinds.NAMES + WINDOWED


def rows(view: View) -> list[tuple[float, ...]]:
    """One row of numbers for each block that stands, in the order of NAMES.

    What rules have taken is looked at, too: it tells of what stands beside it.
    """
    return list(Features(view).rows()) if view.blocks else []


class Features:
    """The blocks of one document side by side, a column of numbers each.

    All are floats, since Python compares two of them sooner than a float and an int.
    """

    def __init__(self, view: View) -> None:
        self.view, self.text, self.shape = view, view.text, view.shape
        self.blocks = blocks = view.whole
        self.n = len(blocks)
        self.measures = found = measures([block.facts for block in blocks])
        self.lengths = found.length
        self.gone = [float(not view.stands(block)) for block in blocks]
        self._stands = list(map(not_, self.gone))
        self.prose = list(map(mul, self.lengths, found.prose))
        self.total, self.all_prose = sum(self.lengths) or 1.0, sum(self.prose) or 1.0
        gains = [
            words * (0.2 + 2 * function) if prose and not gone else 0.0
            for words, prose, gone, function in zip(
                found.words, found.prose, self.gone, self.function, strict=True
            )
        ]
        self.best, self.wide = best(gains, STRICT), best(gains, LENIENT)

    def rows(self) -> "zip[tuple[float, ...]]":
        """A row for each block that stands."""
        stands = sum(self._stands)
        page = [repeat(float(value), stands) for value in self._page()]
        all_blocks = (*self._own(), *self._place(), *self._beside(), *kinds.columns(self.view))
        columns = map(self.pick, all_blocks)
        return zip(*page, *columns, *self._windows(), strict=True)

    def pick(self, column: Column) -> Column:
        """Of a column of all blocks the numbers of those that stand."""
        return list(compress(column, self._stands))

    def column(self, name: str) -> Column:
        """One number of the measures of all blocks."""
        found: Column = getattr(self.measures, name)
        return found

    @cached_property
    def function(self) -> list[float]:
        """The share of each block's words that are function words of the main language."""
        said = self.measures.said
        prose = compress(said, self.measures.prose)
        votes = votes_of(chain.from_iterable(prose)) or votes_of(chain.from_iterable(said))
        spoken = function_words(best_of(hits(votes)))
        return [sum(map(spoken.__contains__, words)) / (len(words) or 1) for words in said]

    @cached_property
    def known(self) -> list[float]:
        """The share of each block's long words that stand in other prose."""
        about, prose = self.measures.about, self.measures.prose
        texts = {block.text: at for at, block in enumerate(self.blocks) if prose[at]}
        times = Counter(chain.from_iterable(about[at] for at in texts.values()))
        met, again = set(times), {word for word, count in times.items() if count > 1}
        return [
            _share(own & (again if whole else met), own)
            for own, whole in zip(about, prose, strict=True)
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
        return [_share(own & words, own) for own in self.measures.about]

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
        plain = [
            self.function if name == "function" else self.column(name)
            for name in OWN[: OWN.index("covered")]
        ]
        about, prose = self.measures.about[self.best.slice], self.measures.prose[self.best.slice]
        said = set().union(*compress(about, prose))
        again = Counter(block.text for block in self.blocks)
        return [
            *plain, self.covered, [float(len(block.facts.found)) for block in self.blocks],
            [float(len(block.facts.parts)) for block in self.blocks],
            [float(again[block.text]) for block in self.blocks], self.known, self._in(said),
            self.in_lead, [float(len(own)) for own in self.measures.about],
            places.like_first(self.measures.said),
            *places.layout(self.text, self.blocks, self.prose),
        ]  # fmt: skip

    def _place(self) -> list[Column]:
        so_far = list(accumulate(self.prose, initial=0.0))
        shares = [size / self.all_prose for size in so_far]
        length = accumulate(self.lengths[:-1], initial=0.0)
        numbers = list(map(float, range(self.n)))
        return [
            [number / self.n for number in numbers], [size / self.total for size in length],
            shares[:-1], places.since(self.prose), places.since(self.prose[::-1])[::-1],
            numbers, [self.n - number for number in numbers], *places.along(self.best, shares),
            *places.along(self.wide, shares), *places.alikes(self.measures),
        ]  # fmt: skip

    def _beside(self) -> list[Column]:
        columns: list[Column] = [
            self.lengths, self.column("prose"), self.gone, self.column("furniture"),
            self.column("ends"), self.function, self.covered,
        ]  # fmt: skip
        return [places.beside(column, step) for step in STEPS for column in columns]

    def _windows(self) -> Iterator[Iterator[float]]:
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
            [float(count <= SHORT) for count in words], self.column("bullet"),
        ]  # fmt: skip
        return windows(lengths, by_length, by_block, self.pick)


def _share(some: frozenset[str], every: frozenset[str]) -> float:
    return len(some) / (len(every) or 1)
