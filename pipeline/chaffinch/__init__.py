"""Chaffinch separates the text that a page is about from all that stands around it.

It keeps a record of every character that it took away, from which the page can be rebuilt.
"""

from typing import TYPE_CHECKING, Any

from chaffinch.version import __version__

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned
    from chaffinch.cleaner import Cleaner, clean
    from chaffinch.document import Document
    from chaffinch.errors import (
        AllowError,
        ChaffinchError,
        InputError,
        OutputError,
        ProfileError,
        RestoreError,
        RuleError,
        VerdictError,
    )
    from chaffinch.inverse import restore
    from chaffinch.ledger import Edit

__all__ = [
    "AllowError",
    "ChaffinchError",
    "Cleaned",
    "Cleaner",
    "Document",
    "Edit",
    "InputError",
    "OutputError",
    "ProfileError",
    "RestoreError",
    "RuleError",
    "VerdictError",
    "__version__",
    "clean",
    "restore",
]

_HOMES = {
    "Cleaned": "cleaned",
    "Cleaner": "cleaner",
    "Document": "document",
    "Edit": "ledger",
    "clean": "cleaner",
    "restore": "inverse",
}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first used: `chaffinch --help` needs none of them."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(f"module 'chaffinch' has no attribute '{name}'")
    return getattr(import_module(f"chaffinch.{_HOMES.get(name, 'errors')}"), name)
