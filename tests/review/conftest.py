import asyncio

import httpx
import pytest
from click.testing import CliRunner

from chaffinch import verdicts
from chaffinch.batch.results import Results
from chaffinch.cli import cli
from chaffinch.review.app import made
from chaffinch.review.desk import Desk
from chaffinch.review.shelf import Shelf

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
def clean(raw, out, own_rules):
    """Run the batch with the user's own rules alone; what it says of the pages."""

    def run(*options):
        own = [word for family in own_rules.iterdir() for word in ("--only", family.name)]
        command = ["batch", raw, out, "--rules", own_rules, *own, *options]
        done = CliRunner().invoke(cli, list(map(str, command)))
        assert done.exit_code == 0, done.output
        return done.stderr

    return run


@pytest.fixture
def desk(clean, out, own_rules):
    clean()
    return Desk(Shelf(Results(out)), out / verdicts.NAME, own_rules)


@pytest.fixture
def token():
    return "a-token-of-its-own"


@pytest.fixture
def send(desk, token):
    """Send a request to the app."""
    transport = httpx.ASGITransport(made(desk, token, 8000))

    async def sent(method, path, **more):
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
            return await client.request(method, path, **more)

    return lambda *given, **more: asyncio.run(sent(*given, **more))


@pytest.fixture
def asks(send, token):
    """Ask the app as its own page does."""

    def ask(api, /, headers=(), status=200, **body):
        headers = {"origin": HOST, **dict(headers)}
        answer = send("POST", f"/{token}/api/{api}", json=body, headers=headers)
        assert answer.status_code == status, answer.text
        return answer.json() if status != 403 else answer.text

    return ask


@pytest.fixture
def span(desk):
    """Where words stand in the first page."""

    def found(words):
        at = desk.shelf.sheet("one.txt").text.index(words)
        return at, at + len(words)

    return found
