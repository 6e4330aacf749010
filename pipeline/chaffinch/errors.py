"""Everything that can go wrong on purpose.

ChaffinchError
├── AllowError      an allow list that cannot be used
├── InputError      a document that cannot be read
├── OutputError     a result that cannot be written
│   └── FullError   nor any other: the disk is full, or may not be written to
├── ProfileError    a profile that cannot be used
├── RuleError       a rule file that cannot be used
├── VerdictError    a line in a file of verdicts that is none
└── RestoreError    a clean text and a report that do not belong together
"""

from collections.abc import Iterable
from pathlib import Path

MANY = 100  # words that a hint lists


class ChaffinchError(Exception):
    """Caught in one place, the command line, and shown without a traceback."""


class AllowError(ChaffinchError):
    pass


class InputError(ChaffinchError):
    pass


class OutputError(ChaffinchError):
    pass


class FullError(OutputError):
    pass


class ProfileError(ChaffinchError):
    pass


class RuleError(ChaffinchError):
    """Says where in which rule file the trouble is: `file:line: what is wrong`."""

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


class VerdictError(ChaffinchError):
    """Says where in which file of verdicts the trouble is: `file:line: what is wrong`."""

    def __init__(self, path: Path | str, line: int, problem: str) -> None:
        super().__init__(f"{path}:{line}: {problem}")


class RestoreError(ChaffinchError):
    pass


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint to add to a message: the nearest known word, or all if they are not many."""
    from difflib import get_close_matches

    names = sorted(known)
    if near := get_close_matches(word, names, n=1):
        return f"; did you mean '{near[0]}'?"
    return f"; known: {', '.join(names)}" if len(names) <= MANY else ""
