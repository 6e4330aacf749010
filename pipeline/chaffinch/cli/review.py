"""chaffinch review: go through what a batch did, in a browser on this machine."""

import contextlib
from pathlib import Path

import click


@click.command("review")
@click.argument("out", metavar="OUT")
@click.option("--raw", metavar="DIR", help="What was cleaned, for reports without the markup.")
@click.option("--rules", metavar="DIR", help="Where new rules go.  [default: OUT/rules]")
@click.option("--verdicts", metavar="FILE", help="What people say.  [default: OUT/verdicts.jsonl]")
@click.option(
    "--port", default=0, type=click.IntRange(0, 65535), help="Listen there; else where it is free."
)
@click.option("--open", "show", is_flag=True, help="Open the address in the browser.")
def command(  # noqa: PLR0913  # one for each option
    out: str, raw: str | None, rules: str | None, verdicts: str | None, port: int, *, show: bool
) -> None:
    """Go through the removals and flags of OUT, which `chaffinch batch` wrote.

    What you say is written to the file of verdicts, and `chaffinch batch` does as it says when it
    is run again.  The address that is printed works on this machine alone, until Ctrl-C.
    """
    from chaffinch.batch.results import Results
    from chaffinch.errors import InputError
    from chaffinch.review.desk import Desk
    from chaffinch.review.serve import serve
    from chaffinch.review.shelf import Shelf
    from chaffinch.verdicts import NAME

    folder = Path(out)
    shelf = Shelf(Results(folder, Path(raw) if raw else None))
    if not folder.is_dir() or not shelf.names():
        raise InputError(f"{out}: holds no reports; `chaffinch batch IN {out}` writes them")
    file = Path(verdicts) if verdicts else folder / NAME
    desk = Desk(shelf, file, Path(rules) if rules else folder / "rules")
    desk.records()  # a file of verdicts that is wrong is told of before anybody adds to it

    def ready(address: str) -> None:
        click.echo(address)
        click.echo("Ctrl-C ends it.", err=True)
        if show:
            click.launch(address)

    with contextlib.suppress(KeyboardInterrupt):
        serve(desk, port, ready)
