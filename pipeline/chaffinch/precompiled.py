"""Patterns as `re` compiled them in an earlier run, kept in the user's cache folder.

Some have 10,000 characters and take 20 ms each, and a page needs dozens.  What `re` makes of a
pattern is a list of numbers; from these it has the pattern again in a fortieth of the time.
"""

import os
import re
import sys
import zlib
from array import array
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from re import _compiler as compiler  # type: ignore[attr-defined]  # what `re` itself uses
from re import _parser as parser  # type: ignore[attr-defined]

import orjson

LONG = 100  # characters: shorter patterns are compiled as fast as a file is read
PLACES = ("XDG_CACHE_HOME", "HOME", "USERPROFILE")  # what tells where the cache is
# Another Python may have other numbers, or other letters in a class.
PYTHON = f"{sys.version}\n{compiler.MAGIC}"


def compiled(pattern: str, flags: re.RegexFlag) -> re.Pattern[str]:
    """What `re.compile` gives.  A cache that is missing, damaged or read-only only costs time."""
    if len(pattern) < LONG:
        return re.compile(pattern, flags)
    path = place(pattern, flags)
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # a Path takes as long again
            return unpacked(file.read(), pattern)
    except Exception:  # noqa: BLE001  # whatever is wrong with it, it is made anew
        made = re.compile(pattern, flags)
    with suppress(Exception):  # of the inner workings of `re` nothing is promised
        _keep(Path(path), made)
    return made


def place(pattern: str, flags: re.RegexFlag) -> str:
    """The file for a pattern; its name has all that the content depends on."""
    key = f"{PYTHON}\n{int(flags)}\n{pattern}".encode("utf-8", "surrogatepass")
    return f"{_folder(*map(os.environ.get, PLACES))}/{sha256(key).hexdigest()[:40]}.z"


@cache
def _folder(*_places: str | None) -> Path:
    from chaffinch import pack

    return pack.cache().with_name("patterns")


def packed(pattern: str, flags: int) -> bytes:
    """The steps of `re.compile`, up to the numbers; compressed, with their checksum."""
    tree = parser.parse(pattern, flags)
    code = array("I", compiler._code(tree, flags))  # noqa: SLF001
    state = tree.state
    head = orjson.dumps([flags | state.flags, state.groups, state.groupdict])
    return zlib.compress(head + b"\n" + code.tobytes(), 1)


def unpacked(data: bytes, pattern: str) -> re.Pattern[str]:
    """The last step of `re.compile`.  The engine checks the numbers, and raises RuntimeError."""
    import _sre  # type: ignore[import-not-found]

    head, _, code = zlib.decompress(data).partition(b"\n")
    flags, groups, names = orjson.loads(head)
    named = {number: name for name, number in names.items()}
    numbered = tuple(named.get(number) for number in range(groups))
    made: re.Pattern[str] = _sre.compile(
        pattern, flags, array("I", code).tolist(), groups - 1, names, numbered
    )
    return made


def _keep(path: Path, made: re.Pattern[str]) -> None:
    """Write it for the next run, if that gets the same pattern of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not os.access(path.parent, os.W_OK):
        return
    data = packed(made.pattern, made.flags)
    if unpacked(data, made.pattern) == made:  # compares the numbers
        # What a crash leaves half-written, the checksum tells.
        temporary = path.with_name(f".{path.name}.{os.getpid()}")
        temporary.write_bytes(data)
        temporary.replace(path)
