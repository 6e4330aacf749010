"""How much of a page may go: `--max-removed 0.9`, `--max-removed promo=0.2`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chaffinch.batch.records.base import Unfit
from chaffinch.loading import selects
from chaffinch.report import MARKUP


@dataclass(frozen=True, slots=True)
class Budget:
    """Shares: of a page's words all in all, and of its characters by rule or family."""

    page: float = 1.0
    rules: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, given: Iterable[str]) -> "Budget":
        """From `0.9` and `rule=0.2`.  Raises ValueError for what is no share."""
        page, rules = 1.0, {}
        for each in given:
            name, named, number = each.rpartition("=")
            try:
                share = float(number)
            except ValueError:
                share = -1.0
            if not 0 <= share <= 1 or (named and not name):
                raise ValueError(f"{each}: give a share from 0 to 1")
            if name:
                rules[name] = share
            else:
                page = share
        return cls(page, rules)

    def check(self, report: Mapping[str, Any]) -> None:
        """Raises Unfit if more went than may.  Markup is not counted as a part of the page."""
        totals = report["totals"]
        words = totals["words_raw"]
        _compare("in all", words - totals["words_clean"], words, self.page)
        went = {rule: count["characters"] for rule, count in totals["rules"].items()}
        markup = sum(size for rule, size in went.items() if rule.startswith(f"{MARKUP}/"))
        for name, most in self.rules.items():
            gone = sum(size for rule, size in went.items() if selects(name, rule))
            _compare(f"by {name}", gone, report["input"]["characters"] - markup, most)


def _compare(who: str, gone: int, whole: int, most: float) -> None:
    if gone > most * whole:
        raise Unfit("removed", f"{gone / max(whole, 1):.0%} went {who}, and {most:.0%} may")
