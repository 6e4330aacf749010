"""The index of a batch: where to look first, what went where, and all pages in a table."""

from collections.abc import Sequence

from chaffinch.page import overview
from chaffinch.page.render import render
from chaffinch.page.rows import Row
from chaffinch.report import removed

SCRIPTS = ("theme.js", "table.js")
STYLES = ("colours.css", "base.css", "index.css")
ROWS = 5000  # in the table: a browser sorts and filters so many at once


def index(rows: Sequence[Row], title: str) -> bytes:
    """One HTML file, in UTF-8, that needs nothing besides.

    The table holds up to ROWS pages: of more, those set apart and those with the most doubtful
    removals.  All else counts every page.
    """
    cleaned = [row for row in rows if not row.state]
    words, kept = sum(row.words for row in cleaned), sum(row.kept for row in cleaned)
    charts = (
        ("Removals by category", overview.by_category(cleaned), "grouped"),
        ("Removals by rule", overview.by_rule(cleaned), "grouped"),
        ("Words removed by site", overview.by_site(cleaned), "percent"),
    )
    return render(
        "index.html", SCRIPTS, STYLES, title=title, total=len(rows),
        apart=len(rows) - len(cleaned), warned=sum(bool(row.warnings) for row in cleaned),
        words=words, kept=kept, share=removed(words, kept),
        rows=chosen(rows), charts=charts, flags=sum(row.flags for row in cleaned),
        suspicious=overview.suspicious(rows), odd=overview.odd_sites(rows),
    )  # fmt: skip


def chosen(rows: Sequence[Row]) -> list[Row]:
    """The pages that the table holds, in the order of their names."""
    worst = sorted(rows, key=lambda row: (not row.state, not row.warnings, -row.doubt, row.name))
    return sorted(worst[:ROWS], key=lambda row: row.name)
