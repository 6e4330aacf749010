"""Allow lists: what is never taken away, where, and why.

An allow list is a YAML file, a list of entries.  Each has a `why` and says with one or several of
these, which must all hold, what stays:

    phrase   the blocks in which these words stand, whatever their case and spacing
    span     this passage, wherever it stands, and no more than it
    rule     what this rule or family would take
    site     what stands on pages of these hosts: example.org, *.example.org

    - phrase: sign up for our newsletter
      site: letters.example.org
      why: The site is about newsletters.

An entry acts on every stage but the reading of HTML.  What it held is told as an edit with the
action `keep`, which changes nothing.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from chaffinch import sites
from chaffinch.errors import AllowError, RuleError, did_you_mean

WHAT = ("phrase", "span", "rule", "site")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `place` is the name of its file and its line."""

    why: str
    phrase: str = ""
    span: str = ""
    rule: str = ""
    site: str = ""
    place: str = ""

    @property
    def words(self) -> str:
        return self.phrase or self.span

    def is_about(self, rule_id: str) -> bool:
        return not self.rule or f"{rule_id}/".startswith(f"{self.rule.rstrip('/')}/")

    def __str__(self) -> str:
        said = (f"{key} '{value}'" for key in WHAT if (value := getattr(self, key)))
        return ", ".join(said)


class Allow(NamedTuple):
    """The entries of all allow lists of a cleaner."""

    entries: Sequence[Entry] = ()

    @property
    def digest(self) -> str:
        """Of what the entries say: "" for none, so that without them all stays as it was."""
        said = "\n".join(map(repr, self.entries))
        return sha256(said.encode("utf-8", "surrogatepass")).hexdigest() if said else ""

    def unused(self, used: Collection[str]) -> list[Entry]:
        """The entries whose places are not among those used."""
        return [entry for entry in self.entries if entry.place not in used]


def load(paths: Iterable[str | Path]) -> Allow:
    """Read allow lists.  Raises AllowError, which says file, line and what is wrong."""
    found: dict[str, list[Entry]] = {}
    for path in map(Path, paths):
        if path.name in found:
            raise AllowError(f"{path}: two allow lists are called '{path.name}'")
        try:
            found[path.name] = list(_entries(path))
        except RuleError as error:
            raise AllowError(str(error)) from None
    return Allow([entry for entries in found.values() for entry in entries])


def _entries(path: Path) -> Iterator[Entry]:
    """Read the entries of one file strictly."""
    from chaffinch import strict_yaml

    for node in strict_yaml.items(strict_yaml.load(path), path):
        given = strict_yaml.mapping(node, path)
        read = {
            key: (line, strict_yaml.scalar(value, path).strip())
            for key, (line, value) in given.items()
        }
        yield _entry(read, strict_yaml.line(node), path)


def _entry(given: dict[str, tuple[int, str]], first: int, path: Path) -> Entry:
    _check(given, first, path)
    values = {key: value for key, (_, value) in given.items()}
    if "site" in values:
        try:
            values["site"] = sites.pattern(values["site"])
        except ValueError as error:
            raise RuleError(path, given["site"][0], str(error)) from None
    return Entry(**values, place=f"{path.name}:{first}")


def _check(given: dict[str, tuple[int, str]], first: int, path: Path) -> None:
    known = [field.name for field in fields(Entry) if field.name != "place"]
    for key, (line, value) in given.items():
        if key not in known:
            raise RuleError(path, line, f"unknown key '{key}'{did_you_mean(key, known)}")
        if not value:
            raise RuleError(path, line, f"'{key}' is empty")
    if "why" not in given:
        raise RuleError(path, first, "'why' is missing: say why this stays")
    if len(given) == 1:
        raise RuleError(path, first, f"says not what stays: one of {', '.join(WHAT)}")
    if "phrase" in given and "span" in given:
        raise RuleError(path, first, "'phrase' and 'span' are two ways to say it: give one")
    for key in {"phrase", "span"} & set(given):
        line, value = given[key]
        if not any(map(str.isalnum, value)):
            raise RuleError(path, line, f"'{key}' has no words in it")
