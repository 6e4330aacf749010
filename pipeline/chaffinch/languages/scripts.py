"""Which script most letters of a text are in."""

import re
from functools import cache

LATIN = "Latn"
# Whether the text has a letter of another script than Latin: the punctuation between is shared.
OTHER = "[\u0370-\u1cff\u1f00-\u1fff\u3040-\ufdff\ufe70-\uff9f]"
# Kana and Han are one: Japanese is written in both, and a line of Han alone may be either.
SCRIPTS = {
    "Grek": "[\u0370-\u03ff\u1f00-\u1fff]",
    "Cyrl": "[\u0400-\u052f]",
    "Armn": "[\u0531-\u058f]",
    "Hebr": "[\u0590-\u05ff]",
    "Arab": "[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]",
    "Deva": "[\u0900-\u097f]",
    "Beng": "[\u0980-\u09ff]",
    "Guru": "[\u0a00-\u0a7f]",
    "Gujr": "[\u0a80-\u0aff]",
    "Taml": "[\u0b80-\u0bff]",
    "Telu": "[\u0c00-\u0c7f]",
    "Knda": "[\u0c80-\u0cff]",
    "Mlym": "[\u0d00-\u0d7f]",
    "Thai": "[\u0e00-\u0e7f]",
    "Laoo": "[\u0e80-\u0eff]",
    "Mymr": "[\u1000-\u109f]",
    "Geor": "[\u10a0-\u10ff]",
    "Ethi": "[\u1200-\u137f]",
    "Khmr": "[\u1780-\u17ff]",
    "Hang": "[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]",
    "Hani": "[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]",
    LATIN: "[A-Za-zªºÀ-ÖØ-öø-ʯ\u1e00-\u1eff]",
}
MOST = 0.8  # of the letters: less is a mixture, of which nothing is said


def script(text: str) -> str:
    """The script of at least `MOST` of the letters, by its ISO 15924 code; else empty."""
    if is_latin(text):
        return LATIN
    counts = {name: _letters(letters, text) for name, letters in SCRIPTS.items()}
    name = max(counts, key=lambda one: counts[one])
    return name if counts[name] >= MOST * sum(counts.values()) else ""


def is_latin(text: str) -> bool:
    """No letter of the text, or of any part of it, is in another script."""
    return text.isascii() or not _compiled(OTHER).search(text)


def _letters(letters: str, text: str) -> int:
    return sum(map(len, _compiled(f"{letters}+").findall(text)))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """When it is first needed: a class of so many letters takes milliseconds."""
    return re.compile(pattern)
