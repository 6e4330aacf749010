"""Elements that a browser does not show: by attribute, or by a style of their own."""

import re
from collections.abc import Mapping

UNSHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def may_hide(tag: str, source: str) -> bool:
    """A quick look at a start tag: most of them name nothing that hides."""
    if len(source) > len(tag) + 2:
        source = source.lower()
        if "hidden" in source or "none" in source:
            return True
    return tag == "dialog"


def is_hidden(tag: str, attributes: Mapping[str, str]) -> bool:
    """What is hidden for screen readers alone counts, too: it is decoration, or said twice."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if attributes.get("aria-hidden", "").lower() == "true":
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style")
    return bool(style) and UNSHOWN.search(style or "") is not None
