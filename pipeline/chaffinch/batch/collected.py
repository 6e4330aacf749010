"""The statistics of output folders: of shards by their manifests, of pages by their reports."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import orjson

from chaffinch import report
from chaffinch.batch import stats, store, work
from chaffinch.batch.page import REASON
from chaffinch.batch.record import spoken
from chaffinch.batch.stats import Stats
from chaffinch.errors import InputError


def of(outs: Iterable[str]) -> Stats:
    """The sum over output folders.  Raises InputError for one that holds no output."""
    total: Stats = {}
    for out in outs:
        empty = True
        for told in _told(out):
            stats.add(total, told)
            empty = False
        if empty:
            raise InputError(f"{out}: holds nothing that `chaffinch batch` wrote")
    return stats.ordered(total)


def _told(out: str) -> Iterator[Stats]:
    folder = store.join(out, f"{work.STATE}/shards")
    for name in sorted(store.names(folder)):
        if name.endswith(".json") and not name.startswith("."):
            yield orjson.loads(store.read(store.join(folder, name)))["stats"]
    if not store.is_remote(out):
        for path in sorted(Path(out).rglob(f"*{report.ENDING}")):
            yield _of_page(path)
        for path in sorted(Path(out, work.QUARANTINE).rglob(f"*{REASON}")):
            told = report.parse(path.read_bytes())
            yield stats.of_unfit(told["reason"], None)


def _of_page(path: Path) -> Stats:
    try:
        made = report.parse(path.read_bytes())
        text = path.with_name(path.name.removesuffix(report.ENDING)).read_text("utf-8", "replace")
        said = spoken(text, made["metadata"])
        return stats.of_report(made, said, None)
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(f"{path}: is not a report of chaffinch with its clean text") from None


def as_json(told: Stats) -> bytes:
    return orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def as_csv(told: Stats) -> str:
    """A line a number: site (empty for the whole batch), group, name, what is counted, number."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("site", "group", "name", "count", "number"))
    writer.writerows(_rows("", told))
    for site, each in told.get("sites", {}).items():
        writer.writerows(_rows(site, each))
    return out.getvalue()


def _rows(site: str, told: Stats) -> Iterator[tuple[Any, ...]]:
    for key, value in told.items():
        if key in ("sites", "slowest"):
            continue
        if not isinstance(value, dict):
            yield site, "", "", key, value
            continue
        for name, counts in value.items():
            if isinstance(counts, dict):
                yield from ((site, key, name, count, number) for count, number in counts.items())
            else:
                yield site, key, name, "pages", counts
