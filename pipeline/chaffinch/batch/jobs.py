"""The pages of a batch that are files: one job each, none written over another."""

from collections.abc import Iterable
from os.path import realpath  # unlike `Path.resolve` it takes links that lead in a circle
from pathlib import Path

from chaffinch import intake
from chaffinch.batch.inputs import File
from chaffinch.batch.page import Job
from chaffinch.batch.settings import Settings
from chaffinch.child_files import CHILD
from chaffinch.errors import InputError


def of_files(files: Iterable[File], settings: Settings) -> list[Job]:
    """One job a page, in the order of their names.

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
        children = Path(settings.children) / clean if settings.children else None
        found[clean] = Job(source, file.name, Path(settings.out) / clean, children)
    _check_outputs(list(found.values()))
    return list(found.values())


def _check_outputs(jobs: list[Job]) -> None:
    """No page and no report may be written over a page, or over another page's report."""
    sources = {realpath(job.source): job.source for job in jobs}
    reports = {realpath(job.report): job.source for job in jobs}
    for job in jobs:
        target = realpath(job.target)
        for output in (target, realpath(job.report)):
            if output in sources:
                raise InputError(f"{job.source}: would be written over {sources[output]}")
        if target in reports:
            raise InputError(
                f"{job.source}: would be written over the report of {reports[target]}"
            )
    _check_children(jobs)


def _check_children(jobs: list[Job]) -> None:
    """No child may be written over a page, or over what another page becomes."""
    stems = {realpath(job.children) for job in jobs if job.children}
    for job in jobs:
        for path in (realpath(job.source), realpath(job.target)):
            child = CHILD.fullmatch(path)
            if child and child["page"] in stems:
                raise InputError(f"{job.source}: children would be written over it")
