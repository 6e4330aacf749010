"""The review: who may ask, what is written, what two windows see, and rules that hold."""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chaffinch import Cleaner, catalogue, judged, rulefile, verdicts
from chaffinch.batch import folder, page, pool
from chaffinch.batch.options import Options
from chaffinch.document import Document
from chaffinch.errors import ChaffinchError
from chaffinch.inverse import restore
from chaffinch.judged import Verdicts
from chaffinch.review import drafts, serve, trials
from chaffinch.review.app import made
from chaffinch.review.desk import Desk
from chaffinch.review.sheet import Sheet
from chaffinch.review.shelf import Shelf

TOKEN = "a-token-of-its-own"  # noqa: S105  # of the tests
HOST = "http://127.0.0.1:8000"
PAGE = """\
The weir above the village was built in 1702, and the flood of 1911 took half of it away.

The mill shop is open!

It was mended by the miller and his two sons in the spring of the year that came after.

Our raffle is drawn on Friday

A raffle had paid for the first weir, and nobody in the village has ever forgotten that.
"""
MARKUP = (
    "<html><body><article><p>The weir 𝒳 was <b>built</b> in 1702.</p><p>The mill shop is open!"
)


@pytest.fixture
def raw(tmp_path):
    raw = tmp_path / "raw"
    (raw / "deep").mkdir(parents=True)
    (raw / "one.txt").write_text(PAGE)
    (raw / "deep" / "two.html").write_text(MARKUP)
    return raw


@pytest.fixture
def cleaned(raw, out, own_rules):
    """Run the batch with the user's own rule, and what has been said in review."""

    def run(detail="full"):
        file = out / verdicts.NAME
        said = str(file) if file.exists() else None
        families = tuple(path.name for path in own_rules.iterdir())
        options = Options(rules=(str(own_rules),), only=families, verdicts=said)
        return list(pool.run(page.clean, folder.jobs([raw], out, detail), options, 1))

    run()
    return run


@pytest.fixture
def desk(cleaned, out, own_rules):  # noqa: ARG001  # there is a batch
    return Desk(Shelf(out), out / verdicts.NAME, own_rules)


@pytest.fixture
def send(desk):
    """Send a request to the app."""
    transport = httpx.ASGITransport(made(desk, TOKEN, 8000))

    async def sent(method, path, **more):
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
            return await client.request(method, path, **more)

    return lambda *given, **more: asyncio.run(sent(*given, **more))


