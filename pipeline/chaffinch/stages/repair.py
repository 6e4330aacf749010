"""Mends of what a scraper broke: the only stage that may show characters the page had not."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages import _glue
from chaffinch.stages._stage import Stage
from chaffinch.view import View

Change = tuple[int, int, str]

# Three blank lines and more: two are still a pause between the parts of a text.
BLANK_RUN = re.compile(r"[\n\r](?:[^\S\n\r]*[\n\r]){3,}")
FOUR_BREAKS = re.compile(r"\n[^\S\n]*\n[^\S\n]*\n[^\S\n]*\n")  # quicker than the run itself
BREAK = re.compile(r"\r\n|[\n\r]")
KEPT_BREAKS = 2
# Characters of no width that mean nothing in running text.  The joiners U+200C and U+200D and the
# direction marks are left alone: Persian, Indic scripts, emoji and Arabic need them.
ZERO_WIDTH = "\u200b\u2060\ufeff\u00ad"
INVISIBLE = re.compile(f"[{ZERO_WIDTH}]+")
# What UTF-8 looks like when it was read as Windows-1252 or Latin-1 contains one of these.
SUSPICIOUS = ("Ã", "Â", "â", "Å", "Ä", "Ð", "Ñ", "ï»¿", "ð")
SUSPICIOUS_LETTER = re.compile("[ÂÃâÅÄÐÑïð]")
TOKEN_END = re.compile(r"[ \t\n\r]|$")
LONGEST_TOKEN = 200  # code points: longer ones are data, and slow to explain


@dataclass(frozen=True, slots=True)
class Repair:
    """Which mend the rule makes."""

    fix: Literal["glue", "blank_run", "zero_width", "nb_hyphen", "mojibake"]


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules:
        for start, end, now in FIXES[rule.settings.fix](view):
            yield Hit(start, end, rule, now, note=view.text[start:end][:40])


def _blank_runs(view: View) -> Iterator[Change]:
    """All line breaks of a run of blank lines but the first two."""
    if "\r" not in view.text and not FOUR_BREAKS.search(view.text):
        return
    for run in BLANK_RUN.finditer(view.text):
        breaks = list(BREAK.finditer(view.text, *run.span()))
        if len(breaks) > KEPT_BREAKS + 1:
            yield breaks[KEPT_BREAKS - 1].end(), breaks[-1].end(), ""


def _zero_width(view: View) -> Iterator[Change]:
    if not view.text.isascii() and any(character in view.text for character in ZERO_WIDTH):
        for match in INVISIBLE.finditer(view.text):
            yield *match.span(), ""


def _nb_hyphens(view: View) -> Iterator[Change]:
    at = -1 if view.text.isascii() else view.text.find("\u2011")
    while at >= 0:
        yield at, at + 1, "-"
        at = view.text.find("\u2011", at + 1)


def _mojibake(view: View) -> Iterator[Change]:
    """Words that ftfy reads back, each trimmed to the characters that change."""
    if view.text.isascii() or not any(mark in view.text for mark in SUSPICIOUS):
        return
    from ftfy import fix_encoding

    for start, word in _suspicious(view.text):
        fixed = fix_encoding(word)
        if fixed != word and len(fixed) < len(word) and "\ufffd" not in fixed:
            yield _trimmed(start, word, fixed)


def _suspicious(text: str) -> Iterator[tuple[int, str]]:
    """The words with a suspicious letter, and where they begin."""
    end = 0
    for match in SUSPICIOUS_LETTER.finditer(text):
        if match.start() < end:
            continue
        start = max(text.rfind(space, end, match.start()) for space in " \t\n\r") + 1
        start = max(start, end)
        after = TOKEN_END.search(text, match.end())
        end = after.start() if after else len(text)
        if end - start <= LONGEST_TOKEN:
            yield start, text[start:end]


def _trimmed(at: int, was: str, now: str) -> Change:
    """The same change without what stands alike at both ends."""
    head = 0
    while head < len(now) and was[head] == now[head]:
        head += 1
    tail = 0
    while tail < len(now) - head and was[-1 - tail] == now[-1 - tail]:
        tail += 1
    return at + head, at + len(was) - tail, now[head : len(now) - tail]


FIXES: dict[str, Callable[[View], Iterator[Change]]] = {
    "glue": _glue.gaps,
    "blank_run": _blank_runs,
    "zero_width": _zero_width,
    "nb_hyphen": _nb_hyphens,
    "mojibake": _mojibake,
}

STAGE = Stage("repair", Repair, find)
