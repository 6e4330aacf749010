"""Options that several commands share, and reading and writing for all of them."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

if TYPE_CHECKING:
    from chaffinch.document import Document
    from chaffinch.options import Options

Command = TypeVar("Command", bound=Callable[..., Any])


def rule_options(command: Command) -> Command:
    """Which rules run, and what is done with what they find."""
    for name, metavar, help_text in (
        ("--without", "RULE", "Leave out this rule or family."),
        ("--only", "RULE", "Run only this rule or family."),
        ("--rules", "DIR", "A folder of further rules."),
        ("--allow", "FILE", "A list of what is never removed."),
    ):
        command = click.option(name, multiple=True, metavar=metavar, help=help_text)(command)
    profiles = "default, rag, pretrain, archive, or a YAML file."
    profile = click.option(
        "--profile", default="default", metavar="NAME", show_default=True, help=profiles
    )
    strictness = click.option(
        "--strictness",
        type=click.Choice(["careful", "balanced", "thorough"]),
        help="How sure scores must be to keep what no rule names.",
    )
    verdicts = click.option("--verdicts", metavar="FILE", help="What people said in review.")
    return profile(strictness(verdicts(command)))


def cleaning_options(command: Command) -> Command:
    """What is done with pages, what is written of them, and how much is told."""
    for option in (
        rule_options,
        click.option(
            "--detail", type=click.Choice(["full", "removals", "summary"]), default="full",
            show_default=True, help="How much reports say.",
        ),
        click.option("--links", is_flag=True, help="In Markdown, write links with addresses."),
        click.option(
            "--format", type=click.Choice(["text", "markdown"]), default="text",
            show_default=True, help="What is written of HTML.",
        ),
        click.option(
            "--language", default="", metavar="CODE",
            help="The main language (en, de, …); without it the text tells.",
        ),
        click.option(
            "--children", metavar="DIR|drop|inline",
            help="Articles appended below the first: write them into DIR, drop them, or keep them "
            "where they are.  Without it they are in the report alone.",
        ),
    ):  # fmt: skip
        command = option(command)
    return command


def children_folder(given: str | None) -> Path | None:
    """Where split-off articles are written, if anywhere."""
    return None if given in (None, "drop", "inline") else Path(str(given))


def url_option(command: Command) -> Command:
    """Where a page is from: rules and entries of an allow list may be for one site alone."""
    return click.option(
        "--url", metavar="URL", help="Where the page is from; without it the page may tell."
    )(command)


FIELDS = {"text": "text", "html": "HTML", "id": "id", "url": "address"}


def field_options(command: Command) -> Command:
    """Which fields of records hold what."""
    for name, what in reversed(FIELDS.items()):
        help_text = f"The field of records with their {what}; without it `{name}`."
        option = click.option(f"--{name}-field", default="", metavar="FIELD", help=help_text)
        command = option(command)
    return command


def fields(given: dict[str, Any]) -> dict[str, str]:
    """The fields of records, taken out of the options of a command."""
    return {name: given.pop(f"{name}_field") for name in FIELDS}


def made(**given: Any) -> "Options":
    """The options of a cleaner, from those of a command."""
    from chaffinch.options import Options

    children = given.pop("children", None)
    given["children"] = children if children in ("drop", "inline") else "split"
    if given.get("links") and given.get("format") != "markdown":
        raise click.UsageError("--links needs --format markdown")
    return Options(**given)


def tell_unused(made: "Options", used: Iterable[str]) -> None:
    """Say which entries of the allow lists held nothing; `used` are the places of the others."""
    from chaffinch import allow

    for entry in allow.load(made.allow).unused(set(used)):
        click.echo(f"chaffinch: {entry.place}: held nothing: {entry}", err=True)


def read(name: str, kind: Any = None) -> "Document":
    """The document in a file, or on standard input for `-`."""
    from chaffinch import intake

    if name != "-":
        return intake.read(Path(name), kind)
    page = intake.of_bytes(stdin().read(), kind, name="standard input")
    return replace(page, name="-")


def stdin() -> BinaryIO:
    """Standard input.  Raises InputError if whoever started the program closed it."""
    from chaffinch.errors import InputError

    if sys.stdin is None:
        raise InputError("standard input: is closed")
    return sys.stdin.buffer


def write(path: str | None, data: bytes) -> None:
    """Write to a file, all of it or nothing; to standard output for `-` or no path."""
    from chaffinch import files

    if path in (None, "-"):
        out(data)
    else:
        files.write(Path(str(path)), data)


def out(data: bytes) -> None:
    """Write to standard output, at once.  Raises OutputError, and BrokenPipeError as it is."""
    from chaffinch.errors import OutputError

    if sys.stdout is None:
        raise OutputError("standard output: is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        reason = error.strerror or error
        raise OutputError(f"standard output: cannot be written: {reason}") from None


def forget_output() -> None:
    """Python keeps what could not be written, and would fail once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
