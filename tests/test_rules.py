"""Every shipped rule is complete, does what its examples say, and spares what others keep."""

import re
import time

from chaffinch import catalogue, engine, examples, pack, patterns
from chaffinch.profiles import Profile
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME

FAMILIES = (
    "ad char comment consent dup follow legal llm media meta nav notice paywall promo related "
    "residue share space ui"
).split()
LANGUAGES = ("de", "fr", "es", "pt", "it", "nl", "pl")
IN_ALL_LANGUAGES = "consent promo paywall share related comment nav ui media legal llm".split()
HOSTILE = ("a" * 4000, " " * 4000, "cookies " * 500, "we use " * 600, "(" * 4000, "by a.b " * 570)


def test_examples_come_out_as_written(rules):
    wrong = {
        (rule.id, wanted, got)
        for rule, proof in rules
        for wanted, got in catalogue.failures(rule, proof)
    }

    assert not wrong


def test_all_rules_together_keep_what_each_keeps(rules):
    together = RuleSet(pack.compiled(rule for rule, _ in rules), Profile("test", {}))
    broken = {
        (rule.id, examples.mark(ledger, kind))
        for rule, proof in rules
        for keep in proof.keeps
        if (kind := BY_NAME[rule.stage].reads)
        and examples.mark(ledger := engine.run(keep, together, kind).ledger, kind) != keep
    }

    assert not broken


def test_every_rule_says_what_and_why(rules):
    for rule, proof in rules:
        assert rule.why.endswith("."), rule.id
        assert rule.summary.strip(), rule.id
        assert all("[-" in example or "{+" in example for example in proof.removes), rule.id
        assert not any("[-" in example or "{+" in example for example in proof.keeps), rule.id
        assert len(set(proof.keeps)) == len(proof.keeps) >= 2, rule.id
        assert rule.confidence > 0.5, rule.id


def test_every_family_is_there_and_in_all_languages(rules):
    ids = {rule.id for rule, _ in rules}

    assert set(FAMILIES) <= {rule_id.partition("/")[0] for rule_id in ids}
    missing = {
        (family, language)
        for family in IN_ALL_LANGUAGES
        for language in LANGUAGES
        if not any(re.match(rf"{family}/.*-{language}$", rule_id) for rule_id in ids)
    }
    assert not missing


def test_no_phrase_is_given_twice_in_a_rule(rules):
    for rule, _ in rules:
        for name in ("any", "labels", "headings"):
            given = [text.casefold() for text in getattr(rule.settings, name, ())]
            assert len(given) == len(set(given)), rule.id


def test_no_pattern_is_slow_on_hostile_text(rules):
    found = {
        pattern
        for rule, _ in rules
        if rule.stage in ("pattern", "section", "metadata", "article")
        for name in ("any", "lines", "times", "authors", "then")
        for pattern in getattr(rule.settings, name, ())
    }
    slow = set()
    for pattern in sorted(found):
        start = time.process_time()
        for text in HOSTILE:
            patterns.compiled(pattern).search(text)
        if time.process_time() - start > 2:
            slow.add(pattern)

    assert not slow