@pytest.fixture
def asks(send):
    """Ask the app as its own page does."""

    def ask(api, /, headers=(), status=200, **body):
        headers = {"origin": HOST, **dict(headers)}
        answer = send("POST", f"/{TOKEN}/api/{api}", json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json() if status != 403 else answer.text

    return ask


def span(desk, name, words):
    text = desk.shelf.sheet(name).text
    return text.index(words), text.index(words) + len(words)


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


def test_a_page_is_told_piece_by_piece_with_its_items(asks, desk):
    told = asks("page", name="one.txt")
    shop = next(piece for line in told["lines"] for piece in line if "shop" in piece["text"])
    again = asks("page", name="deep/two.html.txt")

    assert "".join(piece["text"] for line in told["lines"] for piece in line) == PAGE
    assert [item["rule"] for item in told["items"]] == ["mill/shop"]
    assert shop == {
        "at": PAGE.index("The mill shop"),
        "text": "The mill shop is open!",
        "items": [0],
    }
    assert again["items"][0]["start"] == desk.shelf.sheet("deep/two.html.txt").text.index(
        "The mill"
    )
    assert again["after"] == "one.txt"


def test_verdicts_are_done_by_the_next_batch_and_nothing_is_lost(asks, desk, cleaned, out, raw):
    asks("judge", name="one.txt", spans=[span(desk, "one.txt", "The mill shop is open!")],
         verdict="put-back")  # fmt: skip
    asks("judge", name="one.txt", spans=[span(desk, "one.txt", "Our raffle is drawn on Friday")],
         verdict="remove")  # fmt: skip
    before = [done.status for done in cleaned()]
    again = [done.status for done in cleaned()]
    text = (out / "one.txt").read_text()
    made = json.loads((out / "one.txt.report.json").read_bytes())

    assert before == ["cleaned", "cleaned"]
    assert again == ["unchanged", "unchanged"]
    assert "shop is open" in text
    assert "raffle is drawn" not in text
    assert [edit["rule"] for edit in made["edits"]] == ["verdict/remove"]
    assert restore(text, made) == (raw / "one.txt").read_text()


def test_after_the_batch_was_run_again_the_same_passages_are_shown_as_judged(asks, desk, cleaned):
    asks("judge", name="one.txt", spans=[span(desk, "one.txt", "The mill shop is open!")],
         verdict="put-back")  # fmt: skip
    cleaned()
    (item,) = asks("page", name="one.txt")["items"]

    assert (item["rule"], item["verdict"], item["note"]) == (
        "verdict/put-back",
        "put-back",
        "mill/shop",
    )
    assert next(row for row in asks("pages")["pages"] if row["name"] == "one.txt")["judged"] == 1


def test_undo_brings_back_what_had_been_said_before(asks, desk):
    shop = span(desk, "one.txt", "The mill shop is open!")
    said = [
        asks("judge", name="one.txt", spans=[shop], verdict=word)["lines"]
        for word in ("accept", "put-back")
    ]
    words = []
    for lines in reversed(said):
        asks("undo", lines=lines)
        words.append(asks("page", name="one.txt")["items"][0]["verdict"])

    assert words == ["accept", "withdrawn"]
    assert len(verdicts.read(desk.file)) == 4


def test_what_another_window_has_said_since_is_not_undone(asks, desk):
    shop = span(desk, "one.txt", "The mill shop is open!")
    mine = asks("judge", name="one.txt", spans=[shop], verdict="accept")["lines"]
    asks("judge", name="one.txt", spans=[shop], verdict="put-back")

    assert "another window" in asks("undo", status=409, lines=mine)["error"]
    assert asks("page", name="one.txt")["items"][0]["verdict"] == "put-back"


def test_windows_that_judge_at_once_lose_nothing_and_see_each_other(asks, desk, out):
    other = Desk(Shelf(out), desk.file, desk.rules)
    places = [(at, at + 5) for at in range(0, 120, 5)]
    with ThreadPoolExecutor(8) as pool_:
        work = [
            pool_.submit(one.judge, "one.txt", [place], "remove")
            for place in places
            for one in (desk, other)
        ]
        lines = sorted(line for done in work for line in done.result()["lines"])

    assert lines == list(range(1, 2 * len(places) + 1))
    assert asks("line")["line"] == other.line() == 2 * len(places)


def test_a_rule_made_of_a_passage_holds_and_is_found_by_the_batch(asks, desk, cleaned, out):
    start, end = span(desk, "one.txt", "Our raffle is drawn on Friday")
    draft = asks("draft", name="one.txt", start=start, end=end)
    checked = asks("check", **draft)
    asks("save", **draft)
    rule, proof = rulefile.load(desk.rules / f"{draft['name']}.yaml", desk.rules)
    cleaned()

    assert draft["name"] == "own/our-raffle-is-drawn"
    assert checked["problems"] == []
    assert checked["reach"] == [{"page": "one.txt", "text": "Our raffle is drawn on Friday"}]
    assert list(catalogue.failures(rule, proof)) == []
    assert proof.keeps[0].startswith("A raffle had paid")
    assert "raffle is drawn" not in (out / "one.txt").read_text()
    assert asks("save", status=409, **draft)["error"].endswith("a rule of that name already")


def test_a_rule_of_a_sentence_takes_the_sentence_alone(asks, desk):
    (desk.shelf.folder.parent / "raw" / "one.txt").write_text(PAGE)
    start, end = span(desk, "one.txt", "and the flood of 1911 took half of it away.")
    draft = asks("draft", name="one.txt", start=start, end=end)

    assert "unit: sentence" in draft["text"]
    assert "village was built in 1702, [-and the flood" in draft["text"]


def test_a_rule_whose_examples_fail_is_not_written(asks, desk):
    start, end = span(desk, "one.txt", "Our raffle is drawn on Friday")
    draft = asks("draft", name="one.txt", start=start, end=end)
    draft["text"] = draft["text"].replace("- Our raffle is drawn on Friday", "- our lottery")
    (problem,) = asks("check", **draft)["problems"]

    assert "[-Our raffle" in problem["wanted"]
    assert "[-" not in problem["got"]
    assert "does not come out" in asks("save", status=409, **draft)["error"]
    assert not (desk.rules / "own").exists()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("why:", "wyh:"), "own/x.yaml:2: unknown key 'wyh'; did you mean 'why'?"),
        (("status: stable", "status: draft"), "a draft runs only when it is named"),
        (("[-", ""), "'removes' shows nothing that goes"),
        (("cover: 0.9", "cover: high"), "expected a number"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(asks, desk, change, problem):
    start, end = span(desk, "one.txt", "Our raffle is drawn on Friday")
    text = asks("draft", name="one.txt", start=start, end=end)["text"].replace(*change)
    told = asks("check", name="own/x", text=text)["problems"]

    assert any(problem in one["text"] for one in told), told


def test_the_name_of_a_shipped_rule_is_taken(own_rules):
    text = (own_rules / "mill" / "shop.yaml").read_text("utf-8")

    (problem,) = trials.problems(*trials.read("ad/marker", text))
    assert "called 'ad/marker', too" in problem["text"]


def test_never_again_is_a_near_miss_of_one_s_own_rule(asks, desk):
    start, end = span(desk, "one.txt", "The mill shop is open!")
    told = asks("never", name="one.txt", start=start, end=end)
    (problem,) = asks("check", **told)["problems"]
    mended = (
        told["text"]
        .replace("the mill shop is open]", "the mill shop is shut]")
        .replace("[-The mill shop is open!-]", "[-The mill shop is shut!-]")
    )
    asks("save", name=told["name"], text=mended, over=True)

    assert told["name"] == "mill/shop"
    assert problem["wanted"] == "The mill shop is open!"
    assert (
        rulefile.load(desk.rules / "mill" / "shop.yaml", desk.rules)[1].keeps[-1]
        == problem["wanted"]
    )
    assert not desk.file.exists()


def test_never_again_of_a_shipped_rule_puts_the_passage_back_everywhere(out, desk, asks):
    desk.rules = out / "rules"  # where this rule is not
    start, end = span(desk, "one.txt", "The mill shop is open!")
    asks("never", name="one.txt", start=start, end=end)
    (verdict,) = verdicts.read(desk.file)

    assert (verdict.before, verdict.after) == ("", "")
    assert Cleaner(verdicts=desk.file).clean("The mill shop is open!").text


@pytest.mark.parametrize(
    "keeps",
    [
        'keeps: [One., "Two: ü."]\n',
        "keeps:\n    - One.\n    - 'Two: ü.'\n",
        "keeps:\n  - One.\n  - |\n    Two: ü.\n\nmay_misfire: Never.\n",
        "keeps:\n    - One.\n    # why\n    - Two\n",
    ],
)
def test_a_near_miss_is_added_and_all_else_stands(keeps):
    text = "# ümläut 𝒳\nexamples:\n  removes: [x]\n  " + keeps
    new = drafts.with_keep(text, 'It says: "no" – #1')
    found = drafts.strict_yaml.mapping(drafts.strict_yaml.compose(new, "x"), "x")
    kept = drafts.strict_yaml.mapping(found["examples"][1], "x")["keeps"][1]

    assert drafts.strict_yaml.texts(kept, "x")[2] == 'It says: "no" – #1'
    assert len(kept.value) == 3
    assert all(line in new for line in text.splitlines() if "[One" not in line)


def test_reports_without_markup_are_reviewed_beside_the_raw_pages(cleaned, out, raw, own_rules):
    cleaned(detail="removals")
    alone, beside = Shelf(out), Shelf(out, raw)

    with pytest.raises(ChaffinchError, match="--raw DIR is needed"):
        alone.sheet("deep/two.html.txt")
    assert "𝒳" in beside.sheet("deep/two.html.txt").text
    assert Desk(beside, out / "v.jsonl", own_rules).pages()["pages"][0]["items"] == 1
    (raw / "deep" / "two.html").write_text("changed")
    with pytest.raises(ChaffinchError, match="is not the one"):
        Shelf(out, raw).sheet("deep/two.html.txt")


def test_a_page_that_cannot_be_reviewed_is_told_of_and_the_rest_is_listed(asks, desk, out):
    (out / "one.txt.report.json").write_text("{}")
    rows = {row["name"]: row for row in asks("pages")["pages"]}

    assert "problem" in rows["one.txt"]
    assert rows["deep/two.html.txt"]["items"] == 1
    assert asks("page", status=409, name="one.txt")["error"]
    assert desk.line() == 0


PIECES = st.sampled_from(
    ["The weir.", "Advertisement", "Share this", "a\ud800𝒳", "it,and so on", ""]
)
PAGES = st.lists(st.tuples(PIECES, st.sampled_from(["\n", "\r\n", " ", "\n\n", "\u2028", "\x0c"])))


@settings(deadline=None, max_examples=100)
@given(parts=PAGES, spots=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 30)), max_size=4))
def test_the_pieces_of_a_page_are_the_page(cleaner, parts, spots):
    raw = "".join(map("".join, parts))
    sheet = Sheet("x", cleaner.clean(Document(raw, "x")).report(), raw)
    records = [
        judged.verdict(sheet.seen, min(start, len(raw)), min(start + length, len(raw)), "remove")
        for start, length in spots
    ]
    pieces = [piece for line in sheet.lines(Verdicts(records)) for piece in line]

    assert "".join(piece["text"] for piece in pieces) == raw
    assert all(raw.startswith(piece["text"], piece["at"]) for piece in pieces)
    shown = {item for piece in pieces for item in piece["items"]}
    assert shown == set(range(len(sheet.items)))


def test_a_folder_without_reports_is_told_of(chaffinch, tmp_path):
    done = chaffinch("review", tmp_path)

    assert done.returncode == 1
    assert b"holds no reports" in done.stderr


def test_a_wrong_file_of_verdicts_is_told_of_before_anything_is_added(chaffinch, cleaned, out):
    (out / verdicts.NAME).write_text('{"verdict": "keep", "text": "x"}\n')
    done = chaffinch("review", out)
    again = chaffinch("batch", out.parent / "raw", out)

    assert done.returncode == again.returncode == 1
    assert b"verdicts.jsonl:1: unknown verdict 'keep'" in done.stderr
    assert b"verdicts.jsonl:1: unknown verdict 'keep'" in again.stderr
    assert cleaned


def test_without_the_extra_it_says_what_to_install(monkeypatch, desk):
    monkeypatch.setitem(sys.modules, "uvicorn", None)

    with pytest.raises(ChaffinchError, match=r"pip install 'chaffinch\[review\]'"):
        serve.serve(desk, 0, print)
