"""The web app: each address is one call to the desk, and each answer JSON for the page."""

import time
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, get_args

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from chaffinch.errors import ChaffinchError
from chaffinch.page import families
from chaffinch.page.render import static
from chaffinch.report import dump, parse
from chaffinch.review import drafts, trials
from chaffinch.review.desk import Desk
from chaffinch.review.gate import Gate
from chaffinch.verdicts import Word

WEB = Path(__file__).parent / "web"
REACHED = 20  # passages shown that a new rule would take elsewhere
PATIENCE = 2.0  # seconds spent on looking for them

Asked = dict[str, Any]
Work = Callable[[Desk, Asked], Asked]


def made(desk: Desk, token: str, port: int) -> ASGIApp:
    """The app for one batch, which answers only to those who know the token."""
    work: dict[str, Work] = {
        "line": lambda desk, _: {"line": desk.line()},
        "pages": lambda desk, _: desk.pages(),
        "page": lambda desk, asked: desk.page(asked["name"]),
        "judge": _judge,
        "undo": lambda desk, asked: desk.undo([int(line) for line in asked["lines"]]),
        "never": _never,
        "draft": lambda desk, asked: drafts.draft(desk.shelf.sheet(asked["name"]), *_span(asked)),
        "check": _check,
        "save": _save,
    }
    routes = [
        Route("/", _page("pages.html")),
        Route("/page", _page("page.html")),
        Route("/colours.css", _style(static("colours.css"))),
        Route("/families.css", _style(families.style())),
        *(
            Route(f"/api/{name}", _route(desk, one), methods=["POST"])
            for name, one in work.items()
        ),
        Mount("/", StaticFiles(directory=WEB)),
    ]
    return Gate(Starlette(routes=routes), token, port)


def _page(name: str) -> Callable[[Request], Response]:
    text = (WEB / "head.html").read_bytes() + (WEB / name).read_bytes()
    return lambda _request: Response(text, media_type="text/html")


def _style(text: str) -> Callable[[Request], Response]:
    return lambda _request: Response(text, media_type="text/css")


def _route(desk: Desk, work: Work) -> Callable[[Request], Any]:
    async def answer(request: Request) -> Response:
        try:
            asked = parse(await request.body() or b"{}")
            status, said = 200, await run_in_threadpool(work, desk, asked)
        except (ChaffinchError, OSError) as error:
            status, said = 409, {"error": str(error)}
        except (KeyError, TypeError, ValueError) as error:
            status, said = 400, {"error": f"not understood: {type(error).__name__}: {error}"}
        return Response(dump(said), status, media_type="application/json")

    return answer


def _span(asked: Asked) -> tuple[int, int]:
    return int(asked["start"]), int(asked["end"])


def _judge(desk: Desk, asked: Asked) -> Asked:
    if asked["verdict"] not in get_args(Word):
        raise ValueError(asked["verdict"])
    spans = [(int(start), int(end)) for start, end in asked["spans"]]
    return desk.judge(asked["name"], spans, asked["verdict"])


def _never(desk: Desk, asked: Asked) -> Asked:
    """A near miss for a rule of one's own, to be gone over; else the passage stays everywhere."""
    start, end = _span(asked)
    sheet = desk.shelf.sheet(asked["name"])
    rule = sheet.verdict(start, end, "put-back").rule
    text = drafts.own(desk.rules, rule)
    if text is None:
        return desk.never_again(asked["name"], (start, end))
    return {"name": rule, "text": drafts.with_keep(text, sheet.text[start:end].strip())}


def _check(desk: Desk, asked: Asked) -> Asked:
    try:
        rule, proof = trials.read(asked["name"], asked["text"])
    except ChaffinchError as error:
        return {"problems": [{"text": str(error)}], "reach": []}
    found = list(trials.problems(rule, proof))
    return {"problems": found, "reach": trials.reach(rule, _texts(desk), REACHED)}


def _texts(desk: Desk) -> Iterator[tuple[str, str]]:
    """The clean texts of the batch, as many as can be looked at while somebody waits."""
    end = time.monotonic() + PATIENCE
    return takewhile(lambda _: time.monotonic() < end, desk.shelf.results.texts())


def _save(desk: Desk, asked: Asked) -> Asked:
    over = bool(asked.get("over"))
    path = trials.save(desk.rules, asked["name"], asked["text"], over=over)
    return {"path": str(path), "folder": str(desk.rules)}
