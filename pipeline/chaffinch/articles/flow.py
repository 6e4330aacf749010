"""Words of blocks one below the other, and how often each stands above a place."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, chain


class Flow:
    """The words of some blocks in their order; those of block `at` begin at `starts[at]`."""

    def __init__(self, by_block: Sequence[Sequence[str]]) -> None:
        self.words = tuple(chain.from_iterable(by_block))
        self.starts = list(accumulate(map(len, by_block), initial=0))

    @cached_property
    def total(self) -> Counter[str]:
        """How often each word stands in all blocks."""
        return Counter(self.words)


class Above:
    """How often each word stands above a block; asked of one block after the other, downwards."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._count = Counter[str]()
        self._counted = 0

    def count(self, at: int) -> Counter[str]:
        start = self._flow.starts[at]
        self._count.update(self._flow.words[self._counted : start])
        self._counted = start
        return self._count
