"""Of which kinds is what rules found near a block: how far is a byline, a menu, a comment form."""

from chaffinch.judge.places import FAR, Column, since
from chaffinch.spans import touched
from chaffinch.view import View

KINDS = "meta comment related share promo nav ui legal media other".split()
# Families of categories that tell the same of what stands around them.
KIND = {
    "follow": "share", "consent": "promo", "paywall": "promo", "ad": "promo", "notice": "legal",
} | {kind: kind for kind in KINDS}  # fmt: skip
# Mends, and what stages take that do not name furniture.
NOT_NAMED = frozenset({"space", "char", "lang", "appended"})
NAMES = [f"{kind}{where}" for where in ("_before", "_after", "_in") for kind in KINDS]


def columns(view: View) -> list[Column]:
    """For each of NAMES a number a block: blocks since the last such hit, until the next; 1 in it.

    Hits count that are only flagged, and those that take a part of a block.
    """
    blocks = view.whole
    starts = [block.start for block in blocks]
    found = {kind: [0.0] * len(blocks) for kind in KINDS}
    for hit in view.hits:
        if hit.rule.family not in NOT_NAMED:
            within = found[KIND.get(hit.rule.family, "other")]
            for block in touched((hit.start, hit.end), blocks, starts):
                within[block.index] = 1.0
    own = list(found.values())
    before = [since(column) if any(column) else [FAR] * len(blocks) for column in own]
    after = [since(column[::-1])[::-1] if any(column) else [FAR] * len(blocks) for column in own]
    return [*before, *after, *own]
