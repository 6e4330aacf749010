"""chaffinch batch: folders and files to a folder, with a table of what was done."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import options

if TYPE_CHECKING:
    from chaffinch.batch.page import Result
    from chaffinch.report import Detail


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="IN…")
@click.argument("out", metavar="OUT")
@click.option(
    "--workers", default=1, type=click.IntRange(1, 256), show_default=True, help="Processes."
)
@click.option(
    "--children",
    type=click.Choice(["drop", "inline"]),
    help="Articles appended below the first: drop them, or keep them where they are.  Without it "
    "they are in the report.",
)
@options.language_option
@options.format_options
@options.detail_option
@options.rule_options
def command(
    inputs: tuple[str, ...], out: str, workers: int, detail: "Detail", **rules: Any
) -> None:
    """Clean every page of IN (files, folders) into OUT: a clean text and a report a page.

    Pages that have not changed since the last run are left as they are.  What people said in
    `chaffinch review OUT` holds, unless other --verdicts are given.
    """
    from chaffinch import verdicts
    from chaffinch.batch import folder, page, pool

    target = Path(out)
    if rules["verdicts"] is None and (target / verdicts.NAME).is_file():
        rules["verdicts"] = str(target / verdicts.NAME)
    if target.exists() and not target.is_dir():
        raise click.UsageError(f"{out}: is a file; OUT must be a folder")
    jobs = folder.jobs(map(Path, inputs), target, detail)
    made = options.made(**rules)
    made.cleaner()  # wrong rules or a wrong profile are told of before any page is read
    results = list(_watched(pool.run(page.clean, jobs, made, workers), len(jobs)))
    summary(results)
    used = (place for result in results for place in result.totals.get("allowed", ()))
    options.tell_unused(made, used)
    sys.exit(1 if any(result.status == "failed" for result in results) else 0)


def _watched(results: Iterable["Result"], total: int) -> Iterator["Result"]:
    """Show a progress bar where a person watches."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(
        results, "Cleaning", total=total, console=Console(stderr=True), transient=True
    )


def summary(results: list["Result"]) -> None:
    """Print the table of categories, the pages that failed, and one line of totals."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    if any(result.totals.get("categories") for result in results):
        console.print(_table(results))
    for result in results:
        for text in (result.error, *result.warnings):
            if text:
                where = text if result.error else f"{result.name}: {text}"
                console.print(f"chaffinch: {where}", markup=False)
    console.print(_totals(results), markup=False)


def _table(results: list["Result"]) -> Any:
    from rich.table import Table

    table = Table("category", box=None, pad_edge=False)
    for column in ("pages", "edits", "characters"):
        table.add_column(column, justify="right")
    categories = sorted(
        {name for result in results for name in result.totals.get("categories", {})}
    )
    for name in categories:
        counts = [
            r.totals["categories"][name] for r in results if name in r.totals.get("categories", {})
        ]
        sums = [sum(count[key] for count in counts) for key in ("edits", "characters")]
        table.add_row(name, str(len(counts)), *map(str, sums))
    return table


def _totals(results: list["Result"]) -> str:
    status = [result.status for result in results]
    raw = sum(result.totals.get("words_raw", 0) for result in results)
    kept = sum(result.totals.get("words_clean", 0) for result in results)
    share = f"{1 - kept / raw:.1%}" if raw else "nothing"
    flags = sum(result.totals.get("flags", 0) for result in results)
    return (
        f"{len(results)} pages: {status.count('cleaned')} cleaned, "
        f"{status.count('unchanged')} unchanged, {status.count('failed')} failed; "
        f"{share} of {raw} words removed, {flags} flags"
    )
