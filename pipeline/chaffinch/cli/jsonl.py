"""chaffinch clean --jsonl: a filter for shell pipes, a record of JSON a line in, one out."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chaffinch.cli import options
from chaffinch.errors import InputError

if TYPE_CHECKING:
    from chaffinch.batch.record import Fields, Record
    from chaffinch.cleaned import Cleaned
    from chaffinch.cleaner import Cleaner
    from chaffinch.report import Detail

INPUT = "standard input"


def run(cleaner: "Cleaner", named: dict[str, str], report: str | None, detail: "Detail") -> int:
    """Clean each record as it comes, and write it before the next is read.

    How many could not be cleaned.  Each of these is told of with its line, and comes out with the
    error, so that every record in is one out.  `named` are the arguments of `Fields`; reports go
    to the file `report`, one a line.
    Raises OutputError if a result cannot be written, InputError if the input cannot be read.
    """
    from chaffinch import files
    from chaffinch.batch import jsonl
    from chaffinch.batch.record import Fields
    from chaffinch.report import line as on_one_line

    failed, fields = 0, Fields(**named)
    with files.lines(Path(report)) if report else nullcontext() as keep:
        for number, line in _lines():
            record, cleaned = _cleaned(cleaner, fields, number, line)
            if cleaned is None:
                failed += 1
                error = record["chaffinch"]["error"]
                click.echo(f"chaffinch: {INPUT}:{number}: {error}", err=True)
            elif keep:
                keep(on_one_line(cleaned.report(detail)))
            options.out(jsonl.dump(record))
    return failed


def _lines() -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers, each as soon as it is there."""
    try:
        for number, line in enumerate(options.stdin(), 1):
            if line.strip():
                yield number, line
    except OSError as error:
        raise InputError(f"{INPUT}: {error.strerror or error}") from None


def _cleaned(
    cleaner: "Cleaner", fields: "Fields", number: int, line: bytes
) -> tuple["Record", "Cleaned | None"]:
    """The record to write, and the result if the page could be cleaned.

    A line that is no record stands in the field `line` of the one that is written for it; bytes
    that are not UTF-8 are half surrogate pairs there, as Python's `surrogateescape` has them.
    """
    from chaffinch.batch import jsonl, record

    try:
        found = jsonl.parse(line)
    except InputError as error:
        text = line.rstrip(b"\r\n").decode("utf-8", "surrogateescape")
        return {"line": text, record.DONE: {"error": str(error)}}, None
    return record.clean(cleaner, found, fields, f"line {number}")
