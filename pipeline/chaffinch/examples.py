"""Trying the examples of a rule: marked text must come out exactly as it is written.

Marks are those of `git diff --word-diff`: what goes is `[-so-]`, a mend is `[-bad-]{+good+}`.  The
white space that goes along with a whole line or sentence is not marked.
"""

import re
from collections.abc import Iterator

from chaffinch import engine
from chaffinch.document import Kind
from chaffinch.html import markup
from chaffinch.ledger import Edit, Ledger
from chaffinch.rule import Examples
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME

LEAD = re.compile(r"(?:\s+|</?[a-zA-Z][^<>]*>)*")
TAIL = re.compile(r"(?:\s+|</?[a-zA-Z][^<>]*>)*\Z")
MARK = re.compile(r"\[-(.*?)-\](?:\{\+.*?\+\})?|\{\+.*?\+\}", re.DOTALL)


def mark(ledger: Ledger) -> str:
    """Show every change in place; what reading HTML takes away stands as it stood."""
    return "".join(
        ledger.raw[piece.start : piece.end]
        if piece.edit is None or piece.edit.stage == markup.STAGE
        else _marked(piece.edit)
        for piece in ledger.pieces()
    )


def _marked(edit: Edit) -> str:
    if edit.now:
        return (f"[-{edit.was}-]" if edit.was else "") + f"{{+{edit.now}+}}"
    before, inner, after = _edges(edit.was)
    return f"{before}[-{inner}-]{after}"


def _edges(was: str) -> tuple[str, str, str]:
    """What was removed, without the white space and the tags before and after it."""
    start, end = LEAD.match(was), TAIL.search(was)
    first, last = (start.end() if start else 0), (end.start() if end else len(was))
    return (was[:first], was[first:last], was[last:]) if first < last else ("", was, "")


def unmark(example: str) -> str:
    """Give back the text as it was before the changes marked in it."""
    return MARK.sub(lambda match: match.group(1) or "", example)


def kind_of(rules: RuleSet) -> Kind:
    """What the examples of these rules are written in."""
    return "html" if any(BY_NAME[rule.stage].reads == "html" for rule in rules.rules) else "text"


def failures(rules: RuleSet, examples: Examples) -> Iterator[tuple[str, str]]:
    """Each example that does not come out as it is written: wanted, got."""
    kind = kind_of(rules)
    for wanted in (*examples.removes, *examples.keeps):
        got = mark(engine.run(unmark(wanted), rules, kind).ledger)
        if got != wanted:
            yield wanted, got
