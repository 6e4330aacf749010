"""The words that a text says: its runs of letters, in lower case."""

import re

WORD = re.compile(r"[^\W\d_]+")
# Of ASCII letters in lower case, and spaces for all else: a pattern takes twice as long and more.
SMALL = bytes(
    code | 0x20 if code < 0x80 and chr(code).isalpha() else 0x20  # noqa: PLR2004  # ASCII
    for code in range(256)
)


def said(text: str) -> list[str]:
    """The words of a text; beyond ASCII a letter may become two when it is made small."""
    if text.isascii():
        return text.encode().translate(SMALL).decode().split()
    return WORD.findall(text.lower())
