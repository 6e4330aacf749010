"""Trying the examples of a rule: marked text must come out exactly as it is written.

Marks are those of `git diff --word-diff`: what goes is `[-so-]`, a mend is `[-bad-]{+good+}`.  The
white space that goes along with a whole line or sentence is not marked.
"""

import re
from collections.abc import Iterator

from chaffinch import engine
from chaffinch.ledger import Edit, Ledger
from chaffinch.rule import Examples
from chaffinch.ruleset import RuleSet

MARK = re.compile(r"\[-(.*?)-\](?:\{\+.*?\+\})?|\{\+.*?\+\}", re.DOTALL)


def mark(ledger: Ledger) -> str:
    """Show every change in place."""
    return "".join(
        ledger.raw[piece.start : piece.end] if piece.edit is None else _marked(piece.edit)
        for piece in ledger.pieces()
    )


def _marked(edit: Edit) -> str:
    if edit.now:
        return (f"[-{edit.was}-]" if edit.was else "") + f"{{+{edit.now}+}}"
    inner = edit.was.strip() or edit.was
    before, _, after = edit.was.partition(inner)
    return f"{before}[-{inner}-]{after}"


def unmark(example: str) -> str:
    """Give back the text as it was before the changes marked in it."""
    return MARK.sub(lambda match: match.group(1) or "", example)


def failures(rules: RuleSet, examples: Examples) -> Iterator[tuple[str, str]]:
    """Each example that does not come out as it is written: wanted, got."""
    for wanted in (*examples.removes, *examples.keeps):
        got = mark(engine.run(unmark(wanted), rules).ledger)
        if got != wanted:
            yield wanted, got
