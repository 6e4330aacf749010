"""Verdicts: they hold over re-runs and other rules, and nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch import Cleaner, engine, judged, report, verdicts
from chaffinch.document import Document
from chaffinch.inverse import restore
from chaffinch.judged import Verdicts
from chaffinch.seen import Seen

SPACES = st.sampled_from(["\n", "\r\n", " ", "\n\n", "\t", "\u2028", "\xa0", "\n\n\n\n\n"])
LINES = st.sampled_from(
    """
    The weir above the village was built in 1702.|Sign up for our newsletter|ADVERTISEMENT
    |Share this|By Ida Vance|The mill shop is open.|river|It broke.The mill stood still.|Mühle
    |水車は川の上にある。|a\ud800b|\ufeff|[edit]|All rights reserved.|Follow us on Instagram
    """.replace("\n    ", "").split("|")
)
PAGES = st.lists(st.tuples(LINES, SPACES), min_size=1, max_size=12).map(
    lambda parts: "".join(line + space for line, space in parts)
)
SPOTS = st.lists(
    st.tuples(st.integers(0, 400), st.integers(0, 60), st.sampled_from(["put-back", "remove"])),
    max_size=5,
)
HTML = """\
<html><body><nav class="menu"><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>The weir</h1><p>The weir above the village was built in <b>1702</b>, and it stood
until the flood of 1911 took the half of it away.</p>
<div class="newsletter"><p>Sign up for our &amp; their newsletter</p></div>
<p>The mill below it ground rye for three villages, and the miller kept a book of it.</p>
<p>The shop of the mill sells flour on four days of the week.</p></article></body></html>
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "verdicts.jsonl"


@pytest.fixture
def own_cleaner(own_rules):
    def made(file=None):
        return Cleaner(rules=[own_rules], only=["mill"], verdicts=file)

    return made


def said(raw, spots, kind="text"):
    """Verdicts on spans of a page as a reader sees it."""
    seen = Seen(engine.run(raw, EMPTY.rules, kind).first.text)
    return [
        judged.verdict(seen, start, start + length, word, rule="any/rule")
        for start, length, word in spots
    ]


EMPTY = Cleaner(only=["nav"], without=["nav"])


@pytest.fixture(scope="module")
def clean(cleaner):
    """Clean with all rules and these verdicts."""

    def run(raw, records, kind="text"):
        cleaner.rules, rules = cleaner.rules.judged(Verdicts(records)), cleaner.rules
        try:
            return cleaner.clean(Document(raw, kind=kind))
        finally:
            cleaner.rules = rules

    return run


@given(text=PAGES, start=st.integers(0, 300), length=st.integers(0, 60))
def test_a_passage_as_seen_is_the_passage_without_the_space_around_it(text, start, length):
    seen = Seen(text)
    end = min(start + length, len(text))
    start = min(start, end)
    passage = text[start:end]
    span = seen.span(start, end)

    assert 0 <= span[0] <= span[1] <= len(seen.text)
    if passage.strip():
        first, last = seen.original(*span)
        assert text[first:last] == passage.strip()
        assert (first, last) == (start + passage.index(passage.strip()), first + (last - first))
        assert seen.text[slice(*span)] == " ".join(passage.split())
    before, after = seen.around(*span)
    assert span in set(seen.find(before, seen.text[slice(*span)], after)) or not (before or after)


@settings(deadline=None, max_examples=80)
@given(raw=PAGES, spots=SPOTS)
def test_with_any_verdicts_nothing_is_lost_and_it_is_settled(clean, raw, spots):
    records = said(raw, spots)
    cleaned = clean(raw, records)
    saved = report.parse(report.dump(cleaned.report()))

    assert restore(cleaned.text, saved) == raw
    assert cleaned.outcome.settled
    assert clean(raw, records).report() == cleaned.report()


@settings(deadline=None, max_examples=80)
@given(raw=PAGES, start=st.integers(0, 300), length=st.integers(1, 60))
def test_what_is_put_back_stays_as_it_stood_and_what_is_removed_goes(clean, raw, start, length):
    passage = raw[start : start + length]
    kept = clean(raw, said(raw, [(start, length, "put-back")]))
    gone = clean(raw, said(raw, [(start, length, "remove")]))

    assert passage.strip() in kept.text
    assert not any(
        edit.start < start + length and edit.end > start and edit.was.strip()
        and raw[max(start, edit.start) : min(edit.end, start + length)].strip()
        for edit in kept.edits
    )  # fmt: skip
    left = [piece for piece in gone.outcome.ledger.pieces() if piece.edit is None]
    assert not any(
        raw[max(start, piece.start) : min(piece.end, start + length)].strip() for piece in left
    )


