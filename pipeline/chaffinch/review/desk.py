"""What a person does in review: judge passages, take a verdict back, see what others have said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from chaffinch.errors import ChaffinchError
from chaffinch.judged import Verdicts
from chaffinch.review.shelf import Shelf
from chaffinch.verdicts import Verdict, Word, append, read, standing

Span = tuple[int, int]


class Desk:
    """A batch, the file of verdicts, and the folder into which new rules go.

    `line` counts the lines of the file: whoever has seen fewer has not seen the latest verdicts.
    """

    def __init__(self, shelf: Shelf, verdicts: Path, rules: Path) -> None:
        self.shelf = shelf
        self.file = verdicts
        self.rules = rules
        self._writing = Lock()

    def records(self) -> list[Verdict]:
        return read(self.file) if self.file.exists() else []

    def line(self) -> int:
        """How many verdicts have been given, those that were taken back as well."""
        return len(self.records())

    def pages(self) -> dict[str, Any]:
        """The list of pages, with how much of each has been judged."""
        records = self.records()
        judged = Counter(
            verdict.page
            for verdict in standing(records).values()
            if verdict.rule and verdict.verdict != "withdrawn"
        )
        rows = self.shelf.summaries()
        for row in rows:
            row["judged"] = min(judged[row["name"]], row.get("items", 0))
        return {"line": len(records), "pages": rows}

    def page(self, name: str) -> dict[str, Any]:
        """One page with its items and what has been said of it.  Raises ChaffinchError."""
        records = self.records()
        sheet = self.shelf.sheet(name)
        before, after = self.shelf.beside(name)
        return {
            "line": len(records),
            "name": name,
            "title": sheet.title,
            "before": before,
            "after": after,
            "items": sheet.rows(standing(records)),
            "lines": sheet.lines(Verdicts(records)),
            "heads": sheet.heads(),
        }

    def judge(self, name: str, spans: Sequence[Span], word: Word) -> dict[str, Any]:
        """Say of parts of a page what is right; the lines of the file that say so, from 1."""
        sheet = self.shelf.sheet(name)
        return self._added([sheet.verdict(start, end, word) for start, end in spans])

    def never_again(self, name: str, span: Span) -> dict[str, Any]:
        """Put a passage back wherever it stands."""
        verdict = self.shelf.sheet(name).verdict(*span, "put-back")
        return self._added([replace(verdict, before="", after="")])

    def undo(self, lines: Sequence[int]) -> dict[str, Any]:
        """Let what had been said before these lines stand again.

        Raises ChaffinchError if somebody has said something else since.
        """
        with self._writing:
            records = self.records()
            if not all(0 < line <= len(records) for line in lines):
                raise ChaffinchError("there is no such verdict to take back")
            last = standing(records)
            undone = [records[line - 1] for line in lines]
            if any(last[verdict.span].verdict != verdict.verdict for verdict in undone):
                raise ChaffinchError("it was judged anew in another window, and that stands")
            before = standing(records[: min(lines) - 1])
            back = [
                before.get(verdict.span, replace(verdict, verdict="withdrawn"))
                for verdict in undone
            ]
            return self._appended(back)

    def _added(self, new: Sequence[Verdict]) -> dict[str, Any]:
        with self._writing:
            return self._appended(new)

    def _appended(self, new: Sequence[Verdict]) -> dict[str, Any]:
        total = len(append(self.file, new))
        return {"line": total, "lines": list(range(total - len(new) + 1, total + 1))}
