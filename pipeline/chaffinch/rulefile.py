"""Reading rule files, strictly: one rule a file, its path below the folder is its id."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from chaffinch import categories, sites, strict_yaml
from chaffinch.errors import RuleError, did_you_mean
from chaffinch.files import below
from chaffinch.rule import Examples, Rule
from chaffinch.stages import BY_NAME

REQUIRED = ("summary", "why", "category", "status", "examples")
OPTIONAL = ("may_misfire", "confidence", "site")
STATUSES = ("stable", "draft")
LARGEST = 100_000  # of the whole numbers in settings: words, blocks; the others are shares
KEEPS = 2  # near misses that every rule must show
Found = dict[str, tuple[int, strict_yaml.Node]]


def files(folder: Path) -> list[Path]:
    """All rule files below a folder, in the order of their ids.  Raises InputError, RuleError."""
    found = [Path(name) for name in below(folder, (".yaml", ".yml"))]
    for path in found:
        if path.suffix == ".yml":
            raise RuleError(path, 1, "the names of rule files end in .yaml")
    return sorted(found, key=lambda path: rule_id(path, folder))


def rule_id(path: Path, folder: Path) -> str:
    """The path below the folder.  Raises RuleError if no report could hold it."""
    name = path.relative_to(folder).with_suffix("").as_posix()
    if not name.isprintable():  # halves of surrogate pairs are not, which stand for odd bytes
        raise RuleError(path, 1, "its name has characters that cannot be printed")
    return name


def load(path: Path, folder: Path) -> tuple[Rule, Examples]:
    """Read one file.  Raises RuleError, which says file, line and what is wrong."""
    found = strict_yaml.mapping(strict_yaml.load(path), path)
    stage = _stage(found, path)
    settings = _settings(stage, *found[stage], path)
    values: dict[str, Any] = {
        key: strict_yaml.scalar(found[key][1], path)
        for key in (*REQUIRED[:-1], "may_misfire")
        if key in found
    }
    _check(values, found, path)
    confidence = _number(found["confidence"], path, float) if "confidence" in found else 0.95
    site = _sites(*found["site"], path) if "site" in found else ()
    name = rule_id(path, folder)
    rule = Rule(name, stage, settings, confidence=confidence, site=site, **values)
    return rule, _examples(*found["examples"], path)


def _stage(found: Found, path: Path) -> str:
    known = {*REQUIRED, *OPTIONAL, *BY_NAME}
    for key, (line, _) in found.items():
        if key not in known:
            raise RuleError(path, line, f"unknown key '{key}'{did_you_mean(key, known)}")
    for key in REQUIRED:
        if key not in found:
            raise RuleError(path, 1, f"'{key}' is missing")
    stages = [key for key in found if key in BY_NAME]
    if not stages:
        raise RuleError(path, 1, f"no stage: one of {', '.join(BY_NAME)} must be given")
    if len(stages) > 1:
        raise RuleError(path, found[stages[1]][0], f"two stages: {stages[0]} and {stages[1]}")
    return stages[0]


def _check(values: dict[str, str], found: Found, path: Path) -> None:
    category, status = values["category"], values["status"]
    if not categories.known(category):
        hint = did_you_mean(category, categories.DEFAULTS)
        raise RuleError(path, found["category"][0], f"unknown category '{category}'{hint}")
    if status not in STATUSES:
        hint = did_you_mean(status, STATUSES)
        raise RuleError(path, found["status"][0], f"unknown status '{status}'{hint}")
    for key in ("summary", "why"):
        if not values[key].strip():
            raise RuleError(path, found[key][0], f"'{key}' is empty")


def _sites(line: int, node: strict_yaml.Node, path: Path) -> tuple[str, ...]:
    """The host patterns of a rule: a rule without any is for all pages."""
    given = strict_yaml.texts(node, path)
    if not given:
        raise RuleError(path, line, "the list is empty")
    try:
        return tuple(map(sites.pattern, given))
    except ValueError as error:
        raise RuleError(path, line, str(error)) from None


def _settings(stage: str, line: int, node: strict_yaml.Node, path: Path) -> Any:
    kind = BY_NAME[stage].settings
    hints = get_type_hints(kind)
    given = strict_yaml.mapping(node, path)
    for key, (where, _) in given.items():
        if key not in hints:
            raise RuleError(path, where, f"unknown setting '{key}'{did_you_mean(key, hints)}")
    for field in fields(kind):
        if field.default is MISSING and field.name not in given:
            raise RuleError(path, line, f"'{stage}' needs '{field.name}'")
    settings = kind(**{key: _value(given[key], hints[key], path) for key in given})
    for problem in BY_NAME[stage].problems(settings):
        raise RuleError(path, line, problem)
    return settings


def _value(found: tuple[int, strict_yaml.Node], hint: Any, path: Path) -> Any:
    """A scalar or a list, given the type that the settings' annotation names."""
    line, node = found
    if get_origin(hint) is tuple:
        values = strict_yaml.texts(node, path)
        if not values or not all(value.strip() for value in values):
            raise RuleError(path, line, "the list is empty or has an empty entry")
        return values
    if hint in (int, float):
        return _number(found, path, hint)
    text = strict_yaml.scalar(node, path)
    if get_origin(hint) is Literal and text not in get_args(hint):
        raise RuleError(path, line, f"unknown value '{text}'{did_you_mean(text, get_args(hint))}")
    return text


def _number(found: tuple[int, strict_yaml.Node], path: Path, kind: type) -> Any:
    text = strict_yaml.scalar(found[1], path)
    try:
        number = kind(text)
    except ValueError:
        wanted = "a whole number" if kind is int else "a number"
        raise RuleError(path, found[0], f"expected {wanted}, not '{text}'") from None
    if not 0 <= number <= (1 if kind is float else LARGEST):
        raise RuleError(path, found[0], f"{text} is out of range")
    return number


def _examples(line: int, node: strict_yaml.Node, path: Path) -> Examples:
    given = strict_yaml.mapping(node, path)
    for key, (where, _) in given.items():
        if key not in ("removes", "keeps"):
            raise RuleError(
                path, where, f"unknown key '{key}'{did_you_mean(key, ('removes', 'keeps'))}"
            )
    lists = {key: strict_yaml.texts(given[key][1], path) for key in given}
    if not lists.get("removes"):
        raise RuleError(path, line, "at least one example under 'removes' is needed")
    if any("[-" not in text and "{+" not in text for text in lists["removes"]):
        raise RuleError(path, line, "an example under 'removes' marks nothing; mark it [-so-]")
    if len(lists.get("keeps", ())) < KEEPS:
        raise RuleError(path, line, "at least two near misses under 'keeps' are needed")
    return Examples(lists["removes"], lists["keeps"])


def load_all(folder: Path) -> Iterator[tuple[Rule, Examples]]:
    for path in files(folder):
        yield load(path, folder)
