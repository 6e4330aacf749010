"""Allow lists: what they name stays, is told of, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch import Cleaner, allow, engine, pack, profiles, sites
from chaffinch.errors import AllowError
from chaffinch.guard import Guards
from chaffinch.ruleset import RuleSet

TEXT = """\
The weir above the village was built in 1702.

Sign up for our newsletter today!

It was repaired twice, in 1811 and in 1902.

Share this: Facebook Twitter

The mill shop is open!
"""
PAGE = """\
<title>The weir</title><link rel=canonical href="https://www.weir.example/1">
<nav class=menu><a href=/>Home</a> <p>Boats for hire, all year round.</p>
<a href=/x>Mills</a></nav>
<h1>The weir</h1><p>The weir above the village was built in 1702, and has been mended twice.</p>
<p>It was repaired in 1811 and in 1902, and both times the mill stood still for a year.</p>
"""


@pytest.fixture
def listed(tmp_path, own_rules):
    """A cleaner with the user's own rule, the shipped ones, and an allow list."""

    def make(text):
        path = tmp_path / "allow.yaml"
        path.write_text(text, "utf-8")
        return Cleaner(rules=[own_rules], allow=path)

    return make


def held(cleaned):
    return [(edit.rule, edit.note) for edit in cleaned.kept]


def test_without_a_list_all_goes(listed):
    cleaned = listed("[]").clean(TEXT)

    assert "newsletter" not in cleaned.text
    assert "mill shop" not in cleaned.text
    assert cleaned.kept == ()


@pytest.mark.parametrize(
    "entry",
    [
        "phrase: SIGN UP  for our newsletter",
        "span: Sign up for our newsletter today!",
        "rule: promo",
        "phrase: newsletter\n  rule: promo",
    ],
)
def test_what_an_entry_names_stays_and_is_told(listed, entry):
    cleaned = listed(f"- {entry}\n  why: It is asked for.\n").clean(TEXT)

    assert "Sign up for our newsletter today!" in cleaned.text
    assert "mill shop" not in cleaned.text
    assert {note for _, note in held(cleaned)} == {"allow.yaml:1: It is asked for."}
    assert all(rule.startswith("promo/") for rule, _ in held(cleaned))
    assert {edit.action for edit in cleaned.kept} == {"keep"}
    assert cleaned.restore() == TEXT


def test_an_entry_of_another_rule_holds_nothing(listed):
    cleaned = listed("- phrase: newsletter\n  rule: mill/shop\n  why: No.\n").clean(TEXT)

    assert "newsletter" not in cleaned.text
    assert cleaned.kept == ()


@pytest.mark.parametrize(
    ("site", "url", "stays"),
    [
        ("weir.example", "https://weir.example/1", True),
        ("weir.example", "https://www.weir.example:8080/1", True),
        ("www.weir.example", "https://WEIR.example./1", True),
        ("weir.example", "https://old.weir.example/1", False),
        ("*.weir.example", "https://old.weir.example/1", True),
        ("*.weir.example", "https://weir.example/1", True),
        ("*.weir.example", "https://notweir.example/1", False),
        ("weir.example", None, False),
    ],
)
def test_a_site_is_left_alone(listed, site, url, stays):
    cleaner = listed(f"- site: '{site}'\n  why: It is ours.\n")

    assert (cleaner.clean(TEXT, url=url).text == TEXT) is stays


def test_a_page_tells_its_site_and_a_folder_that_is_named_so(listed):
    cleaner = listed("- site: weir.example\n  why: It is ours.\n")

    page = cleaner.clean(PAGE)
    folder = cleaner.clean(TEXT, name="weir.example/news/1.txt")

    assert "Mills" in page.text
    assert page.outcome.site == "weir.example"
    assert folder.text == TEXT


def test_of_a_box_the_named_block_stays_and_the_rest_goes(listed):
    cleaned = listed("- phrase: boats for hire\n  why: It is wanted.\n").clean(PAGE, kind="html")

    assert "Boats for hire, all year round." in cleaned.text
    assert "Mills" not in cleaned.text
    assert cleaned.restore() == PAGE
    assert held(cleaned)


def test_a_passage_over_several_lines_stays_whole(listed):
    text = TEXT.replace("\n\nIt was", "\nSign up for our newsletter, friends!\n\nIt was")
    entry = (
        "- span: |\n    newsletter today!\n    Sign up for our newsletter\n  why: It is a poem.\n"
    )

    cleaned = listed(entry).clean(text)

    assert "newsletter today!\nSign up for our newsletter" in cleaned.text.replace("\n\n", "\n")


def test_a_mend_is_held_too(listed):
    text = "The weir was bu\u200bilt in 1702.\n\nAnother line of the text stands here.\n"
    mended = listed("[]").clean(text).text

    cleaned = listed("- phrase: in 1702\n  why: It is quoted.\n").clean(text)

    assert mended != text
    assert cleaned.text == text


