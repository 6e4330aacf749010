"""The words that a text says: its runs of letters, in lower case."""

import re

WORD = re.compile(r"[^\W\d_]+")
WESTERN = "cp1252"  # the letters of Western Europe, with their quotation marks and dashes


def _small(code: int) -> bytes:
    """A letter of this encoding in lower case, a space for all else."""
    letter = bytes([code]).decode(WESTERN, "replace")
    return letter.lower().encode(WESTERN) if WORD.fullmatch(letter) else b" "


# Through a table of bytes: a pattern takes four times as long.
SMALL = b"".join(map(_small, range(256)))


def said(text: str) -> list[str]:
    """The words of a text; beyond the West a letter may become two when it is made small."""
    if text.isascii():
        return text.encode().translate(SMALL).decode().split()
    try:
        return text.encode(WESTERN).translate(SMALL).decode(WESTERN).split()
    except UnicodeEncodeError:
        return WORD.findall(text.lower())
