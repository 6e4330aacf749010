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

# White space, and in HTML tags, before and after what a removal is about.
EDGES = {
    "text": re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL),
    "html": re.compile(
        r"((?:\s+|</?[a-zA-Z][^<>]*>)*)(.*?)((?:\s+|</?[a-zA-Z][^<>]*>)*)", re.DOTALL
    ),
}
MARK = re.compile(r"\[-(.*?)-\](?:\{\+.*?\+\})?|\{\+.*?\+\}", re.DOTALL)


def mark(ledger: Ledger, kind: Kind = "text") -> str:
    """Show every change in place; what reading HTML takes away stands as it stood."""
    return "".join(
        ledger.raw[piece.start : piece.end]
        if piece.edit is None or piece.edit.stage == markup.STAGE
        else _marked(piece.edit, kind)
        for piece in ledger.pieces()
    )


def _marked(edit: Edit, kind: Kind) -> str:
    if edit.now:
        return (f"[-{edit.was}-]" if edit.was else "") + f"{{+{edit.now}+}}"
    found = EDGES[kind].fullmatch(edit.was)
    before, inner, after = found.groups() if found else ("", "", "")
    return f"{before}[-{inner}-]{after}" if inner else f"[-{edit.was}-]"


def unmark(example: str) -> str:
    """Give back the text as it was before the changes marked in it."""
    return MARK.sub(lambda match: match.group(1) or "", example)


def kind_of(rules: RuleSet) -> Kind:
    """What the examples of these rules are written in."""
    return "html" if any(BY_NAME[rule.stage].reads == "html" for rule in rules.rules) else "text"


def tried(text: str, rules: RuleSet) -> Ledger:
    """What rules make of a text, on the site that they are for."""
    home = next((rule.site[0].removeprefix("*.") for rule in rules.rules if rule.site), "")
    return engine.run(text, rules, kind_of(rules), url=f"https://{home}").ledger


def failures(rules: RuleSet, examples: Examples) -> Iterator[tuple[str, str]]:
    """Each example that does not come out as it is written: wanted, got."""
    kind = kind_of(rules)
    for wanted in (*examples.removes, *examples.keeps):
        got = mark(tried(unmark(wanted), rules), kind)
        if got != wanted:
            yield wanted, got
