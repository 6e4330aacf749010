"""chaffinch rules: list them, try their examples, begin a new one, write their page."""

import sys

import click

from chaffinch.cli import rule_tools
from chaffinch.counted import counted
from chaffinch.errors import OutputError


@click.group("rules")
def group() -> None:
    """List, check and begin rules."""


@group.command("list")
@click.argument("names", nargs=-1, metavar="[RULE|FAMILY]…")
@rule_tools.FOLDER
def list_rules(names: tuple[str, ...], folder: str | None) -> None:
    """List rules: id, category, stage, summary."""
    from chaffinch import catalogue

    for rule, _ in catalogue.chosen(rule_tools.folder_of(folder), names):
        draft = "" if rule.status == "stable" else f" ({rule.status})"
        click.echo(f"{rule.id}\t{rule.category}\t{rule.stage}\t{rule.summary}{draft}")


@group.command("check")
@click.argument("names", nargs=-1, metavar="[RULE|FAMILY|FILE]…")
@rule_tools.FOLDER
def check(names: tuple[str, ...], folder: str | None) -> None:
    """Try the examples of rules: each must come out exactly as it is marked."""
    from chaffinch import catalogue

    count = failed = 0
    for rule, examples in catalogue.chosen(rule_tools.folder_of(folder), names):
        count += 1
        for wanted, got in catalogue.failures(rule, examples):
            failed += 1
            click.echo(f"{rule.id}: an example does not come out as it is written")
            show(wanted, got)
    click.echo(f"{counted(count, 'rule')}, {counted(failed, 'example')} wrong", err=True)
    sys.exit(1 if failed or not count else 0)


def show(wanted: str, got: str) -> None:
    """Lay two marked texts side by side: lines that are wanted, that came out, and where."""
    from difflib import ndiff

    colours = {"-": "green", "+": "red", "?": "cyan"}
    names = {"-": "wanted", "+": "got", "?": "", " ": ""}
    for row in ndiff(wanted.splitlines(), got.splitlines()):
        text = f"  {names[row[0]]:7} {row[2:].rstrip()}".rstrip()
        click.echo(click.style(text, fg=colours.get(row[0])))


@group.command("new")
@click.argument("name", metavar="FAMILY/NAME")
@click.option("--stage", default="phrase", show_default=True, help="The stage that does the work.")
@rule_tools.FOLDER
def new(name: str, stage: str, folder: str | None) -> None:
    """Write a rule file with empty examples, to be filled in."""
    from chaffinch import catalogue, files, pack

    if folder is None and pack.SHIPPED.is_file():
        raise click.UsageError("--rules DIR is needed: the installed rules are not yours to edit")
    text = catalogue.template(name, stage)
    path = rule_tools.folder_of(folder) / f"{name}.yaml"
    if path.exists():
        raise OutputError(f"{path}: is there already")
    files.make(path.parent)
    files.write(path, text.encode())
    click.echo(str(path))


@group.command("docs")
@rule_tools.FOLDER
def docs(folder: str | None) -> None:
    """Print the page of all rules, in Markdown."""
    from chaffinch import catalogue

    click.echo(catalogue.page(rule_tools.folder_of(folder)), nl=False)


for command in rule_tools.COMMANDS:
    group.add_command(command)
