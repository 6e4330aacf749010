"""A function for `map` of Hugging Face datasets (extra `datasets`)."""

from typing import Any

from chaffinch.adapters._page import Pages
from chaffinch.batch import jsonl
from chaffinch.batch.record import DONE, TEXT


class Chaffinch:
    """Cleans the page in each row; takes the arguments of a Cleaner, and names of columns.

        cleaned = rows.map(Chaffinch(html_field="body"), num_proc=4)

    A row gains `text` and `chaffinch`, what was done, as JSON: a column has one type in all rows.
    A page that cannot be cleaned has its `error` there.  What `datasets` kept of an earlier run
    counts only for the same rules and version.
    """

    def __init__(self, **options: Any) -> None:
        self._pages = Pages.of(**options)

    def __call__(self, row: dict[str, Any]) -> dict[str, str]:
        made, _ = self._pages.clean(row)
        text = made.get(TEXT)
        # Not None: if the first rows have no text, `datasets` takes the column for one of nothing.
        return {
            TEXT: text if isinstance(text, str) else "",
            DONE: jsonl.dump(made[DONE]).decode().strip(),
        }
