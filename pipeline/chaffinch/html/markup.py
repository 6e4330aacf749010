"""What reading HTML takes away: each kind of cut with its name and its reason.

These are no matter of opinion, as rules are: it is what every browser does before it shows text.
"""

from collections.abc import Iterable

from chaffinch.html.text import Cut
from chaffinch.ledger import Edit
from chaffinch.rule import Rule

STAGE = "markup"


def _rule(kind: str, summary: str, why: str) -> Rule:
    return Rule(f"markup/{kind}", STAGE, None, f"markup.{kind}", summary, why, confidence=1.0)


RULES = {
    "tags": _rule(
        "tags", "Tags, comments, scripts, styles and the head.", "No browser shows it as text."
    ),
    "space": _rule(
        "space", "White space of the source.", "A browser shows a run of white space as one space."
    ),
    "entity": _rule("entity", "Character references.", "It stands for another character."),
    "hidden": _rule(
        "hidden", "Elements that are hidden.", "The page says that it is not to be seen."
    ),
    "limit": _rule(
        "limit", "The rest of a page with too many tags.", "Pages are read up to a limit."
    ),
}


def edits(raw: str, cuts: Iterable[Cut]) -> tuple[Edit, ...]:
    """The cuts of a page as edits of its raw text."""
    return tuple(_edit(raw, *cut) for cut in cuts)


def _edit(raw: str, start: int, end: int, now: str, kind: str) -> Edit:
    rule = RULES[kind]
    action = "repair" if now else "remove"
    return Edit(
        start, end, raw[start:end], now, rule.id, rule.category, STAGE, action,
        rule.confidence, rule.why,
    )  # fmt: skip
