"""What a batch is to clean: files, folders, globs, lists, addresses; pages and shards of them."""

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from chaffinch import intake
from chaffinch.batch import detect, store
from chaffinch.batch.detect import Found
from chaffinch.batch.records.base import Shard
from chaffinch.batch.work import REPORTS
from chaffinch.errors import InputError
from chaffinch.report import ENDING

MAGIC = frozenset("*?[")


class File(NamedTuple):
    """A file: where it is, and what it is called in the batch."""

    source: str
    name: str


@dataclass(slots=True)
class Inputs:
    """What was found.  `passed` counts the files of folders that are neither, by their endings."""

    pages: list[File] = field(default_factory=list)
    shards: list[Shard] = field(default_factory=list)
    broken: dict[str, str] = field(default_factory=dict)  # what could not be looked at, and why
    passed: Counter[str] = field(default_factory=Counter)

    def take(self, file: File) -> None:
        """Tell what a file is, by its content, and take it up."""
        try:
            if (found := _found(file)) is None:
                self.pages.append(file)
            else:
                size, mark = store.measure(file.source)
                self.shards.append(Shard(file.source, file.name, *found, size, mark))
        except InputError as error:
            if store.is_remote(file.source) or os.access(file.source, os.R_OK):
                self.broken[file.name] = str(error)
            else:
                self.pages.append(file)  # reading it will tell why it cannot be read


def _found(file: File) -> Found | None:
    """An address is believed by its name: looking into each would take longer than cleaning."""
    if store.is_remote(file.source):
        return detect.by_name(file.name) or detect.by_content(file.source)
    return detect.by_content(file.source)


def look(names: Iterable[str], out: str) -> Inputs:
    """Everything that these names stand for, in the order of names; without what is in `out`."""
    found = Inputs()
    files: list[File] = []
    for name in names:
        files += _files(name, out, found)
    for file in sorted(files, key=lambda file: (file.name, file.source)):
        found.take(file)
    return found


def listed(lines: Iterable[str], out: str) -> Inputs:
    """The files in a list, called as they stand below the folder that they have in common."""
    sources = [line for line in (line.rstrip("\r\n") for line in lines) if line]
    found, base = Inputs(), _common(sources)
    for source in sorted(sources):
        if store.is_remote(source):
            found.take(File(source, source.rpartition("/")[2]))
            continue
        name = os.path.relpath(source, base)
        if Path(source).is_dir():
            for file in sorted(below(Path(source), found, out), key=lambda file: file.name):
                found.take(file._replace(name=f"{name}/{file.name}"))
        else:
            found.take(File(source, name.replace("../", "")))
    return found


def _common(sources: list[str]) -> str:
    """The folder that all have in common; this one for absolute and relative names together."""
    parents = [os.path.dirname(source) or "." for source in sources]  # noqa: PTH120  # addresses
    alike = len({parent[:1] == "/" for parent in parents}) == 1
    return os.path.commonpath(parents) if alike else "."


def _files(name: str, out: str, found: Inputs) -> Iterator[File]:
    if store.is_remote(name):
        yield from _remote(name, found)
    elif Path(name).is_dir():
        yield from below(Path(name), found, out)
    elif MAGIC & set(name) and not Path(name).exists():
        base = Path(*_fixed(name))
        hits = sorted(glob.glob(name, recursive=True))  # noqa: PTH207  # of absolute patterns, too
        if not hits:
            raise InputError(f"{name}: no file has such a name")
        for hit in filter(os.path.isfile, hits):
            yield File(hit, Path(hit).relative_to(base).as_posix())
    else:
        yield File(name, Path(name).name)


def _fixed(pattern: str) -> list[str]:
    """The parts of a pattern before the first that has a sign in it."""
    fixed: list[str] = []
    for part in Path(pattern).parts[:-1]:
        if MAGIC & set(part):
            break
        fixed.append(part)
    return fixed


def _remote(address: str, found: Inputs) -> Iterator[File]:
    """An address of a file; or one with `*`, or of a folder (it ends in /)."""
    if not address.endswith("/") and not MAGIC & set(address):
        yield File(address, address.rpartition("/")[2])
        return
    base = address[: min((address.find(sign) for sign in MAGIC if sign in address), default=None)]
    base = base.rpartition("/")[0]
    for source in store.below(address):
        if detect.by_name(source) and not is_ours(source):
            yield File(source, source.removeprefix(base).lstrip("/"))
        else:
            found.passed[Path(source).suffix] += 1


def below(folder: Path, found: Inputs, out: str = "") -> Iterator[File]:
    """The pages and shards of a folder, by their endings; not what is hidden, or in `out`.

    What is neither, and folders that cannot be read, are noted in `found`.
    """
    target = out and store.real(out)

    def unread(error: OSError) -> None:
        found.broken[error.filename] = f"{error.filename}: {error.strerror}"

    for place, folders, names in os.walk(folder, onerror=unread):
        if target and store.real(place) == target:
            folders.clear()
            continue
        folders[:] = (name for name in folders if not name.startswith("."))
        for name in names:
            file = Path(place, name)
            if name.startswith(".") or is_ours(name):
                continue
            # A link that leads nowhere is a page that cannot be read, and is told of as one.
            if not (file.is_file() or file.is_symlink()):
                continue
            if file.suffix.lower() in intake.SUFFIXES or detect.by_name(name):
                yield File(str(file), file.relative_to(folder).as_posix())
            else:
                found.passed[file.suffix or "(no ending)"] += 1


def is_ours(name: str) -> bool:
    """A report of an earlier batch."""
    return name.endswith(ENDING) or REPORTS in name
