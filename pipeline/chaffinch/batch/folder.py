"""Which pages a batch has: the files named, and those below the folders named."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chaffinch.batch.page import REPORT, Job
from chaffinch.errors import InputError

SUFFIXES = frozenset({".txt", ".text", ".md"})  # of the files taken from a folder


def jobs(inputs: Iterable[Path], out: Path) -> list[Job]:
    """One job a page, in the order of their names.

    Raises InputError if two pages would be written to the same file.
    """
    found: dict[str, Job] = {}
    for source, name in sorted(_pages(inputs, out.resolve()), key=lambda page: page[1]):
        if name in found and found[name].source != source:
            raise InputError(
                f"{source}: would be written to the same file as {found[name].source}"
            )
        found[name] = Job(source, name, out / name)
    return list(found.values())


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
    if hidden or file.suffix.lower() not in SUFFIXES or file.name.endswith(REPORT):
        return False
    return file.is_file() and out not in file.resolve().parents
