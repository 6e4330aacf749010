"""Text as HTML that means exactly this text, whatever it holds."""

import json
import re
from typing import Any

from markupsafe import Markup

# A parser drops or changes these: NUL, half surrogates, carriage returns.
ODD = re.compile("[\0\r\ud800-\udfff]")


def escaped(text: str) -> str:
    """HTML whose text is `text`.

    What no HTML can hold, NUL and half surrogates, is an empty element with its code, which the
    page's script fills in.
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return ODD.sub(_odd, safe)


def _odd(found: re.Match[str]) -> str:
    character = found.group()
    return "&#13;" if character == "\r" else f'<u data-code="{ord(character):04x}"></u>'


def data(value: Any) -> Markup:
    """JSON that may stand in a script element: nothing in it ends that element."""
    return Markup(json.dumps(value, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S704
