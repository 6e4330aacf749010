"""chaffinch rules lint, impact, coverage, schema, sarif: tools for those who write rules."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import options
from chaffinch.counted import counted

if TYPE_CHECKING:
    from chaffinch.impact import Change
    from chaffinch.ruleset import RuleSet

FOLDER = click.option(
    "--rules", "folder", metavar="DIR", help="A folder of rules instead of the shipped one."
)
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def folder_of(folder: str | None) -> Path:
    from chaffinch import pack

    return Path(folder) if folder else pack.home()


@click.command("lint")
@click.argument("names", nargs=-1, metavar="[RULE|FAMILY|FILE]…")
@FOLDER
@click.option("--on", "pages", multiple=True, metavar="PATH", help="Pages to try all rules on.")
def lint(names: tuple[str, ...], folder: str | None, pages: tuple[str, ...]) -> None:
    """Tell what is doubtful about rules: dead ones, overlaps, broad phrases, no near misses.

    With pages, also the rules that fire on none of them.
    """
    from chaffinch import catalogue
    from chaffinch import lint as linting

    pairs = list(catalogue.chosen(folder_of(folder), names))
    found = linting.findings(pairs)
    wrong: list[str] = []
    if pages:
        coverage = linting.fired(pairs, _documents(pages, wrong))
        if coverage.documents:
            found += linting.silent((rule for rule, _ in pairs), coverage)
    for finding in found:
        click.echo(f"{finding.rule}: {finding.kind}: {finding.says}")
    click.echo(f"{counted(len(pairs), 'rule')}, {counted(len(found), 'finding')}", err=True)
    sys.exit(1 if found or wrong else 0)


@click.command("impact")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.argument("pages", nargs=-1, required=True, metavar="PAGES…")
@click.option(
    "--profile",
    default="default",
    metavar="NAME",
    show_default=True,
    help="What is done with each category.",
)
@AS_JSON
def impact(old: str, new: str, pages: tuple[str, ...], profile: str, *, as_json: bool) -> None:
    """Tell what changes on PAGES if the rules of folder NEW run instead of those of OLD.

    `shipped` stands for the rules of this version.
    """
    from chaffinch import impact as impacts

    rules = [_ruleset(name, profile) for name in (old, new)]
    wrong: list[str] = []
    found = impacts.measure(rules[0], rules[1], _documents(pages, wrong))
    if as_json:
        _dump(found.as_dict())
    else:
        click.echo(f"{counted(found.pages, 'page')}, {found.changed} changed")
        for title, changes in (("goes now", found.goes), ("stays now", found.stays)):
            _table(title, impacts.in_order(changes))
    sys.exit(1 if wrong else 0)


def _ruleset(name: str, profile: str) -> "RuleSet":
    from chaffinch import pack, profiles
    from chaffinch.ruleset import RuleSet

    digest, compiled = pack.shipped() if name == "shipped" else pack.folder(_existing(name))
    stable = [item for item in compiled if item[0].status == "stable"]
    return RuleSet(stable, profiles.load(profile), digest)


def _existing(name: str) -> Path:
    if not Path(name).is_dir():
        raise click.UsageError(f"{name}: no such folder of rules")
    return Path(name)


def _table(title: str, rows: Iterable[tuple[str, "Change"]]) -> None:
    for rule, change in rows:
        words, pages = counted(change.words, "word"), counted(change.pages, "page")
        click.echo(f"{title}: {words} on {pages}, {rule}")
        for example in change.examples:
            click.echo(f"  {example}")


@click.command("coverage")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--silent", is_flag=True, help="List the rules that never fired instead.")
@AS_JSON
@options.rule_options
def coverage(paths: tuple[str, ...], *, silent: bool, as_json: bool, **rules: Any) -> None:
    """Tell how often each rule fired: over pages, or over the reports of a finished batch."""
    from chaffinch import coverage as coverages

    wrong: list[str] = []
    cleaner = options.made(**rules).cleaner()
    reports = list(_reports(paths, wrong))
    if reports:
        found = coverages.of_reports(reports)
    else:
        found = coverages.of_pages(cleaner, _documents(paths, wrong))
    quiet = found.silent(rule.id for rule in cleaner.rules.rules)
    if as_json:
        names = ("rule", "pages", "edits", "characters")
        fired = [dict(zip(names, row, strict=True)) for row in found.rows()]
        _dump({"pages": found.documents, "rules": fired, "silent": quiet})
    else:
        for row in ((name,) for name in quiet) if silent else found.rows():
            click.echo("\t".join(map(str, row)))
    pages, some = counted(found.documents, "page"), counted(len(found.pages), "rule")
    click.echo(f"{pages}, {some} fired, {len(quiet)} did not", err=True)
    sys.exit(1 if wrong else 0)


@click.command("schema")
def schema() -> None:
    """Print the JSON Schema of rule files, for editors."""
    from chaffinch import schema as schemas

    _dump(schemas.rules())


@click.command("sarif")
@click.argument("paths", nargs=-1, required=True, metavar="REPORT…")
@click.option("-o", "--output", metavar="FILE", help="Write here.")
def sarif(paths: tuple[str, ...], output: str | None) -> None:
    """Print the removals of finished REPORTs, or folders of them, as SARIF."""
    from chaffinch import sarif as sarifs
    from chaffinch.report import ENDING, dump

    wrong: list[str] = []
    for path in paths:
        if not (path.endswith(ENDING) or Path(path).is_dir()):
            _tell(f"{path}: is no folder, and no report: these end in {ENDING}", wrong)
    found = [report for report in _reports(paths, wrong) if "edits" in report]
    options.write(output, dump(sarifs.log(found)))
    click.echo(counted(len(found), "report"), err=True)
    sys.exit(1 if wrong or not found else 0)


def _dump(what: dict[str, Any]) -> None:
    from chaffinch.report import dump

    click.echo(dump(what), nl=False)


def _documents(paths: Iterable[str], wrong: list[str]) -> Iterator[Any]:
    from chaffinch import corpus

    return corpus.documents(map(Path, paths), lambda problem: _tell(problem, wrong))


def _reports(paths: Iterable[str], wrong: list[str]) -> Iterator[dict[str, Any]]:
    from chaffinch import corpus

    return corpus.reports(map(Path, paths), lambda problem: _tell(problem, wrong))


def _tell(problem: str, wrong: list[str]) -> None:
    wrong.append(problem)
    click.echo(f"chaffinch: {problem}", err=True)


COMMANDS = (lint, impact, coverage, schema, sarif)
