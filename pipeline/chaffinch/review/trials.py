"""A rule is tried before it is written: its examples must hold."""

import tempfile
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from chaffinch import catalogue, engine, files, pack, rulefile
from chaffinch.cleaner import uncollected
from chaffinch.errors import ChaffinchError, OutputError
from chaffinch.profiles import Profile
from chaffinch.rule import Examples, Rule
from chaffinch.ruleset import RuleSet

Problem = dict[str, str]


def read(name: str, text: str) -> tuple[Rule, Examples]:
    """A rule that is no file yet.  Raises ChaffinchError, which says what is wrong with it."""
    if not catalogue.NAME.fullmatch(name):
        raise ChaffinchError(
            f"'{name}': a rule is called FAMILY/NAME, in small letters and hyphens"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(text.encode("utf-8", "replace"))
        try:
            return rulefile.load(path, Path(folder))
        except ChaffinchError as error:
            raise ChaffinchError(str(error).replace(f"{folder}/", "")) from None


def problems(rule: Rule, proof: Examples) -> Iterator[Problem]:
    """What is wrong with a rule: a `text`, and of an example what was `wanted` and `got`."""
    if rule.id in {other.id for other, _ in pack.shipped()[1]}:
        yield {"text": f"a rule that comes with chaffinch is called '{rule.id}', too"}
    if rule.status != "stable":
        yield {"text": "a draft runs only when it is named: set 'status: stable'"}
    for wanted, got in catalogue.failures(rule, proof):
        text = "an example does not come out as it is written"
        yield {"text": text, "wanted": wanted, "got": got}


def reach(rule: Rule, texts: Iterable[tuple[str, str]], most: int) -> list[Problem]:
    """What the rule alone would take from texts with names, at most so many passages."""
    rules = RuleSet(pack.compiled([rule]), Profile("reach", {rule.category: "remove"}))
    with uncollected():
        found = (
            {"page": name, "text": edit.was.strip()}
            for name, text in texts
            for edit in engine.run(text, rules).ledger.edits
        )
        return list(islice(found, most))


def save(folder: Path, name: str, text: str, *, over: bool) -> Path:
    """Write a rule whose examples hold.  Raises ChaffinchError for one whose do not.

    A rule that is there already is only replaced if that is meant (`over`).
    """
    for problem in problems(*read(name, text)):
        raise ChaffinchError(problem["text"])
    path = folder / f"{name}.yaml"
    if path.exists() and not over:
        raise OutputError(f"{name}: there is a rule of that name already")
    files.make(path.parent)
    files.write(path, text.encode())
    return path
