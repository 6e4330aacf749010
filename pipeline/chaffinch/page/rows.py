"""One row of a batch's index: a page, what it lost, and how sure that was right."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from chaffinch import sites
from chaffinch.block import count_words
from chaffinch.page.source import Source
from chaffinch.report import MARKUP, removed

TAG = re.compile(r"<[^<>]*>")
NOWHERE = "(no site)"
LOSES = frozenset({"remove", "split"})  # the actions that take text away


class Doubt(NamedTuple):
    """A removal, `number` among the notes of its page, and the confidence of its rule."""

    words: int
    confidence: float
    number: int
    rule: str

    @property
    def size(self) -> float:
        """Its words times what its rule lacks in confidence."""
        return self.words * (1 - self.confidence)


class Row(NamedTuple):
    """`key` is what the batch calls the page; `told` is false of a summary, which has no edits.

    `state` says why a page was set apart; `edits` counts by category, `rules` by rule.
    """

    name: str
    site: str
    key: str = ""
    told: bool = False
    link: str = ""
    words: int = 0
    kept: int = 0
    share: float = 0.0
    flags: int = 0
    warnings: tuple[str, ...] = ()
    state: str = ""
    edits: Mapping[str, int] = {}
    rules: Mapping[str, int] = {}
    doubts: tuple[Doubt, ...] = ()

    @property
    def doubt(self) -> float:
        return sum(doubt.size for doubt in self.doubts)

    @property
    def worst(self) -> Doubt | None:
        """The most doubtful removal."""
        return max(self.doubts, key=lambda doubt: (doubt.size, -doubt.number), default=None)


def of_report(report: Mapping[str, Any], key: str = "") -> Row:
    """The row of a cleaned page.  A summary has no edits, and tells of no doubt."""
    totals, name = report["totals"], report["input"]["name"]
    words, kept = totals["words_raw"], totals["words_clean"]
    url = report["input"]["url"] or report["metadata"].get("canonical")
    return Row(
        name, site(url, name), key, told="edits" in report, words=words, kept=kept,
        share=removed(words, kept), flags=totals["flags"], warnings=tuple(report["warnings"]),
        edits=_counts(totals["categories"]), rules=_counts(totals["rules"]),
        doubts=tuple(_doubts(report)),
    )  # fmt: skip


def set_apart(told: Mapping[str, Any]) -> Row:
    """The row of a page that a batch set apart, from what it wrote of that."""
    made, name = told.get("report"), str(told["id"])
    reason = f"{told['reason']}: {told['message']}"
    row = of_report(made) if made else Row(name, site(None, name))
    return row._replace(name=name, state=reason)


def site(url: str | None, name: str) -> str:
    """The host of a page without `www.`, or else the folder that it lies in."""
    if host := sites.host(url):
        return host
    parts = PurePosixPath(name).parts
    return parts[0] if len(parts) > 1 else NOWHERE


def _counts(totals: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    """How many edits of each kind; those of reading HTML are no news."""
    found = Counter({name: count["edits"] for name, count in totals.items()})
    return {name: count for name, count in found.items() if not name.startswith(MARKUP)}


def _doubts(report: Mapping[str, Any]) -> Iterator[Doubt]:
    if "edits" not in report:
        return
    for note in Source("", report).notes():
        row = note.row
        if row["action"] in LOSES and row["stage"] != MARKUP:
            text = row["shown"] if "shown" in row else TAG.sub(" ", row["was"])
            yield Doubt(count_words(text), row["confidence"], note.number, row["rule"])
