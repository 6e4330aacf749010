"""Processes that share the work; results come back in the order of what went in."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

from chaffinch.batch.options import Options
from chaffinch.cleaner import Cleaner

CHUNK = 16  # pages sent at once: fewer cost more in sending than in cleaning

In = TypeVar("In")
Out = TypeVar("Out")

_cleaner: Cleaner | None = None


def start(options: Options) -> None:
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


def run(
    work: Callable[[Cleaner, In], Out], items: Iterable[In], options: Options, workers: int
) -> Iterator[Out]:
    """Do `work(cleaner, item)` for every item, in this process or in several, in order."""
    if workers <= 1:
        cleaner = options.cleaner()
        yield from (work(cleaner, item) for item in items)
        return
    with ProcessPoolExecutor(workers, initializer=start, initargs=(options,)) as pool:
        yield from pool.map(_Work(work), items, chunksize=CHUNK)


class _Work:
    """A function that finds this process's cleaner."""

    def __init__(self, work: Callable[[Cleaner, Any], Any]) -> None:
        self.work = work

    def __call__(self, item: Any) -> Any:
        if _cleaner is None:
            raise RuntimeError("the process was not started by this module")
        return self.work(_cleaner, item)
