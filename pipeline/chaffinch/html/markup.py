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
    "mark": _rule("mark", "Marks of Markdown.", "It stands for tags that were taken away."),
    "hidden": _rule(
        "hidden", "Elements that are hidden.", "The page says that it is not to be seen."
    ),
    "limit": _rule(
        "limit", "The rest of a page with too many tags.", "Pages are read up to a limit."
    ),
}


def _action(now: object) -> str:
    return "repair" if now else "remove"


# What an edit says after what it shows, by its kind, and whether it shows anything.
REASONS = {
    (kind, shows): (
        rule.id, rule.category, STAGE, _action(shows), rule.confidence, rule.why, "",
    )
    for kind, rule in RULES.items()
    for shows in (False, True)
}  # fmt: skip


def edits(raw: str, cuts: Iterable[Cut]) -> tuple[Edit, ...]:
    """The cuts of a page as edits of its raw text."""
    return tuple([edit(raw, cut) for cut in cuts])


def showing(old: Edit, now: str) -> Edit:
    """The same edit of markup, which now shows something else."""
    return old if old.now == now else old._replace(now=now, action=_action(now))


def edit(raw: str, cut: Cut) -> Edit:
    """A cut as an edit."""
    start, end, now, kind = cut
    return Edit._make((start, end, raw[start:end], now, *REASONS[kind, bool(now)]))
