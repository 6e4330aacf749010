"""Which script most letters of a text are in."""

import re

LATIN = "Latn"
# Whether the text has a letter of another script than Latin: the punctuation between is shared.
OTHER = re.compile("[\u0370-\u1cff\u1f00-\u1fff\u3040-\ufdff\ufe70-\uff9f]")
LATIN_LETTERS = re.compile("[A-Za-zªºÀ-ÖØ-öø-ʯ\u1e00-\u1eff]+")
# Kana and Han are one: Japanese is written in both, and a line of Han alone may be either.
SCRIPTS = {
    "Grek": re.compile("[\u0370-\u03ff\u1f00-\u1fff]+"),
    "Cyrl": re.compile("[\u0400-\u052f]+"),
    "Armn": re.compile("[\u0531-\u058f]+"),
    "Hebr": re.compile("[\u0590-\u05ff]+"),
    "Arab": re.compile("[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]+"),
    "Deva": re.compile("[\u0900-\u097f]+"),
    "Beng": re.compile("[\u0980-\u09ff]+"),
    "Guru": re.compile("[\u0a00-\u0a7f]+"),
    "Gujr": re.compile("[\u0a80-\u0aff]+"),
    "Taml": re.compile("[\u0b80-\u0bff]+"),
    "Telu": re.compile("[\u0c00-\u0c7f]+"),
    "Knda": re.compile("[\u0c80-\u0cff]+"),
    "Mlym": re.compile("[\u0d00-\u0d7f]+"),
    "Thai": re.compile("[\u0e00-\u0e7f]+"),
    "Laoo": re.compile("[\u0e80-\u0eff]+"),
    "Mymr": re.compile("[\u1000-\u109f]+"),
    "Geor": re.compile("[\u10a0-\u10ff]+"),
    "Ethi": re.compile("[\u1200-\u137f]+"),
    "Khmr": re.compile("[\u1780-\u17ff]+"),
    "Hang": re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]+"),
    "Hani": re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"),
}
MOST = 0.8  # of the letters: less is a mixture, of which nothing is said


def script(text: str) -> str:
    """The script of at least `MOST` of the letters, by its ISO 15924 code; else empty."""
    if text.isascii() or not OTHER.search(text):
        return LATIN
    counts = {name: _letters(pattern, text) for name, pattern in SCRIPTS.items()}
    counts[LATIN] = _letters(LATIN_LETTERS, text)
    name = max(counts, key=lambda one: counts[one])
    return name if counts[name] >= MOST * sum(counts.values()) else ""


def _letters(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))
