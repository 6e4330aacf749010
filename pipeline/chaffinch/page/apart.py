"""What a batch set apart: a file beside each page, or a line in a shard of its own."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from chaffinch import report
from chaffinch.batch import compression, store
from chaffinch.batch.page import REASON
from chaffinch.batch.work import QUARANTINE
from chaffinch.errors import InputError

LINES = re.compile(r"\.jsonl(\.(gz|zst|bz2))?$")


def found(out: Path) -> Iterator[dict[str, Any] | InputError]:
    """What is told of each page that was set apart; a file that cannot be read is an error."""
    for path in sorted((out / QUARANTINE).rglob("*")):
        try:
            if path.name.endswith(REASON):
                yield _told(path.read_bytes())
            elif LINES.search(path.name) and path.is_file():
                yield from map(_told, _lines(path))
        except (OSError, EOFError, ValueError, TypeError, KeyError) as error:
            yield InputError(f"{path}: is no report of chaffinch: {error}")


def _lines(path: Path) -> Iterator[bytes]:
    with store.open_read(str(path)) as stream:
        packed = compression.told(stream.read(4))
    with store.open_read(str(path)) as stream:
        yield from compression.reader(stream, packed)


def _told(data: bytes) -> dict[str, Any]:
    told: dict[str, Any] = report.parse(data)
    told["reason"], told["message"]  # anything else is another file
    return told
