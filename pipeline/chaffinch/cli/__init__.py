"""The command line: every command is a few calls into the library.

What a command needs is imported when it runs, so that `--help` answers at once.
"""

import sys

import click

from chaffinch.cli import batch, clean, learn, options, restore, review, rules, show, why
from chaffinch.errors import ChaffinchError
from chaffinch.version import __version__


class Group(click.Group):
    """Shows every expected error in one line, without a traceback, and exits with 1."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except ChaffinchError as error:
            click.echo(f"chaffinch: {error}", err=True)
            ctx.exit(1)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="chaffinch")
def cli() -> None:
    """Separate the text that a page is about from all that stands around it.

    Clean text goes to standard output, messages go to standard error.  Exit status: 0 done,
    1 something failed or a check did not pass, 2 misuse.
    """


for command in (
    clean.command, batch.command, batch.merge, batch.stats, restore.restore, restore.verify,
    why.command, rules.group, show.command, learn.command, review.command,
):  # fmt: skip
    cli.add_command(command)


def main() -> None:
    # A reader that closes the pipe (`chaffinch clean … | head`) is no error of ours.
    try:
        cli()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:  # most of all of standard output, on a disk that is full
        options.forget_output()
        name = error.filename or "standard output"
        click.echo(f"chaffinch: {name}: {error.strerror or error}", err=True)
        sys.exit(1)
