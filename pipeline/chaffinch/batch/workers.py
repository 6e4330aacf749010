"""Worker processes on this machine: tasks in, events out; a worker that dies costs one page."""

import subprocess
import sys
import tempfile
from collections import Counter, deque
from collections.abc import Iterator
from multiprocessing.connection import Connection, Pipe, wait
from typing import Any, NamedTuple, Protocol

from chaffinch.batch import watch
from chaffinch.batch.settings import Limits
from chaffinch.batch.watch import Death, Note, Tell
from chaffinch.cleaner import Cleaner
from chaffinch.errors import OutputError
from chaffinch.options import Options

STARTS = 3  # of a worker that dies before it is at any page


class Task(Protocol):
    """What a worker is handed.

    `without` is the same task, but for a page that is set apart; `past` is what is left of it
    after a result.
    """

    @property
    def name(self) -> str: ...

    def run(self, cleaner: Cleaner, tell: Tell) -> None: ...

    def without(self, death: Death) -> "Task": ...

    def past(self, result: Any) -> "Task": ...


class Event(NamedTuple):
    """What a worker tells: `count`, `result`, `done`, `failed`, `stop`, or `died`."""

    kind: str
    task: Task
    told: Any = None


class _Worker:
    """A process, the task it has, and the page it is at."""

    def __init__(self, options: Options, limits: Limits) -> None:
        ours, theirs = Pipe()
        self.file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # closed by `end`
        self.note = Note(self.file.fileno())
        self.note.write(-1, "")  # from now on the disk has room for it
        self.connection: Connection = ours
        self.task: Task | None = None
        try:
            self.process = _process(theirs.fileno(), self.file.fileno())
        except OSError:
            self.file.close()
            raise
        theirs.close()
        ours.send((options, limits))

    def begin(self, task: Task) -> None:
        self.note.write(-1, "")
        self.task = task
        self.connection.send(task)

    def end(self) -> None:
        self.connection.close()
        self.process.wait()
        self.file.close()


def _process(*handles: int) -> "subprocess.Popen[bytes]":
    """Ourselves once more, with these open files."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-P", "-m", "chaffinch.batch.worker", *map(str, handles)],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, pass_fds=handles,
    )  # fmt: skip


class Pool:
    """Hands tasks to `count` processes.  Tasks may be added to `tasks` while it runs."""

    def __init__(self, options: Options, limits: Limits, count: int) -> None:
        self.options, self.limits, self.count = options, limits, count
        self.tasks: deque[Task] = deque()
        self.deaths: Counter[tuple[str, int]] = Counter()
        self.apart: set[tuple[str, int]] = set()
        self.workers: list[_Worker] = []

    def run(self) -> Iterator[Event]:
        """Do all tasks.  After an event `stop` no further task is begun."""
        while self._busy() or self.tasks:
            self._hand_out()
            busy = {worker.connection: worker for worker in self._busy()}
            for connection in wait(list(busy)):
                yield from self._heard(busy[connection])  # type: ignore[index]

    def close(self) -> None:
        """End the processes; what they are at is done again by the next run."""
        for worker in self.workers:
            if worker.task is not None:
                worker.process.terminate()
            worker.end()
        self.workers = []

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task is not None]

    def _hand_out(self) -> None:
        idle = [worker for worker in self.workers if worker.task is None]
        while self.tasks and (idle or len(self.workers) < self.count):
            if not idle:
                idle.append(self._start())
            try:
                idle[-1].begin(self.tasks[0])
            except (BrokenPipeError, ConnectionResetError):  # it died while it had nothing to do
                self._drop(idle.pop())
            else:
                self.tasks.popleft()
                idle.pop()

    def _start(self) -> _Worker:
        try:
            self.workers.append(_Worker(self.options, self.limits))
        except OSError as error:
            raise OutputError(f"no worker can be started: {error.strerror or error}") from None
        return self.workers[-1]

    def _heard(self, worker: _Worker) -> Iterator[Event]:
        task = worker.task
        if task is None:
            return
        try:
            kind, *told = worker.connection.recv()
        except (EOFError, OSError):
            yield from self._died(worker, task)
            return
        if kind == "stop":
            self.tasks.clear()
        if kind == "result":
            worker.task = task.past(told[0])
        if kind in ("done", "failed", "stop"):
            worker.task = None
        yield Event(kind, task, told[0] if told else None)

    def _died(self, worker: _Worker, task: Task) -> Iterator[Event]:
        """Give the task to another worker; without the page, if that is the reason."""
        number, page = worker.note.read()
        self._drop(worker)
        death = watch.death(number, page, worker.process.returncode, self.limits)
        yield Event("died", task, death)
        place = task.name, number
        self.deaths[place] += 1
        if number < 0 and self.deaths[place] >= STARTS:
            yield Event("failed", task, f"{task.name}: {death.message} before any page")
            return
        if number >= 0 and self.deaths[place] >= death.tries:
            if place in self.apart:  # it was not the page
                yield Event("failed", task, f"{task.name}: {death.message}, even set apart")
                return
            self.apart.add(place)
            task = task.without(death)
        self.tasks.appendleft(task)

    def _drop(self, worker: _Worker) -> None:
        worker.end()
        self.workers.remove(worker)
