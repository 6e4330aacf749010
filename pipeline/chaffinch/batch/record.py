"""A page as a record: what stands in it, and what it gains when it has been cleaned.

A record keeps all its fields.  It gains `text`, the clean text, and `chaffinch`, what was done.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chaffinch import intake, report
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.document import Document
from chaffinch.errors import ChaffinchError, InputError, did_you_mean
from chaffinch.explain import PLAIN
from chaffinch.languages.main import main_language
from chaffinch.languages.vote import units

Record = dict[str, Any]
SAMPLE = 5000  # code points of the clean text that tell its language: some 800 words
SPOKEN = 20  # words that must tell it: fewer are of several languages, such as "Hi"
HINTED = 20  # fields that a message names


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields are called that hold the text, the HTML, the id and the address of a page.

    Of a record that has both, the HTML is cleaned, unless it is empty.
    """

    text: str = "text"
    html: str = "html"
    id: str = "id"
    url: str = "url"


def clean(
    cleaner: Cleaner, record: Mapping[str, Any], fields: Fields, name: str = ""
) -> tuple[Record, Cleaned | None]:
    """The record with its text cleaned, and the result; or with the error, and None.

    `name` is what the page is called if it has no id.  Never raises: one page stops no others.
    """
    try:
        cleaned = cleaner.clean(document(record, fields, name))
    except ChaffinchError as error:
        return {**record, "chaffinch": failed(str(error))}, None
    except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
        return {**record, "chaffinch": failed(f"{type(error).__name__}: {error}")}, None
    return {**record, "text": cleaned.text, "chaffinch": summary(cleaned)}, cleaned


def document(record: Mapping[str, Any], fields: Fields, name: str = "") -> Document:
    """The page in a record, called by its id.  Raises InputError if there is none."""
    html, text = record.get(fields.html), record.get(fields.text)
    as_text = html is None or (not html and text is not None)
    page, field = (text, fields.text) if as_text else (html, fields.html)
    if page is None:
        hint = did_you_mean(fields.text, [str(key) for key in record][:HINTED])
        raise InputError(f"there is no text in '{fields.text}' or '{fields.html}'{hint}")
    if not isinstance(page, str | bytes):
        raise InputError(f"'{field}' is no text: it is of type {type(page).__name__}")
    key, url = record.get(fields.id), record.get(fields.url)
    name = name if key is None else str(key)
    url = url if isinstance(url, str) else None
    return intake.document(page, None if as_text else "html", url, name)


def summary(cleaned: Cleaned) -> Record:
    """What was done, under the same keys and types for every page.

    `removed` is the share of the words that went.  What has names of its own (rules and how often
    each changed something, flags, metadata) is a list of `key` and `value`, since a column of
    Arrow or Parquet has one type in all rows.
    """
    totals = report.totals(cleaned)
    raw, kept = totals["words_raw"], totals["words_clean"]
    rules = Counter(edit.rule for edit in cleaned.edits if edit.rule not in PLAIN)
    return {
        "error": None,
        "removed": round(max(0.0, 1 - kept / raw), 4) if raw else 0.0,
        "language": language(cleaned),
        "rules": _entries(rules.items()),
        "flags": _entries(Counter(flag.rule for flag in cleaned.flags).items()),
        "metadata": _entries(cleaned.metadata.items()),
        "warnings": cleaned.warnings(),
    }


def failed(error: str) -> Record:
    """What stands in place of a summary, when a page could not be cleaned."""
    return {
        "error": error, "removed": None, "language": None,
        "rules": [], "flags": [], "metadata": [], "warnings": [],
    }  # fmt: skip


def language(cleaned: Cleaned) -> str | None:
    """The language tag that the page declares, or else what its words tell, or None."""
    declared = cleaned.metadata.get("language")
    if declared:
        return declared
    said = units(cleaned.text[:SAMPLE])
    enough = sum(unit.words for unit in said) >= SPOKEN
    return (enough and main_language(said)[0]) or None


def _entries(items: Iterable[tuple[str, Any]]) -> list[Record]:
    return [{"key": key, "value": value} for key, value in sorted(items)]
