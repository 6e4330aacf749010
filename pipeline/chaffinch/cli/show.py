"""chaffinch show: raw pages with every removal marked, as HTML."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from chaffinch.cli import options


@click.command("show")
@click.argument("source", metavar="FILE|OUT")
@click.option("-o", "--output", metavar="PAGE", help="Write here; of a batch, a folder.")
@click.option("--id", "name", metavar="ID", help="Of a batch, the page with this id or name.")
@click.option(
    "--raw", metavar="DIR", help="Of a batch, what was cleaned: for reports without the markup."
)
@options.url_option
@options.rule_options
def command(  # one for each option
    source: str,
    output: str | None,
    name: str | None,
    raw: str | None,
    url: str | None,
    **rules: Any,
) -> None:
    """Show FILE with every removal marked, in one HTML page that needs nothing besides.

    Of the folder OUT that `batch` wrote, a page for each clean text and an index of them; or with
    --id one page alone.
    """
    if Path(source).is_dir():
        if any(value not in ((), None, "default") for value in rules.values()):
            raise click.UsageError(f"{source} is a folder: its pages show what the batch did")
        _batch(Path(source), output, name, Path(raw) if raw else None)
        return
    if name or raw:
        raise click.UsageError(f"{source} is no folder: --id and --raw are for one of a batch")
    if (
        output not in (None, "-")
        and source != "-"
        and Path(output).resolve() == Path(source).resolve()
    ):
        raise click.UsageError(f"{output}: would be written over the page itself")
    from chaffinch.page.page import page
    from chaffinch.page.source import Source

    cleaned = options.made(**rules).cleaner().clean(replace(options.read(source), url=url))
    options.write(output, page(Source.of(cleaned)))


def _batch(out: Path, output: str | None, name: str | None, raw: Path | None) -> None:
    from chaffinch.page import folder

    if name is not None:
        options.write(output, folder.one(out, name, raw))
        return
    if output is None:
        raise click.UsageError(f"{out} is a folder: -o must name one for its pages")
    errors = folder.write(out, Path(output), raw)
    for error in errors:
        click.echo(f"chaffinch: {error}", err=True)
    click.echo(str(Path(output) / "index.html"))
    sys.exit(1 if errors else 0)
