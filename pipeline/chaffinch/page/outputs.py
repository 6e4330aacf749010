"""What a batch wrote into its folder: reports, and what it set apart."""

import bz2
import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from chaffinch import report as reports
from chaffinch.batch.page import REPORT
from chaffinch.errors import InputError

REASON = ".reason.json"
RECORDS = re.compile(r"\.reports\.jsonl(\.\w+)?$")  # a report a line, beside shards of records
APART = "quarantine"
LINES = re.compile(r"\.jsonl(\.\w+)?$")


class Found(NamedTuple):
    """A report, or what is told of a page that was set apart.

    `text` is the file with the clean text, if the page has one of its own.
    """

    told: dict[str, Any]
    place: Path
    text: Path | None = None
    apart: bool = False


def found(out: Path) -> Iterator[Found | InputError]:
    """All of a batch's folder, in the order of names; a file that cannot be read is an error."""
    for path in sorted(out.rglob("*")):
        inside = path.relative_to(out)
        if any(part.startswith(".") for part in inside.parts) or not path.is_file():
            continue
        apart = inside.parts[0] == APART
        try:
            yield from _of(path, apart=apart)
        except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
            yield InputError(f"{path}: is no report of chaffinch: {error}")


def _of(path: Path, *, apart: bool) -> Iterator[Found]:
    name = path.name
    if apart:
        if name.endswith(REASON):
            yield Found(_one(path.read_bytes(), "reason"), path, apart=True)
        elif LINES.search(name):
            for line in _lines(path):
                yield Found(_one(line, "reason"), path, apart=True)
    elif name.endswith(REPORT):
        text = path.with_name(name.removesuffix(REPORT))
        yield Found(_one(path.read_bytes(), "totals"), path, text)
    elif RECORDS.search(name):
        for line in _lines(path):
            yield Found(_one(line, "totals"), path)


def _lines(path: Path) -> Iterator[bytes]:
    openers: dict[str, Callable[..., Any]] = {".jsonl": open, ".gz": gzip.open, ".bz2": bz2.open}
    if path.suffix not in openers:
        raise ValueError(f"its compression, {path.suffix}, is not known")
    with openers[path.suffix](path, "rb") as file:
        yield from file


def _one(data: bytes, key: str) -> dict[str, Any]:
    told: dict[str, Any] = reports.parse(data)
    told[key]  # anything else is another file
    return told
