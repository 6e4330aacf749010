"""What a batch did, in numbers that can be added up: over pages, shards, machines.

Statistics are a dict that JSON can hold.  All of it but `slowest` is the same in every run.
"""

from collections.abc import Iterable
from typing import Any

from chaffinch import report, sites

SLOWEST = 10
NOWHERE = "(none)"  # the site of pages without an address

Stats = dict[str, Any]


def of_report(report: dict[str, Any], language: str | None, seconds: float | None) -> Stats:
    """The statistics of one cleaned page, from its report; `seconds` if it was cleaned now."""
    totals = report["totals"]
    groups = {
        key: {name: {"pages": 1, **counts} for name, counts in totals[key].items()}
        for key in ("categories", "rules")
    }
    page = {
        "pages": 1,
        "cleaned": 1,
        "words_raw": totals["words_raw"],
        "words_clean": totals["words_clean"],
        "characters_removed": totals["characters_removed"],
        "flags": totals["flags"],
        "warned": int(bool(report["warnings"])),
        "languages": {language or "unknown": 1},
        "allowed": dict(totals.get("allowed", {})),
        **groups,
    }
    site = site_of(report["input"]["url"] or report["metadata"].get("canonical"))
    slowest = [[round(seconds, 3), report["input"]["name"]]] if seconds is not None else []
    return {**page, "sites": {site: page}, "slowest": slowest}


def of_unfit(reason: str, url: str | None) -> Stats:
    """The statistics of one page that was set apart."""
    page = {"pages": 1, "set_apart": {reason: 1}}
    return {**page, "sites": {site_of(url): page}}


def site_of(url: str | None) -> str:
    """The host of an address, without `www.`."""
    return sites.host(url) or NOWHERE


def add(total: Stats, more: Stats) -> None:
    """Add numbers to numbers, key by key, in place."""
    for key, value in more.items():
        if key == "slowest":
            total[key] = sorted([*total.get(key, []), *value], reverse=True)[:SLOWEST]
        elif isinstance(value, dict):
            add(total.setdefault(key, {}), value)
        else:
            total[key] = total.get(key, 0) + value


def merged(many: Iterable[Stats]) -> Stats:
    """The sum, with its keys in order, so that the same pages give the same bytes."""
    total: Stats = {}
    for one in many:
        add(total, one)
    return ordered(total)


def ordered(stats: Stats) -> Stats:
    return {
        key: ordered(value) if isinstance(value, dict) else value
        for key, value in sorted(stats.items())
    }


def without_sites(stats: Stats) -> Stats:
    """What is sent from process to process: there may be as many sites as pages."""
    return {key: value for key, value in stats.items() if key != "sites"}


def removed(stats: Stats) -> float:
    """The share of the words that went."""
    return report.removed(stats.get("words_raw", 0), stats.get("words_clean", 0))


def apart(stats: Stats) -> int:
    """How many pages were set apart."""
    return sum(stats.get("set_apart", {}).values())
