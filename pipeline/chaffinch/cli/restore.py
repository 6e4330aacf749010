"""chaffinch restore and verify: the way back, and the proof that there is one."""

import sys
from pathlib import Path
from typing import Any

import click

from chaffinch.cli import options
from chaffinch.errors import ChaffinchError, InputError, RestoreError


@click.command("restore")
@click.argument("clean")
@click.argument("report")
@click.option("-o", "--output", metavar="RAW", help="Write here instead of to standard output.")
def restore(clean: str, report: str, output: str | None) -> None:
    """Rebuild the raw page from its CLEAN text and its REPORT, byte for byte."""
    options.write(output, rebuilt(Path(clean), Path(report)))


@click.command("verify")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--raw", metavar="DIR", help="Compare with the raw pages in this folder, too.")
def verify(paths: tuple[str, ...], raw: str | None) -> None:
    """Prove that reports (files, or all below folders) and clean texts rebuild the raw pages."""
    reports = [report for path in paths for report in _reports(Path(path))]
    failed = 0
    for report, root in reports:
        try:
            _verify(report, Path(raw) if raw else None, root)
        except ChaffinchError as error:
            click.echo(f"chaffinch: {error}", err=True)
            failed += 1
    click.echo(f"{len(reports) - failed} of {len(reports)} pages rebuilt exactly", err=True)
    sys.exit(1 if failed or not reports else 0)


def _reports(path: Path) -> list[tuple[Path, Path]]:
    """Each report with the folder that its place is relative to."""
    from chaffinch.batch.page import REPORT

    if path.is_dir():
        return [(report, path) for report in sorted(path.rglob(f"*{REPORT}"))]
    return [
        (path if path.name.endswith(REPORT) else path.with_name(path.name + REPORT), path.parent)
    ]


def _verify(report: Path, raw: Path | None, root: Path) -> None:
    from chaffinch.batch.page import REPORT

    clean = report.with_name(report.name.removesuffix(REPORT))
    data = rebuilt(clean, report)
    if raw is not None and _bytes(raw / clean.relative_to(root)) != data:
        raise InputError(f"{raw / clean.relative_to(root)}: is not the page that was cleaned")


def rebuilt(clean: Path, report: Path) -> bytes:
    """The bytes of the raw page.  Raises InputError, RestoreError."""
    from chaffinch.document import encode
    from chaffinch.inverse import restore as inverse

    made = _report(report)
    try:
        text = _bytes(clean).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise InputError(f"{clean}: is not UTF-8, so it is no clean text of ours") from None
    try:
        return encode(inverse(text, made), made["input"]["encoding"])
    except (RestoreError, LookupError, UnicodeEncodeError, TypeError) as error:
        raise RestoreError(f"{report}: {error}") from None


def _report(path: Path) -> Any:
    from chaffinch.report import parse

    try:
        return parse(_bytes(path))
    except ValueError as error:
        raise InputError(f"{path}: is not JSON: {error}") from None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
