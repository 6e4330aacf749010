"""The file of verdicts: read strictly, only ever added to, by several at once; no line is torn."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from chaffinch import Cleaner, VerdictError, verdicts


@pytest.fixture
def file(tmp_path):
    return tmp_path / "verdicts.jsonl"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("nonsense", "is not JSON"),
        ("[1]", "expected one object a line"),
        ('{"verdict": "remove"}', "'text' is missing"),
        ('{"verdict": "remov", "text": "x"}', "did you mean 'remove'?"),
        ('{"verdict": "remove", "text": "x", "befor": "y"}', "did you mean 'before'?"),
        ('{"verdict": "remove", "text": 1}', "'text' must be a text"),
        ('{"verdict": "remove", "text": "x"}', "what goes everywhere is a rule"),
        ('{"verdict": "put-back", "text": "x", "span": "00"}', "'span' is 00"),
    ],
)
def test_a_line_that_is_no_verdict_is_told_of_with_its_number(file, line, problem):
    good = verdicts.dump(verdicts.Verdict("put-back", "The mill"))
    file.write_bytes(good + line.encode() + b"\n")

    with pytest.raises(VerdictError) as caught:
        Cleaner(verdicts=file)

    assert f"{file}:2: " in str(caught.value)
    assert problem in str(caught.value)


def test_a_line_that_was_broken_off_is_gone_with_the_next(file):
    one, two = verdicts.Verdict("put-back", "The mill"), verdicts.Verdict("put-back", "The weir")
    file.write_bytes(verdicts.dump(one) + verdicts.dump(two)[:-9])

    assert verdicts.read(file) == [one]
    assert verdicts.append(file, [two]) == verdicts.read(file) == [one, two]


def test_a_last_line_without_its_break_counts(file):
    one, two = verdicts.Verdict("put-back", "The mill"), verdicts.Verdict("put-back", "The weir")
    file.write_bytes(verdicts.dump(one).rstrip())

    assert verdicts.append(file, [two]) == verdicts.read(file) == [one, two]


def test_many_writers_at_once_lose_nothing(file):
    records = [verdicts.Verdict("put-back", f"passage {number}") for number in range(60)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda verdict: verdicts.append(file, [verdict]), records))

    assert sorted(verdict.text for verdict in verdicts.read(file)) == sorted(
        verdict.text for verdict in records
    )


def test_the_last_verdict_on_a_passage_wins():
    first = verdicts.Verdict("put-back", "The mill", "the ", " shop")
    last = replace(first, verdict="remove")

    assert list(verdicts.standing([first, last]).values()) == [last]
    assert verdicts.standing([last, first])[first.span] == first
