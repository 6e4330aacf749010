"""What is doubtful about rules that are well formed and whose examples come out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from chaffinch import engine, examples, pack
from chaffinch.catalogue import Pair
from chaffinch.cleaner import uncollected
from chaffinch.counted import counted
from chaffinch.coverage import Coverage
from chaffinch.document import Document
from chaffinch.ledger import Edit, Ledger
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.shadow import words_only
from chaffinch.stages import BY_NAME

SHOWN = 3  # phrases
LOOSE = 0.6  # of a block that a phrase of one word must cover, or it is too broad


class Finding(NamedTuple):
    rule: str
    kind: str
    says: str


def findings(pairs: Sequence[Pair]) -> list[Finding]:
    """All that can be told without pages, in the order of the rules."""
    with uncollected():
        found = [*twice(pairs), *taken(pairs)]
        for rule, proof in pairs:
            found += broad(rule)
            found += missing(rule, proof.keeps)
    return sorted(found)


def twice(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """Phrases that stand in two rules: one will do; rows of labels may well share some."""
    owners: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for rule, _ in pairs:
        for phrase in map(_plain, rule.settings.any if rule.stage == "phrase" else ()):
            owners[phrase, rule.site].append(rule.id)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (phrase, _), ids in owners.items():
        for rule_id in ids[1:]:
            shared[rule_id, ids[0]].append(phrase)
    for (rule_id, other), phrases in shared.items():
        some = ", ".join(f"'{phrase}'" for phrase in phrases[:SHOWN])
        count = counted(len(phrases), "phrase")
        says = f"{count} twice" if other == rule_id else f"shares {count} with {other}"
        yield Finding(rule_id, "overlap", f"{says}: {some}")


def _plain(phrase: str) -> str:
    return " ".join(words_only(phrase).split())


def taken(pairs: Sequence[Pair]) -> Iterator[Finding]:
    """A rule that never fires on its own examples if all rules run: others take them first."""
    together = _all([rule for rule, _ in pairs])
    for rule, proof in pairs:
        others: set[str] = set()
        for example in proof.removes:
            edits = _edits(rule, examples.unmark(example), together)
            if any(edit.rule == rule.id for edit in edits):
                break
            others.update(edit.rule for edit in edits)
        else:
            by = ", ".join(sorted(others)) or "none takes them"
            yield Finding(rule.id, "dead", f"its examples go by other rules: {by}")


def _all(rules: Iterable[Rule]) -> RuleSet:
    chosen = [rule for rule in rules if rule.status == "stable"]
    return RuleSet(pack.compiled(chosen), Profile("lint", {}))


def _edits(rule: Rule, text: str, together: RuleSet) -> list[Edit]:
    """What all rules make of an example, flags and all; those of this rule's if it is a draft."""
    if rule.status != "stable":
        return list(examples.tried(text, _all_with(rule)).edits)
    home = rule.site[0].removeprefix("*.") if rule.site else ""
    kind = BY_NAME[rule.stage].reads
    outcome = engine.run(text, together, kind, url=f"https://{home}")
    return [*outcome.ledger.edits, *outcome.flags]


def _all_with(rule: Rule) -> RuleSet:
    return RuleSet(pack.compiled([rule]), Profile("lint", {rule.category: "remove"}))


def broad(rule: Rule) -> Iterator[Finding]:
    """A phrase of one word that takes blocks which say much more than it."""
    settings = rule.settings
    if rule.stage != "phrase" or settings.cover >= LOOSE or settings.at_least > 1:
        return
    for phrase in settings.any:
        if phrase.isascii() and len(phrase.split()) == 1:
            says = f"'{phrase}' need only cover {settings.cover:.0%} of what goes with it"
            yield Finding(rule.id, "broad", says)


def missing(rule: Rule, keeps: Iterable[str]) -> Iterator[Finding]:
    """A rule of whose words none stands in what it keeps: no near miss shows where it ends."""
    alone = _all_with(rule)
    if alone.unworded() or BY_NAME[rule.stage].reads != "text":
        return
    scan = partial(alone.index.scan, near=True)
    views = (engine.view_of(Ledger(keep), None, scan) for keep in keeps)
    if not any(list(view.rules) for view in views):
        yield Finding(rule.id, "near miss", "none of its words stands in any of its 'keeps'")


def silent(rules: Iterable[Rule], coverage: Coverage) -> list[Finding]:
    """The rules that fired on no page."""
    ids = (rule.id for rule in rules if rule.status == "stable")
    says = f"fired on none of {counted(coverage.documents, 'page')}"
    return [Finding(rule_id, "silent", says) for rule_id in coverage.silent(ids)]


def fired(pairs: Sequence[Pair], documents: Iterable[Document]) -> Coverage:
    """On which pages the rules fire, whether a profile takes what they find or flags it."""
    rules, coverage = _all([rule for rule, _ in pairs]), Coverage()
    with uncollected():
        for document in documents:
            outcome = engine.run(
                document.raw, rules, document.kind, url=document.url, name=document.name
            )
            edits = (*outcome.ledger.edits, *outcome.flags)
            coverage.add({edit.rule: {"edits": 1, "characters": len(edit.was)} for edit in edits})
    return coverage
