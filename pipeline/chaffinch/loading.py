"""Which rules run: the shipped and a user's own, chosen by id, with settings that are told."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chaffinch import pack
from chaffinch.errors import ChaffinchError, RuleError, did_you_mean
from chaffinch.rule import Rule
from chaffinch.ruleset import Compiled


def compiled(
    folders: Sequence[str], only: Sequence[str], without: Sequence[str]
) -> tuple[str, list[Compiled]]:
    """A digest of all rules there are, and those of them that run.

    Raises RuleError for two rules of one name, and ChaffinchError for a name that no rule has.
    """
    digest, found = pack.shipped()
    for folder in folders:
        mark, more = pack.folder(Path(folder))
        digest += mark
        found += more
    _check_unique(found)
    ids = [rule.id for rule, _ in found]
    for name in (*only, *without):
        selected(name, ids)
    return digest, [item for item in found if _chosen(item, only, without)]


def told(
    rules: Sequence[Compiled], settings: Mapping[str, str | None]
) -> tuple[list[Compiled], str]:
    """The rules with other values of these settings, where they have them, and a mark of that."""
    found, mark = list(rules), ""
    for name, value in settings.items():
        if value:
            found = [(_told(rule, name, value), words) for rule, words in found]
            mark += f" {name} {value}"
    return found, mark


def _told(rule: Rule, name: str, value: str) -> Rule:
    if not hasattr(rule.settings, name):
        return rule
    return replace(rule, settings=replace(rule.settings, **{name: value}))


def _check_unique(rules: Sequence[Compiled]) -> None:
    seen: set[str] = set()
    for rule, _ in rules:
        if rule.id in seen:
            raise RuleError(f"{rule.id}.yaml", 1, f"two rules are called '{rule.id}'")
        seen.add(rule.id)


def _chosen(item: Compiled, only: Sequence[str], without: Sequence[str]) -> bool:
    rule = item[0]
    if any(selects(name, rule.id) for name in without):
        return False
    if only:
        return any(selects(name, rule.id) for name in only)
    return rule.status == "stable"


def selected(name: str, ids: Collection[str]) -> list[str]:
    """The rules that a name selects.  Raises ChaffinchError if there is none."""
    found = [rule_id for rule_id in ids if selects(name, rule_id)]
    if not found:
        families = {rule_id.partition("/")[0] for rule_id in ids}
        hint = did_you_mean(name, ids if "/" in name else families)
        raise ChaffinchError(f"no rule is called '{name}'{hint}")
    return found


def selects(name: str, rule_id: str) -> bool:
    """`promo` selects promo/newsletter and all else in that folder."""
    return rule_id == name or rule_id.startswith(name.rstrip("/") + "/")
