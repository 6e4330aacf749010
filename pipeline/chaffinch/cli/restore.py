"""chaffinch restore and verify: the way back, and the proof that there is one."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from chaffinch.cli import options
from chaffinch.counted import counted
from chaffinch.errors import ChaffinchError, InputError, RestoreError


@click.command("restore")
@click.argument("clean")
@click.argument("report")
@click.option("-o", "--output", metavar="RAW", help="Write here instead of to standard output.")
@click.option("--raw", metavar="FILE", help="The raw page, for reports without the markup.")
def restore(clean: str, report: str, output: str | None, raw: str | None) -> None:
    """Rebuild the raw page from its CLEAN text and its REPORT, byte for byte.

    A report of detail `removals` needs the raw page: then it is proven, not rebuilt.
    """
    page = _bytes(Path(raw)) if raw else None
    options.write(output, rebuilt(Path(clean), Path(report), page))


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
    pages = len(reports)
    for page, wrong in _records(paths):
        pages += 1
        if wrong:
            click.echo(f"chaffinch: {page}: {wrong}", err=True)
            failed += 1
    click.echo(f"{pages - failed} of {counted(pages, 'page')} rebuilt exactly", err=True)
    sys.exit(1 if failed or not pages else 0)


def _records(paths: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The pages in the shards of output folders, and what is wrong with each."""
    from chaffinch.batch.proof import proofs

    for path in paths:
        yield from proofs(path)


def _reports(path: Path) -> list[tuple[Path, Path]]:
    """Each report with the folder that its place is relative to."""
    from chaffinch.report import ENDING

    if path.is_dir():
        return [(report, path) for report in sorted(path.rglob(f"*{ENDING}"))]
    return [
        (path if path.name.endswith(ENDING) else path.with_name(path.name + ENDING), path.parent)
    ]


def _verify(report: Path, raw: Path | None, root: Path) -> None:
    from chaffinch.report import ENDING

    clean = report.with_name(report.name.removesuffix(ENDING))
    if not clean.exists() and not report.exists():
        raise InputError(f"{clean}: No such file or directory")
    page = _page(raw, clean.relative_to(root), _report(report)) if raw is not None else None
    data = _bytes(page) if page is not None else None
    if rebuilt(clean, report, data) != data and page is not None:
        raise InputError(f"{page}: is not the page that was cleaned")


def _page(folder: Path, clean: Path, report: Any) -> Path:
    """Where the raw page of a clean text is: in the same place, by the name in its report."""
    try:
        return folder / clean.with_name(Path(report["input"]["name"]).name)
    except (KeyError, TypeError, ValueError):
        return folder / clean


def rebuilt(clean: Path, report: Path, page: bytes | None = None) -> bytes:
    """The bytes of the raw page; `page` are those of it at hand.

    Raises InputError, RestoreError.
    """
    from chaffinch.document import encode
    from chaffinch.inverse import restore as inverse

    made = _report(report)
    try:
        text = _bytes(clean).decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise InputError(f"{clean}: is not UTF-8, so it is no clean text of ours") from None
    try:
        return encode(inverse(text, made, _decoded(page, made)), made["input"]["encoding"])
    except (RestoreError, LookupError, UnicodeEncodeError, TypeError) as error:
        raise RestoreError(f"{report}: {error}") from None


def _decoded(page: bytes | None, report: Any) -> str | None:
    """The raw page as it was decoded when it was cleaned."""
    from chaffinch.document import exact

    try:
        encoding = report["input"]["encoding"]
    except (KeyError, TypeError):
        return None  # it is no report, and `restore` says so
    if page is None:
        return None
    found = exact(page, encoding)
    return found[0] if found else ""


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
