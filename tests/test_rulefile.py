"""Each way a rule file can be wrong is told with its file and line, and what was meant."""

import os

import pytest

from chaffinch import Cleaner, rulefile
from chaffinch.errors import InputError, RuleError

GOOD = """\
summary: A line.
why: Because.
category: ad.marker
status: stable
phrase:
  any: [advertisement]
  cover: 1
examples:
  removes: ["[-Advertisement-]"]
  keeps: [one, two]
"""


def load(tmp_path, text):
    path = tmp_path / "ad" / "test.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return rulefile.load(path, tmp_path)


def test_a_good_file(tmp_path):
    rule, proof = load(tmp_path, GOOD)

    assert rule.id == "ad/test"
    assert rule.settings.any == ("advertisement",)
    assert rule.settings.cover == 1.0
    assert proof.keeps == ("one", "two")


def test_yaml_does_not_guess(tmp_path):
    rule, _ = load(tmp_path, GOOD.replace("[advertisement]", "[no, 1.10, yes]"))

    assert rule.settings.any == ("no", "1.10", "yes")


@pytest.mark.parametrize(
    ("was", "now", "line", "message"),
    [
        ("summary", "sumary", 1, "unknown key 'sumary'; did you mean 'summary'?"),
        ("why: Because.\n", "", 1, "'why' is missing"),
        ("why: Because.", "why: ' '", 2, "'why' is empty"),
        ("ad.marker", "ad.marked", 3, "unknown category 'ad.marked'; did you mean 'ad.marker'?"),
        ("stable", "staple", 4, "unknown status 'staple'; did you mean 'stable'?"),
        ("phrase:", "phrases:", 5, "unknown key 'phrases'; did you mean 'phrase'?"),
        ("  any: [advertisement]\n", "", 5, "'phrase' needs 'any'"),
        ("any: [advertisement]", "any: []", 6, "the list is empty"),
        ("any: [advertisement]", "any: {a: b}", 6, "expected a list"),
        ("any: [advertisement]", "any: [[a]]", 6, "expected a plain value"),
        ("cover: 1", "cover: much", 7, "expected a number, not 'much'"),
        ("cover: 1", "cover: -1", 7, "-1 is out of range"),
        ("cover: 1", "cover: 80", 7, "80 is out of range"),
        ("status: stable", "status: stable\nconfidence: 2", 5, "2 is out of range"),
        ("[advertisement]", "[ad, '!!']", 5, "'!!' has no words in it"),
        ("one, two", 'one, "two\0"', 10, "not YAML: control characters are not allowed"),
        ("cover: 1", "max_words: 1.5", 7, "expected a whole number, not '1.5'"),
        ("cover: 1", "covers: 1", 7, "unknown setting 'covers'; did you mean 'cover'?"),
        ("cover: 1", "unit: sentense", 7, "unknown value 'sentense'; did you mean 'sentence'?"),
        ("cover: 1", "any: [again]", 7, "'any' is given twice"),
        ("examples:", "run:\n  labels: [a]\nexamples:", 8, "two stages: phrase and run"),
        ("keeps: [one, two]", "keeps: [one]", 8, "at least two near misses"),
        ("removes:", "takes:", 9, "unknown key 'takes'"),
        ('removes: ["[-Advertisement-]"]', "removes: []", 8, "at least one example"),
        ("[-Advertisement-]", "Advertisement", 8, "marks nothing"),
        ("phrase:\n  any: [advertisement]\n  cover: 1\n", "", 1, "no stage: one of"),
        ("  cover: 1", "\tcover: 1", 7, "not YAML"),
        (GOOD, "", 1, "the file is empty"),
        (GOOD, "- a\n- b\n", 1, "expected 'key: value' lines"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path, was, now, line, message):
    assert was in GOOD

    with pytest.raises(RuleError) as error:
        load(tmp_path, GOOD.replace(was, now, 1))

    assert f"test.yaml:{line}: " in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        (r"(cookies", "not a regular expression"),
        (r"cookies.*settings", "a repeat without an upper end"),
        (r"(?:cookies,?){1,5}(?:\w{1,9},){2,9}", "a repeat inside a repeat"),
        (r"\d{1,3}", "names no word that must occur"),
        (r"the \w{1,20}", "which is in every text"),
        (r"(?:cookies)?", "matches the empty text"),
    ],
)
def test_a_pattern_that_could_hang_or_match_anywhere_is_refused(tmp_path, pattern, message):
    text = GOOD.replace("phrase:", "pattern:").replace("[advertisement]", f"['{pattern}']")

    with pytest.raises(RuleError) as error:
        load(tmp_path, text)

    assert message in str(error.value)


def test_a_missing_folder(tmp_path):
    with pytest.raises(InputError, match="none: No such file or directory"):
        rulefile.files(tmp_path / "none")


@pytest.mark.parametrize("text", ["a: " + "[" * 100_000, "- " * 100_000 + "x", "{a: " * 100_000])
def test_a_file_that_nests_without_end_is_refused(tmp_path, text):
    with pytest.raises(RuleError, match=r"test\.yaml:1: nested more than 100 levels deep"):
        load(tmp_path, text)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("ad/x.yml", r"x\.yml:1: the names of rule files end in \.yaml"),
        (b"x\xff.yaml", "its name"),
    ],
)
def test_a_name_that_no_rule_can_have_is_told(tmp_path, name, message):
    path = tmp_path / os.fsdecode(name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(GOOD, "utf-8")

    with pytest.raises(RuleError, match=message):
        Cleaner(rules=[tmp_path])


def test_a_link_that_leads_nowhere_is_a_wrong_file(tmp_path):
    (tmp_path / "lost.yaml").symlink_to(tmp_path / "nowhere")

    with pytest.raises(RuleError, match=r"lost\.yaml:1: cannot be read: No such file"):
        Cleaner(rules=[tmp_path])


def test_a_file_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "latin.yaml").write_bytes(b"summary: caf\xe9\n")

    with pytest.raises(RuleError, match=r"latin\.yaml:1: cannot be read: it is not UTF-8"):
        Cleaner(rules=[tmp_path])
