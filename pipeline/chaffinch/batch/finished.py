"""What a batch made of shards of records: clean texts, reports, and the raw pages behind them."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import orjson

from chaffinch.batch import compression, jsonl, reading, store, work
from chaffinch.batch.record import TEXT, Fields
from chaffinch.batch.records.base import Unfit
from chaffinch.document import Document
from chaffinch.errors import InputError, RestoreError
from chaffinch.inverse import digest, restore

Report = dict[str, Any]


class Finished(NamedTuple):
    """A shard that was called `name`; `body` and `reports` are files below OUT.

    `fields` are those that the pages were read from, and `pages` is how many were cleaned.
    """

    name: str
    body: str
    reports: str
    fields: Fields
    pages: int


def shards(out: str) -> list[Finished]:
    """The shards that are finished, by the names of what was written."""
    folder = store.join(out, f"{work.STATE}/shards")
    names = [name for name in store.names(folder) if name.endswith(".json") and name[0] != "."]
    found = [_of(orjson.loads(store.read(store.join(folder, name)))) for name in names]
    return sorted(found, key=lambda shard: shard.body)


def _of(manifest: dict[str, Any]) -> Finished:
    outputs = [name for name in manifest["outputs"] if not name.startswith(f"{work.QUARANTINE}/")]
    reports = next(name for name in outputs if work.REPORTS in name)
    body = next(name for name in outputs if name != reports)
    fields = Fields(**manifest.get("fields", {}))
    return Finished(manifest["name"], body, reports, fields, manifest["stats"].get("cleaned", 0))


def reports(out: str, shard: Finished) -> Iterator[bytes]:
    """The reports of a shard, a line each.  Raises InputError for a damaged file."""
    path = store.join(out, shard.reports)
    with store.open_read(path) as stream:
        packed = compression.told(stream.read(4))
    try:
        with store.open_read(path) as stream:
            yield from compression.reader(stream, packed)
    except Exception as error:
        if told := compression.broken(error):
            raise told from None
        raise


def texts(out: str, shard: Finished) -> Iterator[str]:
    """The clean texts of a shard, in the order of its reports."""
    for record in reading.each(store.join(out, shard.body), Fields(text=TEXT)):
        if not isinstance(record, Unfit):
            page = record.page
            yield page.decode("utf-8") if isinstance(page, bytes) else page


def pages(
    out: str, shard: Finished, wanted: Container[int], raw: Path | None = None
) -> Iterator[tuple[int, Report, str | InputError]]:
    """The number (from 0), the report and the raw text of each page that is wanted, or why not.

    The raw text is rebuilt from a report of detail `full`.  For others, and where the clean text
    is not at hand (Dolma's attributes), it is read again from the shard in the folder `raw`.
    Raises InputError for a damaged shard.
    """
    lines = enumerate(reports(out, shard))
    if shard.body.startswith(work.DOLMA):
        cleaned: Iterable[str | None] = (None for _ in range(shard.pages))
    else:
        cleaned = texts(out, shard)
    originals = _originals(shard, raw)
    for text, (number, line) in zip(cleaned, lines, strict=False):
        if number in wanted:
            report = jsonl.parse(line)
            try:
                yield number, report, _raw(text, report, originals)
            except (InputError, RestoreError) as error:
                yield number, report, InputError(str(error))


def _raw(text: str | None, report: Report, originals: Iterator[Document] | None) -> str:
    if text is not None and report["detail"] == "full":
        return restore(text, report)
    if originals is None:
        raise InputError("the raw page is not at hand: --raw DIR tells where its shard is")
    told = report["input"]
    for page in originals:  # both stand in the same order
        if page.name == told["name"] and digest(page.raw) == told["sha256"]:
            return page.raw
    raise InputError("the shard in the folder of --raw does not hold the page that was cleaned")


def _originals(shard: Finished, raw: Path | None) -> Iterator[Document] | None:
    """The pages of a shard as it came."""
    if raw is None:
        return None
    found = reading.documents(str(raw / shard.name), shard.fields)
    return (page for page in found if isinstance(page, Document))
