"""The pages of a batch that are files: one job each, none written over another."""

import re
from collections.abc import Iterable
from pathlib import Path

from chaffinch import intake
from chaffinch.batch import inputs
from chaffinch.batch.inputs import File
from chaffinch.batch.page import Job
from chaffinch.errors import InputError
from chaffinch.report import Detail

CHILD = re.compile(r"(?P<page>.+)\.\d+\.txt")  # the name of a child, as `child_files` gives it


def jobs(paths: Iterable[Path], out: Path, detail: Detail = "full") -> list[Job]:
    """One job for each page that is named or lies in a folder that is named."""
    return of_files(inputs.look(map(str, paths), str(out)).pages, out, detail)


def of_files(
    files: Iterable[File], out: Path, detail: Detail = "full", children: str = ""
) -> list[Job]:
    """One job a page, in the order of their names; `detail` is that of their reports.

    `children` is the folder that what is split off them goes to, if it is written.
    Raises InputError if something would be written over a page or over another output.
    """
    found: dict[str, Job] = {}
    for file in sorted(files, key=lambda file: file.name):
        clean = intake.clean_name(file.name)
        source = Path(file.source)
        if clean in found and found[clean].source != source:
            raise InputError(
                f"{source}: would be written to the same file as {found[clean].source}"
            )
        apart = Path(children) / clean if children else None
        found[clean] = Job(source, file.name, out / clean, detail, apart)
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
    _check_children(jobs)


def _check_children(jobs: list[Job]) -> None:
    """No child may be written over a page, or over what another page becomes."""
    stems = {job.children.resolve() for job in jobs if job.children}
    for job in jobs:
        for path in (job.source.resolve(), job.target.resolve()):
            child = CHILD.fullmatch(path.name)
            if child and path.with_name(child["page"]) in stems:
                raise InputError(f"{job.source}: children would be written over it")
