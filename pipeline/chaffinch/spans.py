"""Spans of a text, in code points."""

from collections.abc import Iterable, Iterator

from chaffinch.block import Span


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
