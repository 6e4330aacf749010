"""What a page may take in a worker, and what is known when one ends a worker.

The system watches: a process that uses up its time at a page is ended by a signal, in the middle
of whatever library; one that gets no more memory ends itself.  The program that started the worker
knows which page that was, sets it apart, and starts another worker.
"""

import contextlib
import os
import signal
from multiprocessing.connection import Connection
from typing import Any, NamedTuple, NoReturn

from chaffinch.batch.records.base import Unfit
from chaffinch.batch.settings import MB, Limits
from chaffinch.batch.stats import Stats, without_sites

OUT_OF_MEMORY = 77  # the exit status of a worker that got no more memory
# A page may wait for a busy machine, but not for ever: so many times its processor time.
PATIENCE = 20
TIME = -signal.SIGPROF
TRIES = 2  # at one page, before it is taken for the reason
NOTED = 400  # bytes of a note: a number, and as much of the page's name as fits
KILLED_TRIES = 3  # somebody else may have killed the worker, for reasons of his own


class Death(NamedTuple):
    """The page at which a worker ended, and why; `page` is empty if it was still being read."""

    number: int
    page: str
    reason: str
    message: str
    tries: int

    def unfit(self) -> Unfit:
        return Unfit(self.reason, self.message)


class Note:
    """The page that a worker is at, in a file without a name that is read when the worker ended.

    A message a page would take the program that started the worker longer than writing it.
    """

    def __init__(self, handle: int) -> None:
        self.handle = handle

    def write(self, number: int, name: str) -> None:
        """`number` is -1 before any page."""
        said = f"{number} {name}".encode("utf-8", "surrogatepass")
        os.pwrite(self.handle, said[:NOTED].ljust(NOTED, b"\0"), 0)

    def read(self) -> tuple[int, str]:
        said = os.pread(self.handle, NOTED, 0).rstrip(b"\0").decode("utf-8", "replace")
        number, _, name = said.partition(" ")
        return int(number), name


class Tell:
    """How a worker tells which page it is at, and what it has done."""

    def __init__(self, connection: Connection, note: Note, limits: Limits) -> None:
        self.connection, self.note, self.limits = connection, note, limits

    def page(self, number: int, name: str = "") -> None:
        """From now on this page takes the time."""
        _alarm(self.limits.seconds)
        self.note.write(number, name)

    def rest(self) -> None:
        """From now on no page takes the time."""
        _alarm(0)

    def count(self, part: str, done: Stats) -> None:
        """A part of a shard is done; it may be told of again after another worker's death."""
        self.connection.send(("count", (part, without_sites(done))))

    def result(self, done: Any) -> None:
        self.connection.send(("result", done))


def _alarm(seconds: float) -> None:
    """End this process by a signal when it has worked for so long; 0 takes that back."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)


def limit_memory(limits: Limits) -> None:
    """Give this process no more memory than that."""
    import resource

    with contextlib.suppress(ValueError, OSError):  # a stricter limit is in force
        resource.setrlimit(resource.RLIMIT_DATA, (limits.megabytes * MB, -1))


def out_of_memory() -> NoReturn:
    """End at once: there may be no memory left for anything else."""
    os._exit(OUT_OF_MEMORY)


def death(number: int, page: str, status: int, limits: Limits) -> Death:
    """What an exit status says of a worker; negative ones are signals."""
    if status == TIME:
        message = f"the page took more than {limits.seconds:g} s of processor time"
        return Death(number, page, "time", message, 1)
    if status == OUT_OF_MEMORY:
        message = f"the page took more than {limits.megabytes} MB of memory"
        return Death(number, page, "memory", message, TRIES)
    if status == -signal.SIGALRM:
        message = f"the page took more than {limits.seconds * PATIENCE:g} s"
        return Death(number, page, "time", message, TRIES)
    if status < 0:
        by = signal.Signals(-status).name
        tries = KILLED_TRIES if -status in (signal.SIGKILL, signal.SIGTERM) else TRIES
        return Death(number, page, "crash", f"the page ended the worker by {by}", tries)
    return Death(number, page, "crash", f"the page ended the worker with status {status}", TRIES)
