"""Where a batch keeps what it writes: outputs, and below `.chaffinch` what is not finished yet.

OUT/NAME                              the clean shard
OUT/NAME.reports.jsonl                a report a line
OUT/quarantine/NAME.jsonl             what was set apart: input, reason, report
OUT/.chaffinch/work/KEY/SIGNATURE/    parts of a shard, until all are there
OUT/.chaffinch/shards/KEY.json        the manifest of a finished shard
"""

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any

import orjson

from chaffinch.batch import detect, records, store
from chaffinch.batch.compression import Compression
from chaffinch.batch.records.base import Segment, Shard
from chaffinch.batch.settings import Settings

STATE = ".chaffinch"
QUARANTINE = "quarantine"
REPORTS = ".reports.jsonl"
DOLMA = "attributes/chaffinch"  # where Dolma looks for what the tagger `chaffinch` says
BINARY = ("parquet", "zip", "tar", "warc")  # beside these, reports are compressed as well


@dataclass(frozen=True)  # without slots: there is no room for a cached property
class Places:
    """Where what belongs to one shard is written."""

    settings: Settings
    shard: Shard

    @property
    def name(self) -> str:
        """The clean shard: as the shard was called, with another ending for another format."""
        ending = records.writer(self.shard, self.settings.to).ending
        name = self.shard.name
        if ending:
            found = detect.ENDING.search(name) if detect.by_name(name) else None
            name = (name[: found.start()] if found else name) + ending
        return name

    @property
    def packed(self) -> Compression:
        """How reports and what was set apart are compressed."""
        return self.shard.compression or ("gz" if self.shard.kind in BINARY else "")

    @property
    def outputs(self) -> dict[str, str]:
        """The clean shard, its reports, what was set apart: paths relative to OUT."""
        ending = f".{self.packed}" if self.packed else ""
        return {
            "body": f"{DOLMA}/{self.name}" if self.settings.to == "dolma" else self.name,
            "reports": f"{self.name}{REPORTS}{ending}",
            "apart": f"{QUARANTINE}/{self.name}.jsonl{ending}",
        }

    def path(self, name: str) -> str:
        return store.join(self.settings.out, name)

    @property
    def _key(self) -> str:
        return sha256(self.name.encode("utf-8", "surrogatepass")).hexdigest()[:20]

    @property
    def manifest(self) -> str:
        return self.path(f"{STATE}/shards/{self._key}.json")

    @property
    def work(self) -> str:
        """The folder of all unfinished work on this shard, of whatever rules."""
        return self.path(f"{STATE}/work/{self._key}")

    @cached_property  # asked for at each record
    def parts(self) -> str:
        """The folder of the parts of this batch."""
        return store.join(self.work, self.settings.signature(self.shard)[:20])

    def part(self, segment: Segment, number: int) -> str:
        return store.join(self.parts, f"{segment.number:06}-{number:06}.part")

    def done(self, segment: Segment) -> str:
        return store.join(self.parts, done_name(segment))


def done_name(segment: Segment) -> str:
    return f"{segment.number:06}.done"


def finished(places: Places) -> dict[str, Any] | None:
    """The manifest of a shard, if an earlier run wrote what this one would.

    Pages that were set apart for their time or memory are tried again with other limits.
    """
    try:
        made: dict[str, Any] = orjson.loads(store.read(places.manifest))
        same = made["signature"] == places.settings.signature(places.shard)
        whole = all(
            store.size(places.path(name)) == size for name, size in made["outputs"].items()
        )
        limits = places.settings.limits
        held = made["limits"] == [limits.seconds, limits.megabytes]
        reasons = made["stats"].get("set_apart", {})
        apart = any(reason in reasons for reason in ("time", "memory", "crash"))
    except Exception:  # noqa: BLE001  # whatever is wrong with it, the shard is done again
        return None
    return made if same and whole and (held or not apart) else None


def dump(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode() + b"\n"
