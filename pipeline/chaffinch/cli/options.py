"""Options that several commands share, and reading and writing for all of them."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from chaffinch.batch.options import Options
    from chaffinch.document import Document

Command = TypeVar("Command", bound=Callable[..., Any])


def rule_options(command: Command) -> Command:
    """Which rules run, and what is done with what they find."""
    for name, metavar, help_text in (
        ("--without", "RULE", "Leave out this rule or family."),
        ("--only", "RULE", "Run only this rule or family."),
        ("--rules", "DIR", "A folder of further rules."),
    ):
        command = click.option(name, multiple=True, metavar=metavar, help=help_text)(command)
    profiles = "default, rag, pretrain, archive, or a YAML file."
    profile = click.option(
        "--profile", default="default", metavar="NAME", show_default=True, help=profiles
    )
    verdicts = click.option("--verdicts", metavar="FILE", help="What people said in review.")
    return profile(verdicts(command))


def detail_option(command: Command) -> Command:
    """How much a report says."""
    return click.option(
        "--detail",
        type=click.Choice(["full", "removals", "summary"]),
        default="full",
        show_default=True,
        help="How much reports say.",
    )(command)


def format_options(command: Command) -> Command:
    """What the clean text of HTML looks like."""
    links = click.option("--links", is_flag=True, help="In Markdown, write links with addresses.")
    form = click.option(
        "--format",
        type=click.Choice(["text", "markdown"]),
        default="text",
        show_default=True,
        help="What is written of HTML.",
    )
    return form(links(command))


def made(**given: Any) -> "Options":
    """The options of a cleaner, from those of a command."""
    from chaffinch.batch.options import Options

    if given.get("links") and given.get("format") != "markdown":
        raise click.UsageError("--links needs --format markdown")
    return Options(**given)


def read(name: str, kind: Any = None) -> "Document":
    """The document in a file, or on standard input for `-`."""
    from chaffinch import intake

    if name != "-":
        return intake.read(Path(name), kind)
    page = intake.of_bytes(sys.stdin.buffer.read(), kind, name="standard input")
    return replace(page, name="-")


def write(path: str | None, data: bytes) -> None:
    """Write to a file, all of it or nothing; to standard output for `-` or no path."""
    from chaffinch import files

    if path in (None, "-"):
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        files.write(Path(str(path)), data)
