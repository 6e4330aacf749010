"""Verdicts: what people said of passages, one a line of a file that is only ever added to.

A verdict is about a passage and what stands around it, not about a place in a file or the work of
one rule.  So it holds when the page is cleaned again, by other rules, or under another name.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

import orjson

from chaffinch import report
from chaffinch.document import load
from chaffinch.errors import OutputError, VerdictError, did_you_mean
from chaffinch.inverse import digest

Word = Literal["accept", "put-back", "remove", "withdrawn"]
WORDS: tuple[Word, ...] = get_args(Word)
NAME = "verdicts.jsonl"  # in the folder of a batch


@dataclass(frozen=True, slots=True)
class Verdict:
    """`text` is the passage as a reader saw it before any rule ran, white space made one space.

    `before` and `after` are what stood around it; without both it is meant wherever it stands.
    `rule` is the one that had taken or flagged it, and `page` the page on which it was judged:
    both are for people to read.
    """

    verdict: Word
    text: str
    before: str = ""
    after: str = ""
    rule: str = ""
    page: str = ""

    @property
    def span(self) -> str:
        """What tells one passage from another: a digest of its text and its surroundings."""
        return digest(f"{self.before}\0{self.text}\0{self.after}")[:16]


def read(path: Path) -> list[Verdict]:
    """All verdicts of a file, oldest first.

    Raises InputError if it cannot be read, and VerdictError for what is no verdict.
    """
    return parse(load(path), path)


def parse(data: bytes, path: Path) -> list[Verdict]:
    """The verdicts in these bytes of the file `path`.

    A last line that was not written to its end is left out: whoever wrote it was not told that it
    had been.  Raises VerdictError, which says file, line and what is wrong.
    """
    lines = data[: _whole(data)].split(b"\n")
    return [_verdict(line, path, at) for at, line in enumerate(lines, 1) if line.strip()]


def _whole(data: bytes) -> int:
    """The bytes up to the end of the last whole line."""
    end = data.rfind(b"\n") + 1
    try:
        return len(data) if isinstance(report.parse(data[end:]), dict) else end
    except ValueError:
        return end


def _verdict(line: bytes, path: Path, number: int) -> Verdict:
    try:
        row: Any = report.parse(line)
    except ValueError as error:
        raise VerdictError(path, number, f"is not JSON: {error}") from None
    if not isinstance(row, dict):
        raise VerdictError(path, number, "expected one object a line: {…}")
    known = [field.name for field in fields(Verdict)]
    span = row.pop("span", None)
    for key, value in row.items():
        if key not in known:
            raise VerdictError(path, number, f"unknown key '{key}'{did_you_mean(key, known)}")
        if not isinstance(value, str):
            raise VerdictError(path, number, f"'{key}' must be a text")
    verdict = _checked(row, path, number)
    if span not in (None, verdict.span):
        raise VerdictError(path, number, f"'span' is {span}, but of this text {verdict.span}")
    return verdict


def _checked(row: dict[str, Any], path: Path, number: int) -> Verdict:
    for key in ("verdict", "text"):
        if key not in row:
            raise VerdictError(path, number, f"'{key}' is missing")
    if row["verdict"] not in WORDS:
        hint = did_you_mean(row["verdict"], WORDS)
        raise VerdictError(path, number, f"unknown verdict '{row['verdict']}'{hint}")
    verdict = Verdict(**row)
    if not (verdict.before or verdict.after or verdict.verdict in ("put-back", "withdrawn")):
        problem = f"'{verdict.verdict}' needs 'before' or 'after': what goes everywhere is a rule"
        raise VerdictError(path, number, problem)
    return verdict


def standing(records: Iterable[Verdict]) -> dict[str, Verdict]:
    """The last verdict on each passage, by its span, in the order in which they were given."""
    last: dict[str, Verdict] = {}
    for verdict in records:
        last.pop(verdict.span, None)
        last[verdict.span] = verdict
    return last


def append(path: Path, new: Sequence[Verdict]) -> list[Verdict]:
    """Add verdicts to a file, and give all that is in it then.

    Several programs may add at once: each waits for the other.  Raises OutputError if the file
    cannot be written, and VerdictError if it holds anything else than verdicts.
    """
    from filelock import FileLock

    try:
        with FileLock(path.with_name(f".{path.name}.lock")), path.open("a+b") as file:
            file.seek(0)
            data = file.read()
            known = parse(data, path)
            whole = data[: _whole(data)]
            file.truncate(len(whole))
            gap = b"\n" if whole and not whole.endswith(b"\n") else b""
            file.write(gap + b"".join(map(dump, new)))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror or error}") from None
    return [*known, *new]


def dump(verdict: Verdict) -> bytes:
    """A verdict as its line in the file."""
    row = {"span": verdict.span, **{key: value for key, value in asdict(verdict).items() if value}}
    row.setdefault("text", "")
    try:
        return orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:  # half surrogates
        return json.dumps(row).encode() + b"\n"
