"""Records as lines of JSON, without loss: what is read is written again with the same values."""

import base64
import json
from typing import Any

from chaffinch.batch.record import Record
from chaffinch.errors import InputError


def parse(line: bytes) -> Record:
    """The object in one line.  Raises InputError if there is none.

    `json` and not `orjson`: that one makes a float of an integer over 64 bits, refuses half
    surrogate pairs, and writes NaN as null.
    """
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at character {error.pos + 1}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8: {error.reason} at byte {error.start + 1}") from None
    except (ValueError, RecursionError) as error:  # 4,300 digits and more; nested too deep
        raise InputError(f"cannot be read as JSON: {error}") from None
    if not isinstance(record, dict):
        raise InputError(f"is no JSON object: it is of type {type(record).__name__}")
    return record


def dump(value: Any) -> bytes:
    """One line of UTF-8 with its line break; with half surrogate pairs, of ASCII with escapes."""
    try:
        text = json.dumps(value, default=plain, ensure_ascii=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(value, default=plain, separators=(",", ":")).encode() + b"\n"


def plain(value: Any) -> Any:
    """What JSON has no form for: bytes as base64, dates and decimals as text."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return str(value)
