"""Rules kept compiled, so that a start does not pay for reading hundreds of YAML files.

The wheel carries one pack of the shipped rules.  In a checkout, and for a user's own rules, a
pack is kept in the user's cache folder with a stamp of the rule files: any file that was written
since has other times, so a pack is never out of date.
"""

import os
from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any
from zlib import crc32

import orjson

from chaffinch import files
from chaffinch.errors import OutputError
from chaffinch.literals import BETWEEN, Words
from chaffinch.rule import Rule
from chaffinch.ruleset import Compiled
from chaffinch.stages import BY_NAME
from chaffinch.stages._stage import Literals

FORMAT = 24  # of the pack: raise it when what is kept in it changes
PACKAGE = Path(__file__).parent
SHIPPED = PACKAGE / "rules.json"


def home() -> Path:
    """The folder of shipped rules: inside an installed package, or beside it in a checkout."""
    inside = PACKAGE / "rules"
    return inside if inside.is_dir() else PACKAGE.parents[1] / "rules"


def shipped() -> tuple[str, list[Compiled]]:
    """The shipped rules and their digest."""
    return unpack(SHIPPED.read_bytes()) if SHIPPED.is_file() else folder(home())


def folder(path: Path) -> tuple[str, list[Compiled]]:
    """The rules of a folder and their digest, from the cache or read anew.

    Raises RuleError for a rule file that is wrong, InputError for a folder that cannot be read.
    """
    mark = stamp(path)
    cached = cache() / f"{crc32(os.fsencode(path.resolve())):08x}.json"
    try:
        return unpack(cached.read_bytes(), mark)
    except (OSError, ValueError, KeyError, TypeError):
        data = build(path, mark)
    try:
        files.make(cached.parent)
        files.write(cached, data)
    except OutputError:
        pass  # a home that cannot be written to only costs time
    return unpack(data, mark)


def cache() -> Path:
    """The folder of packs in the user's cache."""
    base = os.environ.get("XDG_CACHE_HOME")
    try:
        return Path(base or Path.home() / ".cache", "chaffinch", "rules")
    except RuntimeError:  # a user without a home, as in some containers
        return Path(os.devnull, "rules")  # where nothing can be kept


def stamp(path: Path) -> str:
    """The name, size and times of every rule file: reading them all takes five times as long."""
    found = files.below(path, ".yaml")
    return "\n".join([str(FORMAT), *sorted(f"{file}:{_state(file)}" for file in found)])


def _state(file: str) -> str:
    try:
        found = os.stat(file)  # noqa: PTH116  # at every start, for hundreds of files
    except OSError:
        return "cannot be read"  # whoever reads it says why
    return f"{found.st_size}:{found.st_mtime_ns}:{found.st_ctime_ns}"


def digest(path: Path) -> str:
    """A digest over the names and contents of all rule files, in the order of their ids."""
    from hashlib import sha256

    from chaffinch import rulefile

    total = sha256(f"pack {FORMAT}".encode())
    for file in rulefile.files(path):
        content = sha256(file.read_bytes()).hexdigest()
        total.update(f"{rulefile.rule_id(file, path)}\0{content}\n".encode())
    return total.hexdigest()


def build(path: Path, mark: str = "") -> bytes:
    """Read a folder of rules and give the pack, with the stamp of the files."""
    from chaffinch import rulefile

    rules = [_packed(item) for item in compiled(rule for rule, _ in rulefile.load_all(path))]
    return orjson.dumps({"format": FORMAT, "stamp": mark, "digest": digest(path), "rules": rules})


def compiled(rules: Iterable[Rule]) -> list[Compiled]:
    """Work out the literals of rules that were just read."""
    return [(rule, BY_NAME[rule.stage].literals(rule.settings)) for rule in rules]


def _packed(item: Compiled) -> dict[str, Any]:
    """Lists of texts as one text each: a pack is read at every start, and so half as long."""
    rule, words = item
    settings = {key: _joined(value) for key, value in asdict(rule.settings).items()}
    literals = {
        "phrases": BETWEEN.join(words.phrases),
        "labels": BETWEEN.join(words.labels),
        "anywhere": [_packed_words(one) for one in words.anywhere],
        "short": [_packed_words(one) for one in words.short],
    }
    rest = {field.name: getattr(rule, field.name) for field in fields(rule)}
    return {**rest, "settings": settings, "literals": literals}


def _joined(value: object) -> object:
    return [BETWEEN.join(value)] if isinstance(value, tuple) and value else value


def _packed_words(words: Words) -> tuple[int, str, list[str]]:
    return words.part, BETWEEN.join(words.any), list(words.needs)


def unpack(data: bytes, mark: str = "") -> tuple[str, list[Compiled]]:
    pack = orjson.loads(data)
    if (pack["format"], pack["stamp"]) != (FORMAT, mark):
        raise ValueError("a pack of another format, or of files that were written since")
    return pack["digest"], [_unpacked(values) for values in pack["rules"]]


def _unpacked(values: dict[str, Any]) -> Compiled:
    words = values.pop("literals")
    literals = Literals(
        _split(words["phrases"]),
        _split(words["labels"]),
        [_unpacked_words(*one) for one in words["anywhere"]],
        [_unpacked_words(*one) for one in words["short"]],
    )
    settings = {
        key: tuple(value[0].split(BETWEEN)) if value and isinstance(value, list) else value
        for key, value in values.pop("settings").items()
    }
    kind = BY_NAME[values["stage"]].settings
    site = tuple(values.pop("site"))
    return Rule(**values, site=site, settings=kind(**settings)), literals


def _split(text: str) -> list[str]:
    return text.split(BETWEEN) if text else []


def _unpacked_words(part: int, any_: str, needs: list[str]) -> Words:
    return Words(part, tuple(any_.split(BETWEEN)), needs)
