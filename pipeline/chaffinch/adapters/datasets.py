"""A function for `map` of Hugging Face datasets (extra `datasets`)."""

from typing import Any

from datasets import Features, List, Value

from chaffinch.adapters._page import Pages

COUNTS = List({"key": Value("string"), "value": Value("int64")})
# What `batch.record.summary` gives.
SUMMARY = {
    "error": Value("string"),
    "removed": Value("float64"),
    "language": Value("string"),
    "rules": COUNTS,
    "flags": COUNTS,
    "metadata": List({"key": Value("string"), "value": Value("string")}),
    "warnings": List(Value("string")),
}


class Chaffinch:
    """Cleans the page in each row; takes the arguments of a Cleaner, and names of columns.

        clean = Chaffinch(html_field="body")
        cleaned = rows.map(clean, num_proc=4, features=clean.features(rows.features))

    A row gains `text` and `chaffinch`, what was done.  One that cannot be cleaned has its `error`
    there.  What `datasets` kept of an earlier run counts only for the same rules and version.
    """

    def __init__(self, **options: Any) -> None:
        self._pages = Pages.of(**options)

    def __call__(self, row: dict[str, Any]) -> dict[str, Any]:
        made, _ = self._pages.clean(row)
        text = made.get("text")
        return {
            "text": text if isinstance(text, str) else None,
            "chaffinch": made["chaffinch"],
        }

    def features(self, columns: Features) -> Features:
        """The types of the columns of the result: the first rows may not tell them."""
        return Features({**columns, "text": Value("string"), "chaffinch": SUMMARY})