@settings(deadline=None, max_examples=40)
@given(raw=PAGES, spots=SPOTS)
def test_what_is_withdrawn_is_as_if_it_had_never_been_said(clean, raw, spots):
    records = said(raw, spots)
    undone = [*records, *(replace(verdict, verdict="withdrawn") for verdict in records)]

    assert clean(raw, undone).report() == clean(raw, []).report()
    assert Verdicts(undone).digest == ""


@settings(deadline=None, max_examples=40)
@given(raw=PAGES, spots=SPOTS)
def test_verdicts_are_read_as_they_were_written(raw, spots):
    records = said(raw, spots)
    data = b"".join(map(verdicts.dump, records))

    assert verdicts.parse(data, "v") == records
    assert verdicts.parse(data + b'{"verdict": "remo', "v") == records


def test_on_a_page_of_html_they_are_about_the_text_that_shows(clean):
    plain = clean(HTML, [], "html")
    first = plain.outcome.first.text
    removed = next(edit for edit in plain.edits if "Sign up" in edit.was)
    shop = first.index("The shop")
    spots = [
        (*plain.outcome.first.shown(removed.start, removed.end), "put-back"),
        (shop, shop + 58, "remove"),
    ]
    records = said(HTML, [(start, end - start, word) for start, end, word in spots], "html")
    cleaned = clean(HTML, records, "html")
    other_tags = HTML.replace("<b>1702</b>", "1702").replace("<p>The", "<p class=x>\n The")

    assert "Sign up for our & their newsletter" in cleaned.text
    assert "shop of the mill" not in cleaned.text
    assert cleaned.restore() == HTML
    assert [edit.rule for edit in cleaned.edits if "shop of" in edit.was] == ["verdict/remove"]
    assert [flag.note for flag in cleaned.flags] == ["any/rule"]
    assert clean(other_tags, records, "html").text == cleaned.text


def test_they_hold_whatever_rule_would_take_the_passage(file, own_cleaner, own_rules):
    raw = "The weir was built in 1702.\nThe mill shop is open!\nIt fell.\n"
    seen = Seen(raw)
    verdicts.append(file, [judged.verdict(seen, 28, 50, "put-back", rule="mill/shop")])
    before = own_cleaner(file).clean(raw)
    (own_rules / "mill" / "shop.yaml").rename(own_rules / "mill" / "till.yaml")
    after = own_cleaner(file).clean(raw)

    assert own_cleaner().clean(raw).text != raw
    assert before.text == after.text == raw


def test_of_two_places_with_the_same_words_only_the_one_is_meant(own_cleaner, file):
    raw = "The weir broke.\nThe mill shop is open!\nIt was mended.\nThe mill shop is open!\n"
    verdicts.append(file, [judged.verdict(Seen(raw), 16, 38, "put-back")])

    assert own_cleaner(file).clean(raw).text == raw[:54]


def test_without_surroundings_it_is_meant_everywhere(own_cleaner, file):
    raw = "The mill shop is open!\nThe weir broke.\nThe mill shop is open!\n"
    verdicts.append(file, [verdicts.Verdict("put-back", "The mill shop is open!")])

    assert own_cleaner(file).clean(raw).text == raw


def test_a_part_of_a_removal_can_be_put_back(cleaner, file):
    raw = (
        "The weir was built in 1702 and stood until the flood.\n" * 12
        + "\nRelated articles\nA mill burns down\nTen mills to see before you die\nRye is back\n"
    )
    at = raw.index("Ten mills")
    verdicts.append(file, [judged.verdict(Seen(raw), at, at + 31, "put-back")])
    cleaned = Cleaner(verdicts=file).clean(raw)

    assert "Ten mills" not in cleaner.clean(raw).text
    assert "Ten mills to see before you die" in cleaned.text
    assert "A mill burns" not in cleaned.text
    assert cleaned.restore() == raw


def test_a_mend_can_be_put_back(cleaner, file):
    raw = "They asked the readers about it,and nobody in the whole village knew the answer."
    (mend,) = cleaner.clean(raw).edits
    verdicts.append(file, [judged.verdict(Seen(raw), mend.start, mend.end, "put-back")])

    assert mend.now == " "
    assert Cleaner(verdicts=file).clean(raw).text == raw
