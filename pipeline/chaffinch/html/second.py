"""The second opinion on a doubtful page: what trafilatura takes its text to be."""

import logging
from collections.abc import Iterator, Sequence
from math import exp, log
from typing import TYPE_CHECKING

from chaffinch.said import said

if TYPE_CHECKING:
    from chaffinch.html.page import Page

Three = tuple[str, str, str]

# Pages that its parser would take too long for: it needs time with the square of the attributes.
LARGEST_PAGE = 2_000_000  # code points
LARGEST_TAG = 20_000  # code points of a start tag
LEAST = 1e-4  # a chance of nought has no odds

# Its complaints about a page are no concern of ours, unless somebody listens.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def asked(page: "Page") -> bool:
    """Whether the page can be shown to trafilatura."""
    if len(page.source) > LARGEST_PAGE:
        return False
    return all(element.inner - element.start < LARGEST_TAG for element in page.elements)


def weighed(page: "Page", texts: Sequence[str], chances: Sequence[float]) -> list[float] | None:
    """The chances of all blocks with its opinion taken in; None if it finds no text.

    That trafilatura takes a block multiplies its odds by e, that it leaves it divides them by e:
    with more weight, and with less, pages of seven public sets came out worse.
    """
    text = _extract(page.source)
    if not text:
        return None
    words = said(text)
    known, alone = set(_threes(words)), f" {' '.join(words)} "
    return [
        _shifted(chance, 2 * _share(block, known, alone) - 1)
        for chance, block in zip(chances, texts, strict=True)
    ]


def _extract(source: str) -> str:
    import trafilatura

    try:
        return trafilatura.extract(source) or ""
    except Exception:  # noqa: BLE001  # a page that it fails on is judged without it
        return ""


def _share(block: str, known: set[Three], alone: str) -> float:
    """The share of a block's runs of three words that stand in the text."""
    words = said(block)
    threes = list(_threes(words))
    if not threes:
        return float(bool(words) and f" {' '.join(words)} " in alone)
    return sum(three in known for three in threes) / len(threes)


def _threes(words: Sequence[str]) -> Iterator[Three]:
    return zip(words, words[1:], words[2:], strict=False)


def _shifted(chance: float, by: float) -> float:
    chance = min(max(chance, LEAST), 1 - LEAST)
    return 1 / (1 + exp(-(log(chance / (1 - chance)) + by)))
