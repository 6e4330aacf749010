"""Spans of a text, in code points."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from chaffinch.block import Block, Span


def outside(span: Span, others: Iterable[Span]) -> Iterator[Span]:
    """The parts of a span that lie in none of the others, which are in order."""
    at, end = span
    for first, last in others:
        if last <= at:
            continue
        if first >= end:
            break
        if at < first:
            yield at, first
        at = max(at, last)
    if at < end:
        yield at, end


def touched(span: Span, blocks: Sequence[Block], starts: Sequence[int]) -> Iterator[Block]:
    """The blocks that share a character with a span; `starts` is where each of them begins."""
    start, end = span
    place = max(bisect_right(starts, start) - 1, 0)
    while place < len(blocks) and blocks[place].start < end:
        if start < blocks[place].end:
            yield blocks[place]
        place += 1
