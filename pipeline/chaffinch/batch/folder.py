"""Which pages a batch has: the files named, and those below the folders named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chaffinch import intake
from chaffinch.batch.page import REPORT, Job
from chaffinch.errors import InputError
from chaffinch.report import Detail


def jobs(inputs: Iterable[Path], out: Path, detail: Detail = "full") -> list[Job]:
    """One job a page, in the order of their names; `detail` is that of their reports.

    Raises InputError if something would be written over a page or over another output.
    """
    found: dict[str, Job] = {}
    for source, name in sorted(_pages(inputs, out.resolve()), key=lambda page: page[1]):
        clean = intake.clean_name(name)
        if clean in found and found[clean].source != source:
            raise InputError(
                f"{source}: would be written to the same file as {found[clean].source}"
            )
        found[clean] = Job(source, name, out / clean, detail)
    _check_outputs(list(found.values()))
    return list(found.values())


def _check_outputs(jobs: list[Job]) -> None:
    """No page and no report may be written over a page, or over another page's report."""
    sources = {job.source.resolve(): job.source for job in jobs}
    reports = {job.report.resolve(): job.source for job in jobs}
    for job in jobs:
        for output in (job.target.resolve(), job.report.resolve()):
            if output in sources:
                raise InputError(f"{job.source}: would be written over {sources[output]}")
        if job.target.resolve() in reports:
            other = reports[job.target.resolve()]
            raise InputError(f"{job.source}: would be written over the report of {other}")


def _pages(inputs: Iterable[Path], out: Path) -> Iterator[tuple[Path, str]]:
    for path in inputs:
        if path.is_dir():
            for file in sorted(path.rglob("*")):
                if _is_page(file, path, out):
                    yield file, file.relative_to(path).as_posix()
        else:
            yield path, path.name


def _is_page(file: Path, folder: Path, out: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    if hidden or file.suffix.lower() not in intake.SUFFIXES or file.name.endswith(REPORT):
        return False
    # A link that leads nowhere is a page that cannot be read, and is told of as one.
    return (file.is_file() or file.is_symlink()) and out not in file.resolve().parents
