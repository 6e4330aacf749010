"""Which rules fired, how often and on how many pages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chaffinch.cleaner import Cleaner
from chaffinch.document import Document
from chaffinch.report import MARKUP


class Coverage:
    """Counts by rule: `pages`, `edits`, and raw `characters` that the edits cover."""

    def __init__(self) -> None:
        self.documents = 0
        self.pages: Counter[str] = Counter()
        self.edits: Counter[str] = Counter()
        self.characters: Counter[str] = Counter()

    def add(self, counts: Mapping[str, Mapping[str, int]]) -> None:
        """Add what fired on one page."""
        self.documents += 1
        for rule, count in counts.items():
            if rule.startswith(f"{MARKUP}/"):
                continue
            self.pages[rule] += 1
            self.edits[rule] += count["edits"]
            self.characters[rule] += count["characters"]

    def rows(self) -> Iterator[tuple[str, int, int, int]]:
        """Rule, pages, edits, characters: those of the most pages first."""
        for rule in sorted(self.pages, key=lambda rule: (-self.pages[rule], rule)):
            yield rule, self.pages[rule], self.edits[rule], self.characters[rule]

    def silent(self, rules: Iterable[str]) -> list[str]:
        """The rules that never fired."""
        return sorted(rule for rule in rules if rule not in self.pages)


def of_pages(cleaner: Cleaner, documents: Iterable[Document]) -> Coverage:
    return of_reports(cleaner.clean(document).report("summary") for document in documents)


def of_reports(reports: Iterable[dict[str, Any]]) -> Coverage:
    """Of reports of any detail; what fired on articles that were split off counts for the page."""
    coverage = Coverage()
    for report in reports:
        coverage.add(_fired(report))
    return coverage


def _fired(report: dict[str, Any]) -> dict[str, Counter[str]]:
    """The counts of each rule, of a page and its children."""
    counts = {rule: Counter(count) for rule, count in report["totals"]["rules"].items()}
    for child in report["children"]:
        for rule, count in _fired(child).items():
            counts[rule] = counts.get(rule, Counter()) + count
    return counts
