"""Statistics for a person: tables, and one line of totals."""

from typing import Any

from rich.console import Console
from rich.table import Table

from chaffinch.batch import stats
from chaffinch.batch.run import Totals
from chaffinch.batch.stats import Stats
from chaffinch.counted import counted


def console(*, stderr: bool = True) -> Console:
    """Names of pages and sites are printed as they are, whatever brackets they have."""
    return Console(stderr=stderr, highlight=False, markup=False, soft_wrap=True)


def short(totals: Totals) -> dict[str, Any]:
    """The totals that a log has."""
    told = totals.stats
    return {
        "pages": told.get("pages", 0),
        **{name: totals.status[name] for name in ("cleaned", "unchanged", "failed")},
        "removed": round(stats.removed(told), 4),
        "set_apart": told.get("set_apart", {}),
    }


def line(totals: Totals) -> str:
    told, status = totals.stats, totals.status
    raw = told.get("words_raw", 0)
    share = f"{stats.removed(told):.1%}" if raw else "nothing"
    none = counted(told.get("skipped", 0), "record")
    skipped = f", {none} without a page" if told.get("skipped") else ""
    return (
        f"{counted(told.get('pages', 0), 'page')}: {status['cleaned']} cleaned, "
        f"{status['unchanged']} unchanged, {status['failed']} failed{skipped}; "
        f"{share} of {counted(raw, 'word')} removed, {counted(told.get('flags', 0), 'flag')}"
    )


def print_categories(told: Stats, to: Console) -> None:
    """How many pages, edits and characters of each category."""
    _counts("category", told.get("categories", {}), to)


def print_reasons(told: Stats, to: Console) -> None:
    """How many pages were set apart, by reason."""
    if told.get("set_apart"):
        table = _table("set apart", "pages")
        for reason, count in sorted(told["set_apart"].items()):
            table.add_row(reason, str(count))
        to.print(table)


def _counts(title: str, counts: dict[str, dict[str, int]], to: Console) -> None:
    if counts:
        table = _table(title, "pages", "edits", "characters")
        for name, count in sorted(counts.items()):
            table.add_row(name, *(str(count[key]) for key in ("pages", "edits", "characters")))
        to.print(table)


def _table(title: str, *columns: str) -> Table:
    table = Table(title, box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right")
    return table


def print_all(told: Stats, sites: int) -> None:
    """All statistics, and the sites with most pages."""
    to = console(stderr=False)
    _counts("category", told.get("categories", {}), to)
    _counts("rule", told.get("rules", {}), to)
    for title, key in (("language", "languages"), ("set apart", "set_apart")):
        table = _table(title, "pages")
        for name, count in sorted(told.get(key, {}).items(), key=lambda pair: (-pair[1], pair[0])):
            table.add_row(name, str(count))
        if table.row_count:
            to.print(table)
    _sites(told.get("sites", {}), sites, to)
    _slowest(told.get("slowest", []), to)
    raw, clean = told.get("words_raw", 0), told.get("words_clean", 0)
    to.print(
        f"{counted(told.get('pages', 0), 'page')}, {stats.apart(told)} set apart; "
        f"{clean} of {counted(raw, 'word')} kept, {stats.removed(told):.1%} removed"
    )


def _sites(sites: dict[str, Stats], most: int, to: Console) -> None:
    table = _table("site", "pages", "set apart", "words kept", "removed")
    order = sorted(sites.items(), key=lambda pair: (-pair[1].get("pages", 0), pair[0]))
    for name, told in order[:most]:
        kept = str(told.get("words_clean", 0))
        share = f"{stats.removed(told):.1%}"
        table.add_row(name, str(told["pages"]), str(stats.apart(told)), kept, share)
    if table.row_count:
        to.print(table)


def _slowest(slowest: list[tuple[float, str]], to: Console) -> None:
    table = _table("slowest page", "seconds")
    for seconds, name in slowest:
        table.add_row(name, f"{seconds:.3f}")
    if table.row_count:
        to.print(table)
