"""The attributes that elements are called by: what a selector can ask for."""

NAMING = (
    "class",
    "id",
    "role",
    "rel",
    "name",
    "itemprop",
    "itemtype",
    "typeof",
    "aria-label",
    "data-testid",
)
