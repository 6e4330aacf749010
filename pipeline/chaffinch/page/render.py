"""Self-contained HTML out of templates, with a policy that lets in nothing from outside.

The Content-Security-Policy allows exactly the style and the script that are in the file, by their
digests; nothing is loaded, sent or run besides.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from chaffinch.page import families
from chaffinch.version import __version__

POLICY = "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'"


def render(
    template: str, scripts: tuple[str, ...], styles: tuple[str, ...], **given: Any
) -> bytes:
    """A page in UTF-8.  `scripts` and `styles` are files of this package's folder `static`."""
    script, style = _joined(scripts), _joined(styles)
    policy = POLICY.format(_digest(script), _digest(style))
    text = _environment().get_template(template).render(
        policy=policy, script=Markup(script), style=Markup(style), version=__version__, **given,  # noqa: S704
    )  # fmt: skip
    return text.encode("utf-8", "replace")  # half surrogates in a name


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FunctionLoader(static), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    made.filters["percent"] = percent
    made.filters["grouped"] = "{:,}".format
    made.globals["family_of"] = families.of
    return made


def percent(share: float) -> str:
    """A share from 0 to 1 in words: no more digits than mean something."""
    return "<1%" if 0 < share < 0.01 else f"{share:.0%}"  # noqa: PLR2004


@cache
def static(name: str) -> str:
    """A file of this package's folder `static`."""
    return files("chaffinch.page").joinpath("static", name).read_text("utf-8")


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "\n" + "".join(map(static, names))


def _digest(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode()
