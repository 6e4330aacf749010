"""chaffinch show: the raw page with every removal marked, as one HTML file."""

from typing import Any

import click

from chaffinch.cli import options


@click.command("show")
@click.argument("file", metavar="FILE|OUT")
@click.option("-o", "--output", metavar="PAGE", help="Write here; a folder for a batch.")
@options.rule_options
def command(file: str, output: str | None, **rules: Any) -> None:
    """Show FILE with every removal marked in one self-contained HTML page."""
    from chaffinch.page.page import page
    from chaffinch.page.record import Record

    cleaned = options.made(**rules).cleaner().clean(options.read(file))
    options.write(output, page(Record.of(cleaned)))
