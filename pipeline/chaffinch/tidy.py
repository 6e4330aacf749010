"""The white space around what is removed: a line that goes entirely takes a line break along.

Of the white space before and after a removal the smaller goes with it: paragraphs keep the
distance they had, and no hole shows where something was cut.
"""

from collections.abc import Sequence

from chaffinch.categories import Action
from chaffinch.ledger import Hit

Change = tuple[Hit, Action]
BREAKS = "\n\r\u0085\u2028\u2029"


def widened(text: str, changes: Sequence[Change]) -> list[Change]:
    """The same changes (in order, not overlapping), removals with white space of one side."""
    result: list[Change] = []
    floor, place = 0, 0
    while place < len(changes):
        group = _group(text, changes, place)
        place += len(group)
        ceiling = changes[place][0].start if place < len(changes) else len(text)
        result += _take(text, group, floor, ceiling) if _removes(group[0]) else group
        floor = result[-1][0].end
    return result


def _removes(change: Change) -> bool:
    return not change[0].now and change[0].start < change[0].end


def _group(text: str, changes: Sequence[Change], place: int) -> list[Change]:
    """Removals with nothing but white space between them: they go as one."""
    group = [changes[place]]
    for change in changes[place + 1 :]:
        last = group[-1][0]
        between = text[last.end : change[0].start]
        if not (_removes(group[-1]) and _removes(change) and not between.strip()):
            break
        group[-1] = last._replace(end=change[0].start), group[-1][1]
        group.append(change)
    return group


def _take(text: str, group: list[Change], floor: int, ceiling: int) -> list[Change]:
    """Add the white space before the first or after the last, whichever is smaller."""
    first, last = group[0][0], group[-1][0]
    if not text[first.start : last.end].strip():
        return group
    start, end = first.start, last.end
    while start > floor and text[start - 1].isspace():
        start -= 1
    while end < ceiling and text[end].isspace():
        end += 1
    before, after = text[start : first.start], text[last.end : end]
    if start == 0 or (end < len(text) and _size(after) <= _size(before)):
        group[-1] = group[-1][0]._replace(end=end), group[-1][1]
    else:
        group[0] = group[0][0]._replace(start=start), group[0][1]
    return group


def _size(space: str) -> tuple[int, int]:
    return sum(map(space.count, BREAKS)), len(space)
