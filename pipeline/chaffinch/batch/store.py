"""Files and addresses (s3://, gs://, hf:// …): read, written whole or not at all, listed, removed.

Addresses need the extra `remote` (fsspec, and what it needs for the store in question).  An object
store shows an object only when it has been sent completely, so there the rename is not needed.
"""

import contextlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, cast

from chaffinch import files
from chaffinch.errors import InputError, OutputError


def is_remote(path: str) -> bool:
    """An address, not a path."""
    return "://" in path


def join(folder: str, name: str) -> str:
    return f"{folder.rstrip('/')}/{name}" if is_remote(folder) else str(Path(folder) / name)


def real(path: str) -> str:
    """The one path of a file, links followed as far as they lead; an address as it is."""
    return path if is_remote(path) else os.path.realpath(path)


def open_read(path: str) -> BinaryIO:
    """A stream of the bytes.  Raises InputError if it is missing, a folder or unreadable."""
    try:
        if is_remote(path):
            system, inner = _system(path)
            return cast("BinaryIO", system.open(inner, "rb"))
        return Path(path).open("rb")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None


def read(path: str) -> bytes:
    with open_read(path) as stream:
        return stream.read()


def measure(path: str) -> tuple[int, str]:
    """The size in bytes, and a mark that changes when the content does.

    Raises InputError if it is missing.
    """
    try:
        if is_remote(path):
            system, inner = _system(path)
            return int(system.info(inner)["size"] or 0), str(system.ukey(inner))
        status = Path(path).stat()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    return status.st_size, f"{status.st_size}-{status.st_mtime_ns}"


def size(path: str) -> int | None:
    """The size in bytes, or None if there is no such file."""
    with contextlib.suppress(InputError):
        return measure(path)[0]
    return None


def write(path: str, data: bytes) -> None:
    """All of the data, or the old file.  Raises OutputError."""
    with writing(path) as stream:
        stream.write(data)


@contextmanager
def writing(path: str, by_way_of: str = "") -> Iterator[BinaryIO]:
    """A stream to a file that appears, whole and on disk, when the block ends without error.

    `by_way_of` is a folder for the file while it is not whole.

    Raises OutputError for a full disk, a folder in the way, or no permission.
    """
    if not is_remote(path):
        with files.writing(Path(path), Path(by_way_of) if by_way_of else None) as stream:
            yield stream
        return
    system, inner = _system(path)
    try:
        stream = system.open(inner, "wb")
        try:
            yield stream
        except BaseException:
            stream.discard()
            raise
        stream.close()
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def make(folder: str) -> None:
    """Make a folder and those above it.  Raises OutputError."""
    if not is_remote(folder):
        files.make(Path(folder))
        return
    system, inner = _system(folder)
    try:
        system.makedirs(inner, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: cannot be made: {error.strerror or error}") from None


def names(folder: str) -> set[str]:
    """The names of what is in a folder; none if there is no such folder."""
    try:
        if is_remote(folder):
            system, inner = _system(folder)
            system.invalidate_cache(inner)  # what another process wrote a moment ago counts
            return {str(name).rsplit("/", 1)[-1] for name in system.ls(inner, detail=False)}
        return {path.name for path in Path(folder).iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return set()


def remove(path: str) -> None:
    """Remove a file or a folder with all that is in it, if it is there."""
    import shutil

    if is_remote(path):
        system, inner = _system(path)
        with contextlib.suppress(FileNotFoundError):
            system.rm(inner, recursive=True)
    elif Path(path).is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        Path(path).unlink(missing_ok=True)


def below(folder: str) -> list[str]:
    """The addresses of all files below a remote folder, or that a remote glob names, in order."""
    system, inner = _system(folder)
    many = any(sign in inner for sign in "*?[")
    found = system.glob(inner) if many else system.find(inner)
    return [system.unstrip_protocol(name) for name in sorted(found)]


def _system(path: str) -> tuple[Any, str]:
    """The file system (of fsspec) for an address, and the path in it."""
    try:
        from fsspec.core import url_to_fs  # type: ignore[import-untyped,unused-ignore]
    except ImportError:
        raise InputError(f"{path}: addresses need `pip install 'chaffinch[remote]'`") from None
    try:
        system, inner = url_to_fs(path)
    except (ImportError, ValueError) as error:
        raise InputError(f"{path}: {error}") from None
    return system, str(inner)
