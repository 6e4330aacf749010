"""The parts of a shard put together: the clean shard, its reports, what was set apart."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import orjson

from chaffinch.batch import part as parts
from chaffinch.batch import records, stats, store, work
from chaffinch.batch.records.base import Segment, Shard
from chaffinch.batch.settings import Settings
from chaffinch.cleaner import Cleaner
from chaffinch.errors import InputError

if TYPE_CHECKING:
    from chaffinch.batch.watch import Death, Tell


@dataclass(frozen=True, slots=True)
class AssemblyTask:
    """Put a shard together.  All its segments must be finished."""

    settings: Settings
    shard: Shard
    segments: tuple[Segment, ...]

    @property
    def name(self) -> str:
        return f"{self.shard.name}, putting together"

    def without(self, _death: "Death") -> "AssemblyTask":
        return self

    def past(self, _result: object) -> "AssemblyTask":
        return self

    def run(self, _cleaner: Cleaner | None = None, _tell: "Tell | None" = None) -> None:
        """Write the outputs, then the manifest; then take the parts away.

        Raises InputError if a part is missing, OutputError if something cannot be written.
        """
        places = work.Places(self.settings, self.shard)
        paths = _paths(places, self.segments)
        # Whoever ends in the middle of this must find no manifest of an older run.
        store.remove(places.manifest)
        total = stats.merged(parts.head(path).stats for path in paths)
        sizes = self._write(places, paths, stats.apart(total) > 0)
        limits = [self.settings.limits.seconds, self.settings.limits.megabytes]
        manifest = {
            "name": self.shard.name,
            "signature": self.settings.signature(self.shard),
            "outputs": sizes,
            "fields": asdict(self.settings.fields),
            "limits": limits,
            "stats": total,
        }
        store.make(places.path(f"{work.STATE}/shards"))
        store.write(places.manifest, work.dump(manifest))
        store.remove(places.work)

    def _write(self, places: work.Places, paths: list[str], apart: bool) -> dict[str, int]:  # noqa: FBT001
        """Write the outputs; their sizes by name."""
        sizes: dict[str, int] = {}
        join = records.writer(self.shard, self.settings.to).join
        for section, name in places.outputs.items():
            path = places.path(name)
            if section == "apart" and not apart:
                store.remove(path)
                continue
            store.make(path.rpartition("/")[0])
            pieces = (parts.section(each, section) for each in paths)
            with store.writing(path, places.parts) as out:
                if section == "body":
                    join(pieces, out, self.shard)
                else:
                    out.writelines(pieces)
            sizes[name] = store.size(path) or 0
        return sizes


def _paths(places: work.Places, segments: Sequence[Segment]) -> list[str]:
    """The parts of all segments, in order."""
    return [path for segment in segments for path in _of_segment(places, segment)]


def _of_segment(places: work.Places, segment: Segment) -> Iterator[str]:
    if not store.size(places.done(segment)):
        raise InputError(f"{places.shard.name}: segment {segment.number} is not finished")
    told: dict[str, Any] = orjson.loads(store.read(places.done(segment)))
    return (places.part(segment, number) for number in range(told["parts"]))
