"""What is to be done: tasks for pages and segments, and shards that are finished already."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson

from chaffinch.batch import jobs, pages, records, store, work
from chaffinch.batch.assembly import AssemblyTask
from chaffinch.batch.budget import Budget
from chaffinch.batch.inputs import Inputs
from chaffinch.batch.page import Job
from chaffinch.batch.record import Fields
from chaffinch.batch.records.base import Segment, Shard
from chaffinch.batch.segment import SegmentTask
from chaffinch.batch.settings import Limits, Settings
from chaffinch.batch.stats import Stats
from chaffinch.batch.workers import Task
from chaffinch.errors import InputError
from chaffinch.options import Options

FILE = f"{work.STATE}/plan.json"


@dataclass(frozen=True, slots=True)
class Share:
    """Of all tasks, one machine's: the `number`-th of `of`, from 1.  The rest is for others."""

    number: int = 1
    of: int = 1


@dataclass(slots=True)
class Plan:
    """The pages and shards of a batch.  `broken` are inputs that cannot be read, and why."""

    settings: Settings
    jobs: list[Job] = field(default_factory=list)
    shards: dict[Shard, tuple[Segment, ...]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)

    def tasks(self) -> Iterator[Task]:
        """All tasks, in an order that is the same on every machine."""
        yield from pages.tasks(self.settings, self.jobs)
        for shard, segments in self.shards.items():
            for segment in segments:
                yield SegmentTask(self.settings, shard, segment)

    def places(self, shard: Shard) -> work.Places:
        return work.Places(self.settings, shard)

    def assembly(self, shard: Shard) -> AssemblyTask:
        return AssemblyTask(self.settings, shard, self.shards[shard])

    def save(self) -> None:
        """Keep what `chaffinch merge` needs: every machine writes the same."""
        shards = [
            {"shard": asdict(shard), "segments": [asdict(each) for each in segments]}
            for shard, segments in self.shards.items()
        ]
        told = {"settings": asdict(self.settings), "shards": shards}
        store.make(store.join(self.settings.out, work.STATE))
        store.write(store.join(self.settings.out, FILE), work.dump(told))


def of_inputs(found: Inputs, settings: Settings) -> Plan:
    """Raises InputError if something would be written over an input or another output."""
    made = Plan(settings, broken=dict(found.broken))
    if found.pages and store.is_remote(settings.out):
        raise InputError(
            f"{settings.out}: pages in files of their own are written to folders only"
        )
    made.jobs = jobs.of_files(found.pages, settings)
    for shard in found.shards:
        try:
            made.shards[shard] = tuple(records.READERS[shard.kind].segments(shard))
        except InputError as error:
            made.broken[shard.name] = str(error)
    _check(made)
    return made


def _check(plan: Plan) -> None:
    """No two shards may be written to one file, and none over an input."""
    taken = {store.real(str(job.target)): str(job.source) for job in plan.jobs}
    for shard in plan.shards:
        taken.setdefault(store.real(shard.source), shard.source)
    for shard in plan.shards:
        places = plan.places(shard)
        for name in places.outputs.values():
            path = store.real(places.path(name))
            if path in taken:
                raise InputError(f"{shard.source}: would be written over {taken[path]}")
            taken[path] = shard.source


def done(places: work.Places, segments: tuple[Segment, ...]) -> dict[Segment, Stats]:
    """The segments that an earlier run finished, with their statistics."""
    there = store.names(places.parts)
    return {
        segment: orjson.loads(store.read(places.done(segment)))["stats"]
        for segment in segments
        if work.done_name(segment) in there
    }


def load(out: str) -> Plan:
    """The plan of the last batch into a folder.  Raises InputError if there is none."""
    try:
        told = orjson.loads(store.read(store.join(out, FILE)))
        settings = _settings(told["settings"], out)
        shards = {
            Shard(**each["shard"]): tuple(Segment(**segment) for segment in each["segments"])
            for each in told["shards"]
        }
    except (InputError, ValueError, KeyError, TypeError):
        raise InputError(f"{out}: holds no plan; `chaffinch batch … --shard` writes one") from None
    return Plan(settings, shards=shards)


def _settings(told: dict[str, Any], out: str) -> Settings:
    options: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in told["options"].items()
    }
    made = {
        "options": Options(**options),
        "fields": Fields(**told["fields"]),
        "budget": Budget(**told["budget"]),
        "limits": Limits(**told["limits"]),
    }
    given: dict[str, Any] = {**told, **made, "out": out, "force": False}
    return Settings(**given)
