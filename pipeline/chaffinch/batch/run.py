"""A batch from beginning to end: tasks to an engine, its events to totals."""

from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

from chaffinch.batch import plan as plans
from chaffinch.batch import stats, store, work
from chaffinch.batch.assembly import AssemblyTask
from chaffinch.batch.page import Result
from chaffinch.batch.plan import Plan, Share
from chaffinch.batch.records.base import Segment, Shard
from chaffinch.batch.segment import SegmentTask
from chaffinch.batch.stats import Stats
from chaffinch.batch.workers import Event, Task

TOLD = 100  # failures and warnings that are kept for the end, of each kind


class Engine(Protocol):
    """What does tasks: processes on this machine, or a cluster."""

    tasks: deque[Task]

    def run(self) -> Iterator[Event]: ...

    def close(self) -> None: ...


@dataclass(slots=True)
class Totals:
    """What has been done so far.  `errors` are what failed as a whole: a shard, the disk."""

    stats: Stats = field(default_factory=dict)
    status: Counter[str] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    size: int = 0  # bytes of the shards, and files among the pages, that are done

    @property
    def failed(self) -> bool:
        return bool(self.errors or self.status["failed"])

    def add(self, more: Stats, status: str = "cleaned") -> None:
        stats.add(self.stats, stats.without_sites(more))
        self.status[status] += more.get("cleaned", 0)
        self.status["failed"] += stats.apart(more)

    def page(self, done: Result) -> None:
        self.add(done.stats, done.status)
        if done.error and len(self.failures) < TOLD:
            self.failures[done.name] = done.error
        if done.warnings and len(self.warnings) < TOLD:
            self.warnings[done.name] = done.warnings


Log = Callable[[str, dict[str, Any]], None]
Step = Callable[[Totals], None]


class Batch:
    """Does a plan.  `log` is told what happened, and with what; `step` how far it is."""

    def __init__(self, plan: Plan, share: Share, log: Log, step: Step) -> None:
        self.plan, self.share = plan, share
        self.log, self.step = log, step
        self.totals = Totals(errors=[*plan.broken.values()])
        self.open: dict[Shard, set[Segment]] = {}
        self.counted: set[str] = set()

    def run(self, engine: Engine) -> Totals:
        """Do all that is this machine's and not done yet."""
        self._prepare()
        mine = list(self.plan.tasks())[self.share.number - 1 :: self.share.of]
        # The largest first, so that at the end no worker is left alone with one.
        mine.sort(key=self._size, reverse=True)
        engine.tasks.extend(task for task in mine if self._needed(task))
        if self.share.of == 1:
            engine.tasks.extend(self._assemblies())
        return self._done_by(engine)

    def _assemblies(self) -> Iterator[Task]:
        return (self.plan.assembly(shard) for shard, left in self.open.items() if not left)

    def _done_by(self, engine: Engine) -> Totals:
        for event in engine.run():
            self._heard(event, engine)
            self.step(self.totals)
        return self.totals

    def _size(self, task: Task) -> int:
        """The bytes of a segment.  Pages in files of their own are small."""
        if not isinstance(task, SegmentTask):
            return 0
        return task.shard.size // len(self.plan.shards[task.shard])

    def _prepare(self) -> None:
        """Find what earlier runs did; take away what they left for other rules."""
        for shard, segments in self.plan.shards.items():
            places = self.plan.places(shard)
            if self.plan.settings.force:
                store.remove(places.manifest)
                store.remove(places.work)
            if manifest := work.finished(places):
                self.totals.add(manifest["stats"], "unchanged")
                self.totals.size += shard.size
                store.remove(places.work)
                continue
            done = plans.done(places, segments)
            for told in done.values():
                self.totals.add(told)
            self.open[shard] = set(segments) - set(done)
        if self.plan.shards:
            self.plan.save()

    def _needed(self, task: Task) -> bool:
        if isinstance(task, SegmentTask):
            return task.segment in self.open.get(task.shard, ())
        return True

    def _heard(self, event: Event, engine: Engine) -> None:
        task = event.task
        if event.kind == "count":
            part, told = event.told
            if part not in self.counted:
                self.counted.add(part)
                self.totals.add(told)
        elif event.kind == "result":
            self.totals.page(event.told)
        elif event.kind == "died":
            self.log("worker died", {"task": task.name, **event.told._asdict()})
        elif event.kind in ("failed", "stop"):
            self.totals.errors.append(str(event.told))
            self.log("failed", {"task": task.name, "message": str(event.told)})
        elif isinstance(task, SegmentTask):
            self._segment_done(task, engine)
        elif isinstance(task, AssemblyTask):
            self.log("shard done", {"shard": task.shard.name})

    def _segment_done(self, task: SegmentTask, engine: Engine) -> None:
        left = self.open[task.shard]
        left.discard(task.segment)
        self.totals.size += self._size(task)
        if not left and self.share.of == 1:
            engine.tasks.appendleft(self.plan.assembly(task.shard))


class Merge(Batch):
    """Puts together what other machines did, and does nothing that they left."""

    def run(self, engine: Engine) -> Totals:
        self._prepare()
        for shard, left in self.open.items():
            for segment in sorted(left):
                name = f"{shard.name}: segment {segment.number}"
                self.totals.errors.append(f"{name} is not finished: run its --shard again")
        engine.tasks.extend(self._assemblies())
        return self._done_by(engine)
