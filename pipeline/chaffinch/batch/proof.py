"""The proof for shards of records: every clean text and its report rebuild the page."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from chaffinch.batch import finished, jsonl, work
from chaffinch.batch.finished import Finished
from chaffinch.errors import RestoreError
from chaffinch.inverse import restore


def proofs(out: str) -> Iterator[tuple[str, str]]:
    """Each page of each shard in an output folder: its name, and what is wrong, if anything."""
    for shard in finished.shards(out):
        if not shard.body.startswith(work.DOLMA):  # that has spans, and no text
            yield from _of_shard(out, shard)


def _of_shard(out: str, shard: Finished) -> Iterator[tuple[str, str]]:
    pairs = zip_longest(finished.texts(out, shard), finished.reports(out, shard))
    for number, (text, line) in enumerate(pairs):
        if text is None or line is None:
            yield shard.body, f"has other pages than its reports, from number {number} on"
            return
        report = jsonl.parse(line)
        if report["detail"] != "full":
            says = f"its reports are of detail '{report['detail']}', and rebuild nothing"
            yield shard.body, says
            return
        yield f"{shard.body}: {report['input']['name']}", _wrong(text, report)


def _wrong(text: str, report: dict[str, Any]) -> str:
    try:
        restore(text, report)
    except RestoreError as error:
        return str(error)
    return ""
