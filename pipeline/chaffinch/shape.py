r"""How a plain text is laid out, and so where its blocks begin and end.

Scrapes come in three shapes.  *lines*: a paragraph is a line.  *wrapped*: a paragraph runs over
many lines of about one width.  *shredded*: every link and bold word begins a new line, as a naive
`get_text("\n")` leaves it, so that one sentence lies on several lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Literal

Shape = Literal["lines", "wrapped", "shredded", "html"]  # the last is for pages of elements
Span = tuple[int, int]

# From the first character of a line that is not white space up to its end.
LINE = re.compile("\\S[^\n\r\u0085\u2028\u2029]*")
WORD = re.compile(r"\w+")
OTHER_BREAKS = "\r\u0085\u2028\u2029"
CLOSERS = frozenset(
    ",.;:!?)]}%’”»…、。，；：？！）」』"
)  # a sentence goes on, or ends: none starts so
ENDS = frozenset('.!?:;…”"»。！？：；」』|*•')  # after these a line is complete
OPENERS = frozenset(",([{«“„-–—/&+、，（「『")
BULLET = re.compile(r"[-*+o•·▪◦‣–]\s|\d{1,3}[.)]\s")  # "o": the third level of lists as text
# Words that cannot end a sentence: a line that ends with one goes on in the next.
JOINERS = frozenset(
    """
    the a an of to in by with and or for from on at as is was are were that which its their
    his her der die das den dem des ein eine einen einem einer von vom mit und oder für zu zum
    zur im am auf le la les un une des du de et ou en dans par pour sur avec au aux que qui el
    los las una unos del y o por para con al se do da dos das em no na nos nas um uma il lo
    gli i uno di del della dei delle nel nella e per tra fra het een van en op te w z na do ze
    od dla przez oraz
    """.split()
)

FEW = 4  # with fewer broken sentences than this, nothing is inferred
OPEN_SHARE = 0.06  # of neighbouring lines; nine in ten texts of a paragraph a line are below 0.05
WIDEST = 130  # code points; people and programs wrap at 40 to 120
FULL = 0.7  # of the width: a line this long was broken because it was full
SENTENCE_WORDS = 4  # fewer are a label, not the beginning of a sentence
SAMPLE = 4000  # lines looked at


def line_spans(text: str) -> list[Span]:
    """The lines that show something, without the white space around them."""
    if not any(mark in text for mark in OTHER_BREAKS):
        return _split(text)
    spans = []
    for match in LINE.finditer(text):
        start, end = match.span()
        if text[end - 1].isspace():
            end = start + len(match.group().rstrip())
        spans.append((start, end))
    return spans


def _split(text: str) -> list[Span]:
    """The same where every line ends in a line feed, in half of the time."""
    spans, at = [], 0
    for line in text.split("\n"):
        says = line.strip()
        if says:
            start = at if says is line else at + len(line) - len(line.lstrip())
            spans.append((start, start + len(says)))
        at += len(line) + 1
    return spans


def infer(text: str, spans: list[Span]) -> Shape:
    """Tell the shape by how often a sentence runs on into the next line."""
    spans = spans[:SAMPLE]
    broken = [a for a, b in pairwise(spans) if _runs_on(text, a, b) and _adjacent(text, a, b)]
    if len(broken) < FEW:
        return "lines"
    if len(broken) < OPEN_SHARE * sum(_adjacent(text, a, b) for a, b in pairwise(spans)):
        return "lines"
    width = usual_width(spans)
    full = sum(FULL * width <= end - start <= width * 1.1 for start, end in broken)
    return "wrapped" if width <= WIDEST and full > FULL * len(broken) else "shredded"


def usual_width(spans: list[Span]) -> int:
    """The width, in code points, that nine lines in ten do not pass."""
    widths = sorted(end - start for start, end in spans)
    return widths[len(widths) * 9 // 10] if widths else 0


def blocks(text: str, spans: list[Span], shape: Shape) -> Iterator[Span]:
    """Join the lines of one paragraph or one sentence."""
    if shape == "lines" or not spans:
        yield from spans
        return
    width = usual_width(spans[:SAMPLE])
    start, last = spans[0][0], spans[0]
    for number, span in enumerate(spans[1:], 2):
        after = spans[number] if number < len(spans) else None
        joins = (
            _fills(text, last, span, width)
            if shape == "wrapped"
            else _continues(text, last, span, after)
        )
        if not (_adjacent(text, last, span) and joins):
            yield start, last[1]
            start = span[0]
        last = span
    yield start, last[1]


def _adjacent(text: str, a: Span, b: Span) -> bool:
    """No blank line stands between the two."""
    between = text[a[1] : b[0]]
    return between.count("\n") + (between.count("\r") if "\n" not in between else 0) <= 1


def _runs_on(text: str, a: Span, b: Span) -> bool:
    first = text[b[0]]
    return (
        (first.islower() or first in CLOSERS)
        and text[a[1] - 1] not in ENDS
        and not BULLET.match(text, *b)
    )


def _fills(text: str, a: Span, b: Span, width: int) -> bool:
    """The first word of b would not have fitted on a's line, or b is in mid-sentence."""
    if BULLET.match(text, *b):
        return False
    word = text.find(" ", b[0], b[1])
    needed = a[1] - a[0] + 1 + (word if word > 0 else b[1]) - b[0]
    return needed > 0.92 * width or _runs_on(text, a, b)


def _continues(text: str, a: Span, b: Span, after: Span | None) -> bool:
    """Line b belongs to the sentence of line a."""
    if text[b[0]] in CLOSERS:
        return True
    if text[a[1] - 1] in ENDS or BULLET.match(text, *b):
        return False
    if text[b[0]].islower() or text[a[1] - 1] in OPENERS:
        return True
    words = WORD.findall(text, max(a[0], a[1] - 200), a[1])
    if not words or not words[-1][0].islower():
        return False
    # A name or a number inside a sentence: the line after it goes on in lower case.
    inside = after is not None and _adjacent(text, b, after) and _runs_on(text, b, after)
    return words[-1] in JOINERS or (inside and len(words) >= SENTENCE_WORDS)
