"""Records as lines of JSON, without loss: what is read is written again with the same values."""

import json

from chaffinch.batch.record import Record
from chaffinch.errors import InputError


def parse(line: bytes) -> Record:
    """The object in one line.  Raises InputError if there is none.

    `json` and not `orjson`: that one makes a float of an integer over 64 bits, and refuses half
    surrogate pairs.
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


def dump(record: Record) -> bytes:
    """One line of UTF-8 with its line break; with half surrogate pairs, of ASCII with escapes."""
    try:
        return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(record, separators=(",", ":")).encode() + b"\n"
