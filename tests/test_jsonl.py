"""`chaffinch clean --jsonl`: what goes through the pipe, and what no line can break."""

import json
import os
import select
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chaffinch as library
from chaffinch.batch import jsonl

PROGRAM = Path(sys.executable).with_name("chaffinch")
KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
RECORD = {"id": 1, "text": PAGE}


def lines(*records):
    return b"".join(
        record if isinstance(record, bytes) else jsonl.dump(record) for record in records
    )


@pytest.fixture
def filtered(chaffinch, own):
    """Run the filter: the records that came out, what was said, the exit status."""

    def run(*records, options=()):
        done = chaffinch("clean", "--jsonl", *own, *options, input=lines(*records))
        found = [json.loads(line) for line in done.stdout.splitlines()]
        return found, done.stderr.decode(), done.returncode

    return run


@pytest.fixture
def program(own):
    command = [PROGRAM, "clean", "--jsonl", *map(str, own)]
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command, **pipes) as running:
        yield running
        running.kill()


def test_records_come_out_in_order_with_all_their_fields(filtered):
    given = [{"id": number, "text": PAGE, "deep": {"a": [number]}} for number in range(40)]

    found, said, status = filtered(*given)

    assert (status, said) == (0, "")
    assert [{**record, "text": KEPT, "chaffinch": None} for record in given] == [
        {**record, "chaffinch": None} for record in found
    ]
    assert found[7]["chaffinch"]["rules"] == {"mill/shop": 1}


def test_the_fields_are_named(filtered):
    options = ["--text-field", "body", "--html-field", "page", "--id-field", "n"]
    markup = "<p>The weir is old.<script>x()</script></p>"

    found, _, status = filtered({"body": PAGE}, {"body": PAGE, "page": markup}, options=options)

    assert status == 0
    assert [record["text"] for record in found] == [KEPT, "The weir is old."]
    assert found[1]["page"] == markup


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b'{"id": 2, "text"\n', "is not JSON: Expecting ':' delimiter at character 18"),
        (b"[1]\n", "is no JSON object: it is of type list"),
        (b"\xff\n", "is not UTF-8: invalid start byte at byte 1"),
        (b'{"n": ' + b"9" * 5000 + b"}\n", "cannot be read as JSON: Exceeds the limit"),
        (b"[" * 100_000 + b"\n", "cannot be read as JSON: maximum recursion depth"),
    ],
    ids=["cut", "list", "bytes", "digits", "deep"],
)
def test_a_broken_line_is_told_of_and_comes_out_as_it_was(filtered, line, message):
    found, said, status = filtered(RECORD, b"\n", line, RECORD)

    assert status == 1
    assert said.startswith(f"chaffinch: standard input:3: {message}")
    assert len(said.splitlines()) == 1
    assert found[1]["line"].encode("utf-8", "surrogateescape") + b"\n" == line
    assert found[1]["chaffinch"]["error"] in said
    assert found[0] == found[2] == {**found[0], "id": 1, "text": KEPT}


def test_a_record_without_a_text_is_told_of_and_comes_out_as_it_was(filtered):
    found, said, status = filtered({"id": 4, "txt": "a"}, RECORD)

    assert status == 1
    assert "standard input:1: there is no page in 'text' or 'html'; did you mean 'txt'?" in said
    assert [{**found[0], "chaffinch": None}, found[1]["text"]] == [
        {"id": 4, "txt": "a", "chaffinch": None}, KEPT,
    ]  # fmt: skip


def test_what_python_could_round_or_refuse_goes_through(filtered):
    given = {
        "big": 2**70, "half": "\ud800", "none": None, "float": 0.1, "order": {"b": 1, "a": 2},
        "text": f"\ud800 {PAGE}", "nul": "\0\u2028",
    }  # fmt: skip

    found, _, status = filtered(given)

    assert status == 0
    assert {**found[0], "chaffinch": 0} == {**given, "text": f"\ud800 {KEPT}", "chaffinch": 0}
    assert list(found[0]) == [*given, "chaffinch"]


