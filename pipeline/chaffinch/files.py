"""Writing files so that a reader never sees half of one."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from chaffinch.errors import FullError, InputError, OutputError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)  # nothing else can be written there, either
DEVICES = ("/dev", "/dev/fd", "/proc/self/fd")  # the folders of what only looks like files


def write(path: Path, data: bytes) -> None:
    """Write a temporary file beside `path`, then rename it: all of the data, or the old file.

    Raises FullError for a full disk, and OutputError for a missing folder, a folder in the way, or
    no permission.
    """
    with writing(path) as file:
        file.write(data)


def below(folder: Path, ending: str | tuple[str, ...]) -> list[str]:
    """The paths of all files below a folder that end so.

    Raises InputError if it, or a folder in it, cannot be read.
    """

    def unread(error: OSError) -> None:
        raise InputError(f"{error.filename}: {error.strerror}")

    return [
        os.path.join(place, name)  # noqa: PTH118  # at every start, for hundreds of files
        for place, _, names in os.walk(folder, onerror=unread)
        for name in names
        if name.endswith(ending)
    ]


def make(folder: Path) -> None:
    """Make a folder and those above it.  Raises OutputError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(error)(f"{folder}: cannot be made: {error.strerror or error}") from None


@contextlib.contextmanager
def writing(path: Path, by_way_of: Path | None = None) -> Iterator[BinaryIO]:
    """A stream to a temporary file that takes the name `path` when the block ends without error.

    `by_way_of` is the folder of the temporary file, on the same disk; else it is beside `path`.
    A device or a pipe is written to as it is.  Raises OutputError as `write` does; what else the
    block raises goes through.
    """
    import tempfile  # it takes along what unpacks archives; most pages go to standard output

    temporary = None
    try:
        if _is_device(path):
            with path.open("wb") as file:
                yield file
            return
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=by_way_of or path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o666 & ~_mask())
        temporary.replace(path)
    except OSError as error:
        raise _failure(error)(f"{path}: cannot be written: {error.strerror or error}") from None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


@contextlib.contextmanager
def lines(path: Path) -> Iterator[Callable[[bytes], None]]:
    """A file that grows by what is handed to the function given; it is there at once.

    Raises OutputError.
    """
    try:
        with path.open("wb") as file:

            def add(data: bytes) -> None:
                file.write(data)
                file.flush()

            yield add
    except BrokenPipeError:  # that of standard output, which is written meanwhile
        raise
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None


def _failure(error: OSError) -> type[OutputError]:
    return FullError if error.errno in FULL else OutputError


def _is_device(path: Path) -> bool:
    """A name that must not be given to a file: /dev/null, a pipe, /dev/stdout."""
    special = path.exists() and not path.is_file() and not path.is_dir()
    return special or str(path.parent) in DEVICES


def _mask() -> int:
    """The process's umask: mkstemp gives files to their owner alone."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
