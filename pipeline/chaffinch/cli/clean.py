"""chaffinch clean: one file, several, or standard input."""

import gc
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import options
from chaffinch.errors import ChaffinchError

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned
    from chaffinch.cleaner import Cleaner
    from chaffinch.report import Detail


@click.command("clean")
@click.argument("files", nargs=-1, metavar="[FILE|-]…")
@click.option("-o", "--output", metavar="OUT", help="Write here; a folder for several files.")
@click.option("--report", metavar="REPORT", help="Write the report here; a folder for several.")
@click.option("--kind", type=click.Choice(["text", "html"]), help="What the input is; else told.")
@options.url_option
@click.option("--diff", is_flag=True, help="Show what changes instead of the clean text.")
@click.option("--jsonl", is_flag=True, help="Clean records of JSON, one a line, as they come.")
@options.field_options
@options.children_option
@options.language_option
@options.format_options
@options.detail_option
@options.rule_options
def command(files: tuple[str, ...], **given: Any) -> None:
    """Clean FILEs, or standard input, to standard output or OUT.

    With --jsonl, each line of standard input is an object of JSON.  It comes out with all its
    fields, the clean text in `text`, and what was done in `chaffinch`.
    """
    from chaffinch import child_files
    from chaffinch.report import allowed

    names = ("output", "report", "kind", "diff", "detail", "jsonl", "url")
    output, report, kind, diff, detail, jsonl, url = map(given.pop, names)
    fields = {name: given.pop(f"{name}_field") for name in options.FIELDS}
    files = files or ("-",)
    if jsonl and (files != ("-",) or output or kind or diff or url):
        raise click.UsageError("--jsonl takes no FILE, and no --output, --kind, --diff or --url")
    if not jsonl and any(fields.values()):
        raise click.UsageError("records have fields: --jsonl is missing")
    _check_outputs(files, output, report)
    folder = options.children_folder(given["children"])
    made = options.made(**given)
    cleaner = made.cleaner()
    gc.freeze()  # rules stay to the end: looking for garbage among them takes as long as a page
    if jsonl:
        sys.exit(1 if _filtered(cleaner, fields, report, detail) else 0)
    failed, used = 0, set[str]()
    for name in files:
        try:
            cleaned = cleaner.clean(replace(options.read(name, kind), url=url))
            used.update(allowed(cleaned))
            _write_report(cleaned, _inside(report, name, ".report.json"), detail)
            if folder is not None:
                child_files.write(cleaned, folder / _clean_name(name), detail)
            if diff:
                show(cleaned)
            else:
                _write_text(cleaned, _inside(output, name))
        except ChaffinchError as error:
            click.echo(f"chaffinch: {error}", err=True)
            failed += 1
    options.tell_unused(made, used)
    sys.exit(1 if failed else 0)


def _filtered(
    cleaner: "Cleaner", fields: dict[str, str], report: str | None, detail: "Detail"
) -> int:
    from chaffinch.batch.record import Fields
    from chaffinch.cli import jsonl

    return jsonl.run(cleaner, Fields(**fields), report, detail)


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
    return str(Path(path) / (_clean_name(name) + suffix))


def _clean_name(name: str) -> str:
    from chaffinch.intake import clean_name

    return "stdin.txt" if name == "-" else clean_name(Path(name).name)


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
