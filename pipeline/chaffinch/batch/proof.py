"""The proof for shards of records: every clean text and its report rebuild the page."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import orjson

from chaffinch.batch import compression, detect, records, store, work
from chaffinch.batch.record import TEXT, Fields
from chaffinch.batch.records import jsonl
from chaffinch.batch.records.record import Shard
from chaffinch.errors import InputError, RestoreError
from chaffinch.inverse import restore

MOST = 2**31  # bytes of a record: what was written by us is not too long for us


def proofs(out: str) -> Iterator[tuple[str, str]]:
    """Each page of each shard in an output folder: its name, and what is wrong, if anything."""
    folder = store.join(out, f"{work.STATE}/shards")
    for name in sorted(store.names(folder)):
        if name.endswith(".json") and not name.startswith("."):
            manifest = orjson.loads(store.read(store.join(folder, name)))
            yield from _of_shard(out, list(manifest["outputs"]))


def _of_shard(out: str, outputs: list[str]) -> Iterator[tuple[str, str]]:
    reports = next(name for name in outputs if work.REPORTS in name)
    body = next(name for name in outputs if name != reports)
    if body.startswith(work.DOLMA):
        return  # it has spans, and no text
    pairs = zip_longest(_texts(out, body), _reports(store.join(out, reports)))
    for number, (text, report) in enumerate(pairs):
        if text is None or report is None:
            yield body, f"has other pages than its reports, from number {number} on"
            return
        if report["detail"] != "full":
            yield body, f"its reports are of detail '{report['detail']}', and rebuild nothing"
            return
        yield f"{body}: {report['input']['name']}", _wrong(text, report)


def _wrong(text: str, report: dict[str, Any]) -> str:
    try:
        restore(text, report)
    except RestoreError as error:
        return str(error)
    return ""


def _texts(out: str, name: str) -> Iterator[str]:
    """The clean texts of a shard that was written, in order."""
    path = store.join(out, name)
    found = detect.by_content(path)
    if found is None:
        raise InputError(f"{path}: holds no records")
    size, mark = store.measure(path)
    shard = Shard(path, name, *found, size, mark)
    reader = records.READERS[shard.kind]
    for segment in reader.segments(shard):
        for item in reader.items(shard, segment, MOST):
            record = reader.record(item, Fields(text=TEXT))
            if record is not None:
                page = record.page
                yield page.decode("utf-8") if isinstance(page, bytes) else page


def _reports(path: str) -> Iterator[dict[str, Any]]:
    with store.open_read(path) as stream:
        packed = compression.told(stream.read(4))
    with store.open_read(path) as stream:
        yield from map(jsonl.parse, compression.reader(stream, packed))
