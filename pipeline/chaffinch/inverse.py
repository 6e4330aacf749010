"""The way back: a clean text and its report give the raw text again."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from chaffinch.document import encode
from chaffinch.errors import RestoreError


def restore(text: str, report: Mapping[str, Any]) -> str:
    """Rebuild the raw text, character for character.

    Raises RestoreError if the text is not the one that the report was written for.
    """
    try:
        edits, clean, raw = report["edits"], report["output"], report["input"]
        if digest(text) != clean["sha256"]:
            raise RestoreError("the clean text is not the one this report was written for")
        restored = "".join(_pieces(text, edits))
        if digest(restored) != raw["sha256"]:
            raise RestoreError("the report's edits do not rebuild the raw text: it was changed")
    except (KeyError, TypeError, AttributeError):
        raise RestoreError("this is not a report of chaffinch") from None
    return restored


def _pieces(text: str, edits: list[Mapping[str, Any]]) -> "list[str]":
    """Kept slices of the clean text and the raw text of each edit, by turns."""
    pieces, place, raw = [], 0, 0
    for edit in edits:
        kept = edit["start"] - raw
        pieces += [text[place : place + kept], edit["was"]]
        place += kept + len(edit["now"])
        raw = edit["end"]
    return [*pieces, text[place:]]


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, half surrogates passed through."""
    return sha256(encode(text)).hexdigest()
