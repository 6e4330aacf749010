"""Text out of what may hold markup: attributes, values of JSON-LD.

These are short pieces that stand outside the page's text, so no place in them has to be kept, and
three regular expressions do.  Each goes through a text once, whatever is in it.
"""

import re
from html import unescape

HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE
)
BREAK = re.compile(
    r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|td|table|blockquote|figure|section|article)\b[^<>]*>",
    re.IGNORECASE,
)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def flat(text: str) -> str:
    """One line: entities read (sites escape twice), tags gone, white space made single."""
    return " ".join(_without_tags(text).split())


def paragraphs(markup: str) -> str:
    """The text of markup, a paragraph a line, without empty lines."""
    lines = (" ".join(line.split()) for line in _without_tags(markup).splitlines())
    return "\n".join(line for line in lines if line)


def _without_tags(markup: str) -> str:
    """Done twice where the markup itself was escaped, as it often is within JSON."""
    text = unescape(_once(markup))
    return unescape(_once(text)) if BREAK.search(text) else text


def _once(markup: str) -> str:
    if "<" not in markup:
        return markup
    return TAG.sub("", BREAK.sub("\n", HIDDEN.sub("", markup)))
