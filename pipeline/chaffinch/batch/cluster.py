"""Ray (the extra `ray`): one task a segment, anywhere; what a lost machine had is done again."""

import logging
from collections import deque
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from chaffinch.batch.settings import Settings
from chaffinch.batch.workers import Event, Pool, Task
from chaffinch.errors import ChaffinchError

if TYPE_CHECKING:
    from chaffinch.batch.settings import Limits
    from chaffinch.options import Options

AHEAD = 2  # tasks a worker that are handed to Ray at once: enough that none waits


class Cluster:
    """Hands tasks to a Ray cluster, at `address` or one made on this machine.

    OUT must be a disk that all nodes share, or an address.  On each node a task runs in a worker
    process with the same guards as on one machine.  `workers` is the number of tasks at once; with
    1, as many as the cluster has processors.
    """

    def __init__(self, settings: Settings, workers: int, address: str | None) -> None:
        try:
            import ray
        except ImportError:
            raise ChaffinchError("--engine ray needs `pip install 'chaffinch[ray]'`") from None
        self.ray, self.settings = ray, settings
        self.tasks: deque[Task] = deque()
        ray.init(
            address, ignore_reinit_error=True, logging_level=logging.WARNING, log_to_driver=False
        )
        self.at_once = workers if workers > 1 else int(ray.cluster_resources().get("CPU", 1))  # type: ignore[no-untyped-call,unused-ignore]

    def run(self) -> Iterator[Event]:
        """Do all tasks; tasks may be added while it runs."""
        # A node that is lost is no fault of the task: it is done again as often as need be.
        remote = self.ray.remote(max_retries=-1, num_cpus=1)(_run)
        running: dict[Any, Task] = {}
        while self.tasks or running:
            while self.tasks and len(running) < self.at_once * AHEAD:
                task = self.tasks.popleft()
                settings = self.settings
                running[remote.remote(task, settings.options, settings.limits)] = task
            ready, _ = self.ray.wait(list(running))
            for each in ready:
                task = running.pop(each)
                for kind, told in self.ray.get(each):
                    if kind == "stop":
                        self.tasks.clear()
                    yield Event(kind, task, told)

    def close(self) -> None:
        self.ray.shutdown()


@cache
def _pool(options: "Options", limits: "Limits") -> Pool:
    """The guarded process of one of Ray's, for all its tasks: it starts longer than some take."""
    return Pool(options, limits, 1)


def _run(task: Task, options: "Options", limits: "Limits") -> list[tuple[str, Any]]:
    """On some node: the task in a guarded process, and all that it told."""
    pool = _pool(options, limits)
    pool.tasks.append(task)
    return [(event.kind, event.told) for event in pool.run()]
