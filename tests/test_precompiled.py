"""Patterns from an earlier run are those that `re` would make, and a bad cache is no harm."""

import re
import zlib
from pathlib import Path

import pytest

from chaffinch import Cleaner, literals, precompiled

MILLS = "|".join(f"the [mM]ill (?-i:No) {number}" for number in range(20))
LONG = rf"(?P<who>by|von) (?:\w{{1,20}} ){{1,3}}|{MILLS}"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "chaffinch" / "patterns"


def test_long_patterns_of_the_rules_come_back_as_they_were(rules):
    """Equal are patterns of the same text, flags and numbers.  One in five is tried."""
    found = {
        literals.spaced(pattern)
        for rule, _ in rules
        if rule.stage in ("pattern", "metadata", "section")
        for pattern in (*getattr(rule.settings, "any", ()), *getattr(rule.settings, "then", ()))
    }
    long = sorted(pattern for pattern in found if len(pattern) >= precompiled.LONG)[::5]

    for pattern in long:
        data = precompiled.packed(pattern, re.IGNORECASE)
        made = re.compile(pattern, re.IGNORECASE)
        assert precompiled.unpacked(data, pattern) == made
        assert precompiled.unpacked(data, pattern).groupindex == made.groupindex
    assert len(long) > 100


def test_a_long_pattern_is_kept_and_found_again(cache, monkeypatch):
    first = precompiled.compiled(LONG, re.IGNORECASE)
    (kept,) = cache.iterdir()
    monkeypatch.setattr(re, "compile", None)

    again = precompiled.compiled(LONG, re.IGNORECASE)

    assert str(kept) == precompiled.place(LONG, re.IGNORECASE)
    assert again == first
    assert again.fullmatch("BY Ida Vance ")["who"] == "BY"


def test_other_flags_are_another_pattern():
    assert precompiled.compiled(LONG, re.IGNORECASE).search("THE mill No 3")
    assert not precompiled.compiled(LONG, re.NOFLAG).search("THE mill No 3")


def test_a_short_pattern_is_not_kept(cache):
    assert precompiled.compiled("the mill", re.IGNORECASE).search("The Mill")
    assert not cache.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda data: data[:-9],
        lambda data: data[:50] + bytes([data[50] ^ 1]) + data[51:],
        lambda _: zlib.compress(b"[]\n"),
        lambda _: zlib.compress(b"[34,2,{}]\n" + bytes(4000)),
    ],
    ids=["empty", "cut", "flipped", "other", "numbers"],
)
def test_a_damaged_file_is_made_anew(cache, damage):
    made = precompiled.compiled(LONG, re.IGNORECASE)
    (kept,) = cache.iterdir()
    good = kept.read_bytes()
    kept.write_bytes(damage(good))

    assert precompiled.compiled(LONG, re.IGNORECASE) == made
    assert kept.read_bytes() == good
    assert list(cache.iterdir()) == [kept]


def test_a_cache_that_cannot_be_written_only_costs_time(cache):
    cache.parent.mkdir(parents=True)
    cache.write_text("a file in the way")

    assert precompiled.compiled(LONG, re.IGNORECASE) == re.compile(LONG, re.IGNORECASE)


def test_a_user_without_a_home_pays_with_time_alone(own_rules, monkeypatch):
    def none():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", none)

    assert Cleaner(rules=[own_rules], only=["mill"]).clean("The mill shop is open!\n").text == ""
    assert precompiled.compiled(LONG, re.IGNORECASE) == re.compile(LONG, re.IGNORECASE)


def test_another_python_inside_is_no_harm(cache, monkeypatch):
    """Of what `re` does inside nothing is promised: then nothing is kept."""
    monkeypatch.setattr(precompiled.compiler, "_code", lambda *_: 1 / 0)

    assert precompiled.compiled(LONG, re.IGNORECASE).search("The mill No 3")
    assert list(cache.iterdir()) == []