def test_what_is_as_deep_as_json_can_read_is_written_again(chaffinch, own):
    """To read and to write have their limits at other depths: no object lies between them."""
    deep = [b'{"text":"a","x":' + b"[" * n + b"]" * n + b"}\n" for n in range(900, 1005, 3)]

    done = chaffinch("clean", "--jsonl", *own, input=b"".join(deep))
    broken = [line for line in done.stdout.splitlines() if line.startswith(b'{"line":')]

    assert len(done.stdout.splitlines()) == len(deep)
    assert 0 < len(broken) == len(done.stderr.splitlines()) < len(deep)
    assert b"Traceback" not in done.stderr


def test_reports_go_to_a_file_and_lead_back(filtered, tmp_path):
    path = tmp_path / "reports.jsonl"

    found, _, _ = filtered(RECORD, b"broken\n", {"text": PAGE * 2}, options=["--report", path])
    reports = [json.loads(line) for line in path.read_text().splitlines()]

    assert [report["input"]["name"] for report in reports] == ["1", "line 3"]
    assert library.restore(found[0]["text"], reports[0]) == PAGE
    assert library.restore(found[2]["text"], reports[1]) == PAGE * 2


def test_each_record_is_there_before_the_next_is_sent(program):
    for number in range(3):
        program.stdin.write(lines({"id": number, "text": PAGE}))
        program.stdin.flush()

        assert json.loads(program.stdout.readline())["id"] == number


def test_no_more_is_read_than_is_taken(program):
    """Nobody reads what comes out, so the pipes fill, and at last no line is taken any more."""
    pipe, line = program.stdin.fileno(), lines({"text": "weir " * 200})
    os.set_blocking(pipe, False)
    taken = 0
    while taken < 3_000_000 and select.select([], [pipe], [], 1.5)[1]:
        taken += os.write(pipe, line)

    assert taken < 3_000_000
    assert program.poll() is None


def test_a_closed_pipe_is_no_error_to_show(program):
    program.stdout.close()
    program.stdin.write(lines(*[RECORD] * 10))
    program.stdin.close()

    assert program.stderr.read() == b""
    assert program.wait() == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("full", ["standard output", "/dev/full"])
def test_a_full_disk_is_told_of(own, full):
    report = ["--report", full] if full.startswith("/") else []
    command = [PROGRAM, "clean", "--jsonl", *own, *report]
    target = Path(os.devnull if report else "/dev/full")
    with target.open("wb") as out:
        done = subprocess.run(
            command, input=lines(RECORD), stdout=out, stderr=subprocess.PIPE, check=False
        )

    assert done.returncode == 1
    assert done.stderr.decode() == (
        f"chaffinch: {full}: cannot be written: No space left on device\n"
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--jsonl", "page.txt"],
        ["--jsonl", "-o", "out.jsonl"],
        ["--jsonl", "--diff"],
        ["--jsonl", "--kind", "html"],
        ["--text-field", "body"],
    ],
)
def test_what_does_not_go_together_is_misuse(chaffinch, arguments):
    assert chaffinch("clean", *arguments, input=b"").returncode == 2


def test_no_input_is_no_output(filtered):
    assert filtered() == ([], "", 0)


texts = st.text(st.characters(exclude_categories=()), max_size=9)
leaves = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts
lists = st.lists(leaves, max_size=3)
values = leaves | lists | st.dictionaries(texts, leaves | lists, max_size=3)


@settings(deadline=None)
@given(st.dictionaries(texts, values, max_size=4))
def test_what_is_read_is_written_with_the_same_values(record):
    line = jsonl.dump(record)

    assert line.count(b"\n") == 1
    assert jsonl.parse(line) == record
    assert jsonl.dump(jsonl.parse(line)) == line
