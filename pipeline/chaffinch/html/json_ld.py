"""JSON-LD as it stands in pages: mostly JSON."""

import json
import re
from contextlib import suppress
from html import unescape

import orjson

# Code points.  The largest block of 2,000 pages has 84,000.
LARGEST = 1_000_000

# Scripts are wrapped in comments and CDATA, so that old browsers and XML parsers leave them alone.
# What stands before the first brace, or after the value, is not read.
OPENING = re.compile(r"(?<!CDATA)[{\[](?!CDATA\[)")
# A whole string, even one that is never closed, so that nothing within it is taken for a comma.
STRING_OR_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|,(?=\s*+[}\],])', re.DOTALL)
LENIENT = json.JSONDecoder(strict=False)  # raw line breaks within strings


def parse(block: str) -> object:
    """The value of a block, or None if it is too large or is no JSON.  Never raises."""
    if len(block) > LARGEST:
        return None
    with suppress(orjson.JSONDecodeError):
        return orjson.loads(block)
    bare = _unwrapped(block)
    # A template may have escaped the whole block as if it were text.
    for text in (bare, _without_spare_commas(bare), _without_spare_commas(unescape(bare))):
        # What is nested too deeply raises RecursionError.
        with suppress(ValueError, RecursionError):
            return LENIENT.raw_decode(text)[0]
    return None


def _unwrapped(block: str) -> str:
    opening = OPENING.search(block)
    return block[opening.start() :] if opening else ""


def _without_spare_commas(text: str) -> str:
    return STRING_OR_COMMA.sub(lambda match: match[0] if match[0] != "," else "", text)
