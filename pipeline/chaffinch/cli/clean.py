"""chaffinch clean: one file, several, or standard input."""

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import options
from chaffinch.errors import ChaffinchError

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned
    from chaffinch.cleaner import Cleaner
    from chaffinch.document import Kind
    from chaffinch.report import Detail


@click.command("clean")
@click.argument("files", nargs=-1, metavar="[FILE|-]…")
@click.option("-o", "--output", metavar="OUT", help="Write here; a folder for several files.")
@click.option("--report", metavar="REPORT", help="Write the report here; a folder for several.")
@click.option(
    "--kind", type=click.Choice(["text", "html"]), help="What the input is; without it, it tells."
)
@options.url_option
@click.option("--diff", is_flag=True, help="Show what changes instead of the clean text.")
@click.option("--jsonl", is_flag=True, help="Clean records of JSON, one a line, as they come.")
@options.field_options
@options.cleaning_options
def command(files: tuple[str, ...], *, jsonl: bool, **given: Any) -> None:
    """Clean FILEs, or standard input, to standard output or OUT.

    With --jsonl, each line of standard input is an object of JSON.  It comes out with all its
    fields, the clean text in `text`, and what was done in `chaffinch`.
    """
    files = files or ("-",)
    fields = options.fields(given)
    names = ("output", "report", "diff", "detail")
    into = _Into(options.children_folder(given["children"]), *map(given.pop, names))
    kind, url = given.pop("kind"), given.pop("url")
    if jsonl and (files != ("-",) or into.output or into.diff or kind or url):
        raise click.UsageError("--jsonl takes no FILE, and no --output, --kind, --diff or --url")
    if not jsonl and any(fields.values()):
        raise click.UsageError("records have fields: --jsonl is missing")
    if into.diff and into.output:
        raise click.UsageError("--diff is for standard output, and takes no --output")
    into.check(files)
    made = options.made(**given)
    cleaner = made.cleaner()
    gc.freeze()  # rules stay to the end: looking for garbage among them takes as long as a page
    if jsonl:
        from chaffinch.cli import jsonl as records

        sys.exit(1 if records.run(cleaner, fields, into.report, into.detail) else 0)
    used, failed = _clean(files, cleaner, kind, url, into)
    options.tell_unused(made, used)
    sys.exit(1 if failed else 0)


def _clean(
    files: Sequence[str], cleaner: "Cleaner", kind: "Kind | None", url: str | None, into: "_Into"
) -> tuple[set[str], bool]:
    """Clean each; the entries of allow lists that held something, and whether any page failed."""
    from chaffinch.report import allowed

    used: set[str] = set()
    failed = False
    for name in files:
        try:
            cleaned = cleaner.clean(replace(options.read(name, kind), url=url))
            used.update(allowed(cleaned))
            into.write(cleaned, name)
        except ChaffinchError as error:
            click.echo(f"chaffinch: {error}", err=True)
            failed = True
    return used, failed


@dataclass(frozen=True, slots=True)
class _Into:
    """Where results go: to files, to folders of them, or to standard output."""

    children: Path | None
    output: str | None
    report: str | None
    diff: bool
    detail: "Detail"

    def check(self, files: Sequence[str]) -> None:
        """Nothing may be written over a page, or over another output of the same run."""
        for folder in (self.output, self.report):
            if len(files) > 1 and folder is not None and not Path(folder).is_dir():
                raise click.UsageError(
                    f"{folder}: must be a folder that exists: there are many files"
                )
        pages = {realpath(name) for name in files if name != "-"}
        written: set[str] = set()
        for path in (path for name in files for path in self._paths(name)):
            if realpath(path) in pages:
                raise click.UsageError(f"{path}: would be written over the page itself")
            if path in written:
                raise click.UsageError(f"{path}: would be written twice")
            written.add(path)
        self._check_children(files, pages | set(map(realpath, written)))

    def _check_children(self, files: Sequence[str], others: set[str]) -> None:
        """No child may be written over a page, or over what another page becomes."""
        if self.children is None:
            return
        from chaffinch.child_files import CHILD

        stems = {realpath(self.children / _clean_name(name)) for name in files}
        for path in sorted(others):
            child = CHILD.fullmatch(path)
            if child and child["page"] in stems:
                raise click.UsageError(f"{path}: children would be written over it")

    def _paths(self, name: str) -> list[str]:
        """The files that the text and the report of a page go to."""
        paths = (_inside(self.output, name), self._report(name))
        return [path for path in paths if path not in (None, "-", os.devnull)]

    def _report(self, name: str) -> str | None:
        from chaffinch.report import ENDING

        return _inside(self.report, name, ENDING)

    def write(self, cleaned: "Cleaned", name: str) -> None:
        """Write all that is asked for.  Raises OutputError."""
        from chaffinch import child_files
        from chaffinch.document import encode
        from chaffinch.report import dump

        if self.report is not None:
            options.write(self._report(name), dump(cleaned.report(self.detail)))
        for warning in cleaned.warnings():
            click.echo(f"chaffinch: {cleaned.document.name}: {warning}", err=True)
        if self.children is not None:
            child_files.write(cleaned, self.children / _clean_name(name), self.detail)
        if self.diff:
            show(cleaned)
        else:
            options.write(_inside(self.output, name), encode(cleaned.text))


def _inside(path: str | None, name: str, suffix: str = "") -> str | None:
    """A path in the folder `path`, if it is one."""
    if path is None or not Path(path).is_dir():
        return path
    return str(Path(path) / (_clean_name(name) + suffix))


def _clean_name(name: str) -> str:
    from chaffinch.intake import clean_name

    return "stdin.txt" if name == "-" else clean_name(Path(name).name)


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
