"""A page as a record: what stands in it, and what it gains when it has been cleaned.

A record keeps all its fields.  It gains `text`, the clean text, and `chaffinch`, what was done.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from chaffinch import intake, report
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.document import Kind
from chaffinch.errors import ChaffinchError, InputError, did_you_mean
from chaffinch.languages.main import main_language
from chaffinch.languages.vote import unit

Record = dict[str, Any]
TEXT, DONE = "text", "chaffinch"  # what a record gains
BEFORE = "text_was"  # a text that stood beside the page that was read
SAMPLE = 4000  # code points of the clean text that tell its language: some 650 words
SPOKEN = 20  # words that must tell it: fewer are of several languages, such as "Hi"
HINTED = 20  # fields that a message names


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record hold what.  Empty: `text`, `html`, `id` and `url`, if there.

    A field that is named counts before one that is not, and the HTML before the text.
    """

    text: str = ""
    html: str = ""
    id: str = ""
    url: str = ""

    def page_of(self, record: Mapping[str, Any]) -> tuple[str, Kind | None]:
        """The field that holds the page, and its kind; text that is not named tells it itself.

        Raises InputError if there is none.
        """
        named: list[tuple[str, Kind | None]] = [(self.html, "html"), (self.text, "text")]
        tries = [each for each in named if each[0]] or [(TEXT, None), ("html", "html")]
        for field, kind in tries:
            if isinstance(record.get(field), str | bytes):
                return field, kind
        raise InputError(_why_none(record, [field for field, _ in tries]))

    def id_of(self, record: Mapping[str, Any], otherwise: str) -> str:
        key = record.get(self.id or "id")
        return otherwise if key in (None, "") else str(key)

    def url_of(self, record: Mapping[str, Any]) -> str | None:
        url = record.get(self.url or "url")
        return url if isinstance(url, str) else None


def clean(
    cleaner: Cleaner, record: Mapping[str, Any], fields: Fields, name: str = ""
) -> tuple[Record, Cleaned | None]:
    """The record with its text cleaned, and the result; or with the error, and None.

    `name` is what the page is called if it has no id.  Never raises: one page stops no others.
    """
    try:
        field, kind = fields.page_of(record)
        url, name = fields.url_of(record), fields.id_of(record, name)
        cleaned = cleaner.clean(intake.document(record[field], kind, url, name))
    except ChaffinchError as error:
        return {**record, DONE: {"error": str(error)}}, None
    except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
        return {**record, DONE: {"error": f"{type(error).__name__}: {error}"}}, None
    beside = {BEFORE: record[TEXT]} if field != TEXT and record.get(TEXT) else {}
    note = summary(cleaned, cleaned.report("summary"))
    return {**record, **beside, TEXT: cleaned.text, DONE: note}, cleaned


def _why_none(record: Mapping[str, Any], wanted: list[str]) -> str:
    for field in wanted:
        if record.get(field) is not None:
            return f"'{field}' is no text: it is of type {type(record[field]).__name__}"
    others = [str(key) for key in record if key not in wanted][:HINTED]
    hint = did_you_mean(wanted[0], others) if others else ""
    return f"there is no page in {' or '.join(map(repr, wanted))}{hint}"


def summary(cleaned: Cleaned, made: Record) -> Record:
    """What was done, under the same keys for every page; `made` is its report, of any detail.

    `removed` is the share of the words that went, `rules` how often each changed something, apart
    from tags and white space of HTML.
    """
    totals = made["totals"]
    return {
        "removed": round(report.removed(totals["words_raw"], totals["words_clean"]), 4),
        "rules": dict(_rules(totals)),
        "language": spoken(cleaned.text, cleaned.metadata) or None,
        "flags": sorted({flag.rule for flag in cleaned.flags}),
        "warnings": made["warnings"],
        "metadata": cleaned.metadata,
        "children": [
            {"id": child.document.name, "text": child.text, "metadata": child.metadata}
            for child in cleaned.children
        ],
    }


def _rules(totals: Record) -> Iterator[tuple[str, int]]:
    for rule, count in totals["rules"].items():
        if not rule.startswith(f"{report.MARKUP}/"):
            yield rule, count["edits"]


def spoken(text: str, metadata: Mapping[str, str]) -> str:
    """The language that the words of a clean text tell, or else the one that is declared."""
    said = unit(text, 0, SAMPLE)  # as one sentence: to find where each ends takes longer
    told = main_language([said])[0] if said.words >= SPOKEN else ""
    return told or metadata.get("language", "").partition("-")[0].lower()
