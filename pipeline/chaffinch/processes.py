"""Pages cleaned in several processes; the results come in the order of the pages."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread

from chaffinch import intake
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner, Page
from chaffinch.errors import ChaffinchError
from chaffinch.options import Options

MOST = 256  # processes: they are started all at once
CHUNK = 16  # pages sent at once: fewer cost more in sending than in cleaning

_cleaner: Cleaner | None = None


def clean(pages: Iterable[Page], options: Options, workers: int) -> Iterator[Cleaned]:
    """The results in the order of the pages.  Raises what cleaning the next of them raises."""
    if workers > MOST:
        raise ChaffinchError(f"{workers} workers: {MOST} may be")
    with ProcessPoolExecutor(workers, initializer=_start, initargs=(options,)) as pool:
        yield from pool.map(_clean, map(_sendable, pages), chunksize=CHUNK)


def _sendable(page: Page) -> Page:
    """Files are read where they are cleaned; trees of lxml cannot be sent, but their HTML can."""
    return page if isinstance(page, str | bytes | Path) else intake.document(page)


def _start(options: Options) -> None:
    """Make this process's cleaner: rules cannot be sent, but are quickly loaded."""
    global _cleaner  # noqa: PLW0603  # a pool's process has no other place for what it keeps
    Thread(target=_end_with_parent, daemon=True).start()
    _cleaner = options.cleaner()


def _end_with_parent() -> None:
    """A killed program leaves no workers behind."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _clean(page: Page) -> Cleaned:
    if _cleaner is None:
        raise RuntimeError("the process was not started by this module")
    return _cleaner.clean(page)
