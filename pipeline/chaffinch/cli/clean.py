"""chaffinch clean: one file, several, or standard input."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import options
from chaffinch.errors import ChaffinchError

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned
    from chaffinch.report import Detail


@click.command("clean")
@click.argument("files", nargs=-1, metavar="[FILE|-]…")
@click.option("-o", "--output", metavar="OUT", help="Write here; a folder for several files.")
@click.option("--report", metavar="REPORT", help="Write the report here; a folder for several.")
@click.option("--kind", type=click.Choice(["text", "html"]), help="What the input is; else told.")
@options.url_option
@click.option("--diff", is_flag=True, help="Show what changes instead of the clean text.")
@options.format_options
@options.detail_option
@options.rule_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Clean FILEs, or standard input, to standard output or OUT."""
    from chaffinch.report import allowed_by

    names = ("output", "report", "kind", "diff", "detail", "url")
    output, report, kind, diff, detail, url = map(given.pop, names)
    files = files or ("-",)
    _check_outputs(files, output, report)
    made = options.made(**given)
    cleaner = made.cleaner()
    failed, used = 0, set[str]()
    for name in files:
        try:
            cleaned = cleaner.clean(replace(options.read(name, kind), url=url))
            used.update(map(allowed_by, cleaned.kept))
            _write_report(cleaned, _inside(report, name, ".report.json"), detail)
            if diff:
                show(cleaned)
            else:
                _write_text(cleaned, _inside(output, name))
        except ChaffinchError as error:
            click.echo(f"chaffinch: {error}", err=True)
            failed += 1
    options.tell_unused(made, used)
    sys.exit(1 if failed else 0)


def _check_outputs(files: tuple[str, ...], output: str | None, report: str | None) -> None:
    """Nothing may be written over another output of the same run."""
    for folder in (output, report):
        if len(files) > 1 and folder is not None and not Path(folder).is_dir():
            raise click.UsageError(f"{folder}: must be a folder that exists: there are many files")
    written = [
        path
        for name in files
        for path in (_inside(output, name), _inside(report, name, ".report.json"))
        if path not in (None, "-")
    ]
    for path in written:
        if written.count(path) > 1:
            raise click.UsageError(f"{path}: would be written twice")


def _inside(path: str | None, name: str, suffix: str = "") -> str | None:
    """A path in the folder `path`, if it is one."""
    if path is None or not Path(path).is_dir():
        return path
    from chaffinch.intake import clean_name

    base = "stdin.txt" if name == "-" else clean_name(Path(name).name)
    return str(Path(path) / (base + suffix))


def _write_report(cleaned: "Cleaned", path: str | None, detail: "Detail") -> None:
    from chaffinch.report import dump

    if path is not None:
        options.write(path, dump(cleaned.report(detail)))
    for warning in cleaned.warnings():
        click.echo(f"chaffinch: {cleaned.document.name}: {warning}", err=True)


def _write_text(cleaned: "Cleaned", path: str | None) -> None:
    from chaffinch.document import encode

    options.write(path, encode(cleaned.text))


def show(cleaned: "Cleaned") -> None:
    """Print each change with its rule, in colour where the terminal has it."""
    from chaffinch.explain import PLAIN
    from chaffinch.places import Places

    places = Places(cleaned.document.raw)
    for edit in (edit for edit in cleaned.edits if edit.rule not in PLAIN):
        line, column = places.line_column(edit.start)
        head = f"{cleaned.document.name}:{line}:{column}: {edit.rule} ({edit.action}): {edit.why}"
        click.echo(click.style(head, fg="cyan"))
        was = cleaned.shown(edit) or edit.was
        for mark, text, colour in (("-", was, "red"), ("+", edit.now, "green")):
            rows = text.strip("\r\n").splitlines() if text.strip() else [repr(text)] * bool(text)
            for row in rows:
                click.echo(click.style(mark + row, fg=colour))
