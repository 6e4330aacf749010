"""Serving the app: on this machine's own address, behind a token that is made anew each time."""

import secrets
import socket
from collections.abc import Callable

from chaffinch.errors import ChaffinchError, OutputError
from chaffinch.review.desk import Desk

HOST = "127.0.0.1"


def serve(desk: Desk, port: int, ready: Callable[[str], None]) -> None:
    """Answer until interrupted; `ready` is told the address.  Port 0 is any that is free.

    Raises OutputError if the port is taken, and ChaffinchError if the extra is not installed.
    """
    try:
        import uvicorn

        from chaffinch.review.app import made
    except ImportError as error:
        raise ChaffinchError(
            f"the review needs more: pip install 'chaffinch[review]' ({error.name} is missing)"
        ) from None
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise OutputError(f"{HOST}:{port}: {error.strerror or error}") from None
        port, token = listening.getsockname()[1], secrets.token_urlsafe(24)
        config = uvicorn.Config(
            made(desk, token, port), log_level="warning", access_log=False, lifespan="off",
            server_header=False,
        )  # fmt: skip
        listening.listen()  # what is asked from now on waits until it is answered
        ready(f"http://{HOST}:{port}/{token}/")
        uvicorn.Server(config).run(sockets=[listening])
