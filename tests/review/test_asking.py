"""Who may ask the review, and what it answers to nonsense."""

import sys

import pytest

from chaffinch import verdicts
from chaffinch.errors import ChaffinchError
from chaffinch.review import serve

TOKEN = "a-token-of-its-own"  # noqa: S105  # the one of conftest.py
HOST = "http://127.0.0.1:8000"


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        (f"/{TOKEN}/", {}, 200),
        (f"/{TOKEN}/page?name=x", {}, 200),
        (f"/{TOKEN}/style.css", {"sec-fetch-site": "same-origin"}, 200),
        (f"/{TOKEN}/", {"host": "localhost:8000"}, 200),
        ("/", {}, 403),
        ("/api/pages", {}, 403),
        ("/style.css", {}, 403),
        (f"/{TOKEN}x/", {}, 403),
        (f"//{TOKEN}/", {}, 403),
        (f"/?{TOKEN}", {"cookie": f"token={TOKEN}"}, 403),
        (f"/{TOKEN}/", {"host": "evil.example:8000"}, 403),
        (f"/{TOKEN}/", {"host": "127.0.0.1:8001"}, 403),
        (f"/{TOKEN}/", {"origin": "http://evil.example"}, 403),
        (f"/{TOKEN}/", {"origin": "null"}, 403),
        (f"/{TOKEN}/", {"sec-fetch-site": "cross-site"}, 403),
        (f"/{TOKEN}/", {"sec-fetch-site": "same-site"}, 403),
        (f"/{TOKEN}/..%2f..%2fapp.py", {}, 404),
    ],
)
def test_only_its_own_pages_with_the_token_are_answered(send, path, headers, status):
    answer = send("GET", HOST + path, headers=headers)

    assert answer.status_code == status
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "http://127.0.0.1:8001"},
        {"origin": ""},
        {"host": "evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"content-length": "99999999"},
    ],
)
def test_what_comes_from_elsewhere_changes_nothing(asks, desk, headers):
    asks("judge", headers, 403, name="one.txt", spans=[[0, 5]], verdict="remove")

    assert not desk.file.exists()


def test_a_request_that_writes_must_say_where_it_comes_from(send, desk):
    body = {"name": "one.txt", "spans": [[0, 5]], "verdict": "remove"}

    assert send("POST", f"/{TOKEN}/api/judge", json=body).status_code == 403
    assert send("GET", f"/{TOKEN}/api/judge").status_code != 200
    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("name", "body", "status"),
    [
        ("judge", {"name": "../one.txt", "spans": [[0, 5]], "verdict": "remove"}, 409),
        ("judge", {"name": "one.txt", "spans": [[0, 5]], "verdict": "explode"}, 400),
        ("judge", {"name": "one.txt", "spans": [[5, 99999]], "verdict": "remove"}, 400),
        ("judge", {"name": "one.txt", "spans": [[9, 5]], "verdict": "remove"}, 400),
        ("judge", {"name": "one.txt", "spans": "x", "verdict": "remove"}, 400),
        ("judge", {}, 400),
        ("page", {"name": "/etc/passwd"}, 409),
        ("undo", {"lines": [1]}, 409),
        ("draft", {"name": "one.txt", "start": 3, "end": 3}, 409),
        ("save", {"name": "../../x", "text": ""}, 409),
        ("save", {"name": "own/x", "text": "summary: x"}, 409),
    ],
)
def test_nonsense_is_answered_and_changes_nothing(asks, desk, name, body, status):
    assert asks(name, status=status, **body)["error"]
    assert not desk.file.exists()
    assert [path.name for path in desk.rules.rglob("*.yaml")] == ["shop.yaml"]


def test_a_folder_without_reports_is_told_of(chaffinch, tmp_path):
    done = chaffinch("review", tmp_path)

    assert done.returncode == 1
    assert b"holds no reports" in done.stderr


def test_a_wrong_file_of_verdicts_is_told_of_before_anything_is_added(chaffinch, desk, out):
    (out / verdicts.NAME).write_text('{"verdict": "keep", "text": "x"}\n')
    done = chaffinch("review", out)
    again = chaffinch("batch", out.parent / "raw", out)

    assert done.returncode == again.returncode == 1
    assert b"verdicts.jsonl:1: unknown verdict 'keep'" in done.stderr
    assert b"verdicts.jsonl:1: unknown verdict 'keep'" in again.stderr
    assert len(desk.file.read_bytes().splitlines()) == 1


def test_without_the_extra_it_says_what_to_install(monkeypatch, desk):
    monkeypatch.setitem(sys.modules, "uvicorn", None)

    with pytest.raises(ChaffinchError, match=r"pip install 'chaffinch\[review\]'"):
        serve.serve(desk, 0, print)
