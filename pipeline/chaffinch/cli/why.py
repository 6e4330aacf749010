"""chaffinch why: why a line went, and why a line stayed."""

import sys
from dataclasses import replace
from typing import Any

import click

from chaffinch.cli import options


@click.command("why")
@click.argument("place", metavar="FILE[:LINE]")
@options.url_option
@options.rule_options
def command(place: str, url: str | None, **rules: Any) -> None:
    """Say which rule took each line of FILE.

    For one LINE also which rules came near, and what held them.
    """
    from chaffinch.explain import explain

    name, line = _split(place)
    document = replace(options.read(name), url=url)
    cleaner = options.made(**rules).cleaner()
    try:
        for row in explain(cleaner, document, line):
            click.echo(row)
    except IndexError:
        click.echo(f"chaffinch: {name}: has no line {line}", err=True)
        sys.exit(1)


def _split(place: str) -> tuple[str, int | None]:
    name, colon, line = place.rpartition(":")
    if colon and line.isdigit() and int(line):
        return name, int(line)
    return place, None
