"""Who may ask: only a page that this program served, in a browser on this machine.

The token is part of every address, so that no cookie stands for it: no other site, no other
program on another port of this machine, and no name that is made to lead here can ask anything.
"""

from hmac import compare_digest

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
SAFE = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
LARGEST = 4_000_000  # bytes of a request: a rule or a few thousand places on a page


class Gate:
    """Lets through what bears the token and comes from here, and answers 403 to all else."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SAFE)
            await send(message)

        refused = self._refused(scope)
        app = PlainTextResponse(f"refused: {refused}\n", 403) if refused else self._app
        await app({**scope, "root_path": f"/{self._token}"}, receive, guarded)

    def _refused(self, scope: Scope) -> str:
        """Why a request is refused; empty if it is not."""
        headers = Headers(scope=scope)
        host, origin = headers.get("host", ""), headers.get("origin")
        if host not in self._hosts:  # a name of somebody else's that was made to lead here
            return "this is not the address of this program"
        if not compare_digest(_first_part(scope["path"]), self._token.encode()):
            return "the address lacks the token that `chaffinch review` printed"
        if origin not in (None, f"http://{host}") or (origin is None and scope["method"] != "GET"):
            return "it comes from another page"
        if headers.get("sec-fetch-site", "none") not in ("none", "same-origin"):
            return "it comes from another site"
        length = headers.get("content-length", "0")
        if "transfer-encoding" in headers or not length.isdecimal() or int(length) > LARGEST:
            return "it is too large, or does not say how large it is"
        return ""


def _first_part(path: str) -> bytes:
    return path.partition("/")[2].partition("/")[0].encode("utf-8", "surrogatepass")