@pytest.fixture(scope="module")
def rules_():
    named = [item for item in pack.shipped()[1] if item[0].stage != "classifier"]
    return RuleSet(named, profiles.load("default"))  # that scores settle is measured, no promise


WORDS = st.sampled_from(["newsletter", "sign up", "Ἀθῆναι", "İstanbul", "新聞", "\ud800", "share"])


@settings(deadline=None)
@given(
    lines=st.lists(st.sampled_from(TEXT.splitlines()) | WORDS | st.text(max_size=20), max_size=12),
    words=st.lists(WORDS, min_size=1, max_size=3),
    key=st.sampled_from(["phrase", "span"]),
)
def test_what_is_allowed_stays_nothing_is_lost_and_it_is_settled(rules_, lines, words, key):
    entries = [
        allow.Entry("Tried.", **{key: word}, place=f"a:{n}") for n, word in enumerate(words)
    ]
    rules_.guards = Guards(allow.Allow(entries))
    raw = "\n".join(lines)

    ledger = engine.run(raw, rules_).ledger

    assert "".join(raw[piece.start : piece.end] for piece in ledger.pieces()) == raw
    assert engine.run(ledger.text, rules_).ledger.text == ledger.text
    for word in words:
        assert ledger.text.count(word) >= raw.count(f" {word} ")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("phrase: a\n", "allow.yaml:1: expected a list: lines that begin with '- '"),
        ("- phrase: a\n", "allow.yaml:1: 'why' is missing: say why this stays"),
        ("- why: a\n", "allow.yaml:1: says not what stays: one of phrase, span, rule, site"),
        ("- phrase: a\n  wy: b\n", "allow.yaml:2: unknown key 'wy'; did you mean 'why'?"),
        ("- phrase: a\n  why:\n", "allow.yaml:2: 'why' is empty"),
        ("- phrase: '!'\n  why: a\n", "allow.yaml:1: 'phrase' has no words in it"),
        ("- phrase: a\n  span: b\n  why: c\n", "are two ways to say it: give one"),
        ("- why: a\n  site: http://x\n", "allow.yaml:2: 'http://x' is no host: write example.org"),
        ("", "allow.yaml:1: the file is empty"),
    ],
)
def test_a_wrong_list_is_told_with_its_line(listed, text, message):
    with pytest.raises(AllowError) as caught:
        listed(text)

    assert message in str(caught.value)


def test_two_lists_of_one_name_and_one_that_is_missing(tmp_path):
    (tmp_path / "allow.yaml").write_text("[]")

    with pytest.raises(AllowError, match="two allow lists are called"):
        allow.load([tmp_path / "allow.yaml", tmp_path / "." / "allow.yaml"])
    with pytest.raises(AllowError, match="cannot be read"):
        allow.load([tmp_path / "no.yaml"])


@pytest.mark.parametrize(
    "url", [None, "", "about:blank", "http://[half", "file:///x", "https://-.-/", "https://a b/"]
)
def test_what_is_no_address_has_no_host(url):
    assert sites.host(url) == ""


def test_clean_and_batch_tell_what_held_nothing(chaffinch, tmp_path, pages, out):
    path = tmp_path / "allow.yaml"
    path.write_text("- phrase: weir\n  why: a\n- rule: share\n  site: x.example\n  why: b\n")
    (pages / "one.txt").write_text("The weir is old.\nSign up for the weir newsletter!\n")

    clean = chaffinch("clean", pages / "one.txt", "--allow", path)
    first = chaffinch("batch", pages, out, "--allow", path, "--workers", "2")
    again = chaffinch("batch", pages, out, "--allow", path)
    why = chaffinch("why", f"{pages / 'one.txt'}:2", "--allow", path)

    told = "chaffinch: allow.yaml:3: held nothing: rule 'share', site 'x.example'"
    assert clean.stdout.decode() == (pages / "one.txt").read_text()
    for done in (clean, first, again):
        assert done.returncode == 0
        assert [row for row in done.stderr.decode().splitlines() if "held" in row] == [told]
    assert b" 2 unchanged" in again.stderr
    assert b"keep by promo/" in why.stdout
    assert b"[allow.yaml:1: a]" in why.stdout


def test_another_list_cleans_the_batch_again(chaffinch, tmp_path, pages, out):
    path = tmp_path / "allow.yaml"
    path.write_text("- phrase: weir\n  why: a\n")
    chaffinch("batch", pages, out, "--allow", path)
    path.write_text("- phrase: mill\n  why: a\n")

    assert b" 2 cleaned" in chaffinch("batch", pages, out, "--allow", path).stderr
