"""What the adapters share: which cleaner, which fields, and cleaning one page."""

import dataclasses
from collections.abc import Mapping
from functools import cache
from typing import Any

from chaffinch import version
from chaffinch.batch import record
from chaffinch.batch.record import Fields, Record
from chaffinch.cleaned import Cleaned
from chaffinch.errors import ChaffinchError
from chaffinch.options import Options

MANY = frozenset({"rules", "only", "without"})


class Pages:
    """Cleans pages, with the same rules in every process that it is sent to.

    `digest` changes with the rules and the version: some tools keep results, and ask by it.
    """

    def __init__(self, options: Options, fields: Fields) -> None:
        self._arguments = (options, fields)
        self._cleaner = options.cleaner()
        self.fields = fields
        self.digest = f"{version.__version__} {self._cleaner.rules.digest}"

    @classmethod
    def of(cls, **given: Any) -> "Pages":
        """From the arguments of a Cleaner, and `text_field`, `html_field` and the like.

        Raises TypeError for another name, and what a Cleaner raises for wrong rules.
        """
        names = {f"{field.name}_field": field.name for field in dataclasses.fields(Fields)}
        named = {name: given.pop(key) for key, name in names.items() if key in given}
        for key in MANY & set(given):
            given[key] = tuple(map(str, given[key]))
        return cls(Options(**given), Fields(**named))

    def clean(self, page: Mapping[str, Any]) -> tuple[Record, Cleaned | None]:
        """The page as `batch.record.clean` gives it back.  Never raises."""
        return record.clean(self._cleaner, page, self.fields)

    def __reduce__(self) -> tuple[Any, ...]:
        """Rules cannot be sent to another process, but are quickly loaded there."""
        return _received, (*self._arguments, self.digest)


@cache
def _received(options: Options, fields: Fields, digest: str) -> Pages:
    """One for all that is sent to this process.  Raises ChaffinchError if it has other rules."""
    pages = Pages(options, fields)
    if pages.digest != digest:
        raise ChaffinchError("this process has other rules or another version than its sender")
    return pages
