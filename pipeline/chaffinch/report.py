"""The record of one document: what went, why, from where; enough to put all of it back."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal, get_args

import orjson

from chaffinch import version
from chaffinch.block import count_words
from chaffinch.errors import ChaffinchError, did_you_mean
from chaffinch.inverse import digest
from chaffinch.ledger import Edit
from chaffinch.places import Places

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned

SCHEMA = 1
FIELDS = (*Edit._fields, "line", "column")
MARKUP = "markup"  # the stage that reads HTML
LIMIT = "markup/limit"  # its rule that takes what is not read
ENDING = ".report.json"  # of the name of a report, after that of the clean text
# Stages whose evidence is structure, or a person's word: they may well take most of a page.
STRUCTURAL = frozenset(
    "article section card run below between repeat selector content classifier verdict".split()
)

Detail = Literal["full", "removals", "summary"]
DETAILS: tuple[Detail, ...] = get_args(Detail)


def of(cleaned: "Cleaned", detail: Detail = "full") -> dict[str, Any]:
    """The report as a dict, as docs/report.schema.json says; without any clock or path.

    Raises ChaffinchError for a detail that there is not.
    """
    if detail not in DETAILS:
        raise ChaffinchError(f"no detail is called '{detail}'{did_you_mean(detail, DETAILS)}")
    document, outcome = cleaned.document, cleaned.outcome
    return {
        "schema": SCHEMA,
        "chaffinch": version.__version__,
        "detail": detail,
        "profile": cleaned.profile,
        "rules": cleaned.rules_digest,
        "input": {
            "name": document.name,
            "kind": document.kind,
            "url": document.url,
            "encoding": document.encoding,
            "characters": len(document.raw),
            "sha256": digest(document.raw),
        },
        "output": {
            "format": cleaned.format,
            "links": cleaned.links,
            "characters": len(cleaned.text),
            "sha256": digest(cleaned.text),
        },
        **({"parent": cleaned.parent._asdict()} if cleaned.parent else {}),
        "shape": outcome.shape,
        "passes": outcome.passes,
        **_edits(cleaned, detail),
        "metadata": cleaned.metadata,
        "children": [child.report(detail) for child in cleaned.children],
        "totals": totals(cleaned),
        "warnings": warnings(cleaned),
    }


def _edits(cleaned: "Cleaned", detail: Detail) -> dict[str, list[dict[str, Any]]]:
    if detail == "summary":
        return {}
    row = _whole if detail == "full" else _seen
    places = Places(cleaned.document.raw)
    found = {"edits": cleaned.edits, "flags": cleaned.flags, "kept": cleaned.kept}
    return {
        name: [
            row(cleaned, edit, *places.line_column(edit.start))
            for edit in edits
            if detail == "full" or edit.stage != MARKUP
        ]
        for name, edits in found.items()
    }


def _whole(_cleaned: "Cleaned", edit: Edit, line: int, column: int) -> dict[str, Any]:
    return dict(zip(FIELDS, (*edit, line, column), strict=True))


def _seen(cleaned: "Cleaned", edit: Edit, line: int, column: int) -> dict[str, Any]:
    """What a reader saw there, in place of the raw text with its tags."""
    row = _whole(cleaned, edit, line, column)
    row["shown"] = cleaned.shown(edit)
    del row["was"]
    return row


def totals(cleaned: "Cleaned") -> dict[str, Any]:
    """How many edits of each category and rule, and how many raw characters they take away."""
    edits = cleaned.edits
    return {
        "characters_removed": sum(len(edit.was) for edit in edits if not edit.now),
        "words_raw": cleaned.outcome.first.words,
        "words_clean": cleaned.outcome.ledger.words,
        "flags": len(cleaned.flags),
        "allowed": dict(sorted(allowed(cleaned).items())),
        "categories": _count(edits, "category"),
        "rules": _count(edits, "rule"),
    }


def allowed(cleaned: "Cleaned") -> Counter[str]:
    """How much each entry of an allow list held, by its place, on the page and its children."""
    held = Counter(edit.note.partition(": ")[0] for edit in cleaned.kept)
    return sum(map(allowed, cleaned.children), held)


def removed(raw: int, kept: int) -> float:
    """The share of the words that went, from 0 to 1; mends may make two words of one."""
    return max(0.0, 1 - kept / raw) if raw else 0.0


def _count(edits: Iterable[Edit], key: str) -> dict[str, dict[str, int]]:
    sizes: dict[str, list[int]] = defaultdict(list)
    for edit in edits:
        sizes[getattr(edit, key)].append(edit.end - edit.start)
    return {
        name: {"edits": len(found), "characters": sum(found)}
        for name, found in sorted(sizes.items())
    }


def warnings(cleaned: "Cleaned") -> list[str]:
    """What a person should look at before trusting this result."""
    found = []
    outcome = cleaned.outcome
    raw, kept = outcome.first.words, outcome.ledger.words
    if raw and sum(_loose(cleaned)) > raw / 2:
        found.append("more than half of the words went, without structural evidence")
    elif raw and not kept:
        found.append("nothing is left of the text")
    if any(edit.rule == LIMIT for edit in outcome.first.edits[-1:]):
        found.append("the page has too many tags: its rest was taken away without being read")
    if not outcome.settled:
        found.append("not settled: cleaning this text again would change more")
    return found


def _loose(cleaned: "Cleaned") -> Iterator[int]:
    """The words of each edit that no structure speaks for."""
    for edit in cleaned.edits:
        if edit.stage not in STRUCTURAL and edit.stage != MARKUP:
            yield count_words(cleaned.shown(edit))


def dump(report: dict[str, Any]) -> bytes:
    """JSON, indented, with a final line break.  Half surrogates are written as escapes."""
    try:
        return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(report, indent=2).encode() + b"\n"


def line(report: dict[str, Any]) -> bytes:
    """JSON on one line, as one of many reports."""
    try:
        return orjson.dumps(report, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(report, separators=(",", ":")).encode() + b"\n"


def parse(data: bytes) -> Any:
    """Read a report.  Raises ValueError for what is not JSON."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return json.loads(data)
