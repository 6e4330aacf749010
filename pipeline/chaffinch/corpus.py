"""The pages that the tools for rules look at: files, and the pages of folders."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from chaffinch import intake
from chaffinch.document import Document
from chaffinch.errors import ChaffinchError

REPORT = ".report.json"


def files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Each page with its name, in order; what is hidden and what is no page is left out."""
    for path in paths:
        if not path.is_dir():
            yield path, path.name
            continue
        for file in sorted(path.rglob("*")):
            name = file.relative_to(path)
            hidden = any(part.startswith(".") for part in name.parts)
            if not hidden and file.suffix.lower() in intake.SUFFIXES and file.is_file():
                yield file, name.as_posix()


def documents(paths: Iterable[Path], failed: Callable[[str], None]) -> Iterator[Document]:
    """The pages that can be read; of each of the others `failed` is told."""
    for path, name in files(paths):
        try:
            yield replace(intake.read(path), name=name)
        except ChaffinchError as error:
            failed(str(error))


def reports(paths: Iterable[Path]) -> Iterator[Path]:
    """Reports of cleaned pages: those that are named, and those in folders that are named."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.rglob(f"*{REPORT}"))
        elif path.name.endswith(REPORT):
            yield path
