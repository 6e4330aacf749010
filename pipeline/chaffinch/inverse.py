"""The way back: a clean text and its report give the raw text again.

A report without the markup has not all of the raw text.  With the raw page at hand the way forward
is gone instead: the page is read again, the report's edits are made, and the clean text must come.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from chaffinch.document import encode
from chaffinch.errors import RestoreError
from chaffinch.ledger import Edit, Ledger

if TYPE_CHECKING:
    from chaffinch.html.page import Page


def restore(text: str, report: Mapping[str, Any], raw: str | None = None) -> str:
    """Rebuild the raw text, character for character.

    `raw` is the raw page: a report of detail `removals` needs it, and proves that the clean text
    is what its edits leave of it.  Raises RestoreError if clean text, report and raw page do not
    belong together, and for a summary, which has no edits.
    """
    try:
        if digest(text) != report["output"]["sha256"]:
            raise RestoreError("the clean text is not the one this report was written for")
        detail = report.get("detail", "full")
        if detail == "full":
            return _rebuilt(text, report)
        if detail == "summary":
            raise RestoreError("a summary has no edits: nothing can be rebuilt from it")
        if raw is None:
            raise RestoreError("this report leaves out the markup: the raw page is needed (--raw)")
        _check(raw, report)
    except (KeyError, TypeError, AttributeError):
        raise RestoreError("this is not a report of chaffinch") from None
    return raw


def _rebuilt(text: str, report: Mapping[str, Any]) -> str:
    restored = "".join(_pieces(text, report["edits"]))
    if digest(restored) != report["input"]["sha256"]:
        raise RestoreError("the report's edits do not rebuild the raw text: it was changed")
    return restored


def _pieces(text: str, edits: list[Mapping[str, Any]]) -> "list[str]":
    """Kept slices of the clean text and the raw text of each edit, by turns."""
    pieces, place, raw = [], 0, 0
    for edit in edits:
        kept = edit["start"] - raw
        pieces += [text[place : place + kept], edit["was"]]
        place += kept + len(edit["now"])
        raw = edit["end"]
    return [*pieces, text[place:]]


def _check(raw: str, report: Mapping[str, Any]) -> None:
    """Raises RestoreError unless the raw page minus the edits is the clean text."""
    if digest(raw) != report["input"]["sha256"]:
        raise RestoreError("the raw page is not the one this report was written for")
    edits = [_edit(raw, **row) for row in report["edits"]]
    html = report["input"]["kind"] == "html"
    ledger = _read_again(raw, edits, report["output"]) if html else Ledger(raw, edits)
    if digest(ledger.text) != report["output"]["sha256"]:
        raise RestoreError(
            "the raw page without the report's edits is not the clean text: the report was "
            f"changed, or another version than {report['chaffinch']} reads the page otherwise"
        )


def _edit(raw: str, **row: Any) -> Edit:
    start, end = row["start"], row["end"]
    return Edit(start, end, raw[start:end], row["now"], "", "", "", "", 1.0, "")


def _read_again(raw: str, edits: Sequence[Edit], output: Mapping[str, Any]) -> Ledger:
    """A page of HTML with these edits, in the format that was written."""
    from chaffinch.html import markdown
    from chaffinch.html.page import Page

    page = Page(raw)
    ledger = Ledger(raw, _with_markup(page, edits))
    if output.get("format") != "markdown":
        return ledger
    return markdown.render(page, ledger, links=output["links"])


def _with_markup(page: "Page", edits: Sequence[Edit]) -> list[Edit]:
    """These edits (in order), and those of reading the page that no other took along."""
    starts = [edit.start for edit in edits]
    markup = [
        cut
        for cut in page.edits
        if not (place := bisect_right(starts, cut.start)) or edits[place - 1].end < cut.end
    ]
    return sorted((*edits, *markup), key=lambda edit: (edit.start, edit.end))


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, half surrogates passed through."""
    return sha256(encode(text)).hexdigest()
