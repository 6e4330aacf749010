"""What a family of rules is called and drawn like: a hue for its kind, a line of its own.

Nine hues can be told apart whatever colours somebody sees, and that is too few for all families.
So kin share a hue, and within one every family has another line below its text.
"""

from typing import NamedTuple

HUES = {
    "sell": ("ad", "promo", "paywall"),
    "law": ("consent", "legal", "notice"),
    "talk": ("comment", "share", "follow"),
    "other": ("related", "appended", "dup"),
    "site": ("nav", "ui", "page", "markup"),
    "meta": ("meta", "media"),
    "lang": ("lang", "llm"),
    "mend": ("space", "char", "residue", "case", "trunc"),
    "own": (),  # and whatever else a user's own rules are called
}
LABELS = {
    "ad": "Advertising", "promo": "Promotion", "paywall": "Paywall", "consent": "Consent",
    "legal": "Legal", "notice": "Notices", "comment": "Comments", "share": "Sharing",
    "follow": "Following", "related": "Related links", "appended": "Other articles",
    "nav": "Navigation", "ui": "Controls", "page": "Around the text", "meta": "Metadata",
    "media": "Media", "dup": "Repeats", "lang": "Language", "llm": "Chatbot remains",
    "space": "Spacing", "char": "Characters", "residue": "Residue", "case": "Case",
    "trunc": "Cut off", "markup": "Hidden in HTML", "custom": "Own rules",
}  # fmt: skip


class Family(NamedTuple):
    """`hue` and `line` are classes of the style sheet."""

    name: str
    label: str
    hue: str
    line: str


def of(category: str) -> Family:
    """The family of a category such as `promo.newsletter`."""
    name = category.partition(".")[0]
    hue = next((hue for hue, names in HUES.items() if name in names), "own")
    number = HUES[hue].index(name) % 5 if name in HUES[hue] else 0
    return Family(name, LABELS.get(name, name), hue, f"line{number}")


def style() -> str:
    """A style sheet that gives elements with a `data-family` the hue of it."""
    rows = ["[data-family] { --strong: var(--own); --tint: var(--own-tint); }"]
    for hue, names in HUES.items():
        for name in names:
            colours = f"--strong: var(--{hue}); --tint: var(--{hue}-tint);"
            rows.append(f'[data-family="{name}"] {{ {colours} }}')
    return "\n".join(rows)
