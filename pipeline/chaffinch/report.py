"""The record of one document: what went, why, from where; enough to put all of it back."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import orjson

from chaffinch import version
from chaffinch.block import count_words
from chaffinch.inverse import digest
from chaffinch.ledger import Edit
from chaffinch.places import Places

if TYPE_CHECKING:
    from chaffinch.cleaned import Cleaned

SCHEMA = 1
# Stages whose evidence is structure: what they take may well be most of a page.
STRUCTURAL = frozenset({"section", "card", "run", "repeat"})


def of(cleaned: "Cleaned") -> dict[str, Any]:
    """The report as a dict, as docs/report.schema.json says; without any clock or path."""
    document, outcome = cleaned.document, cleaned.outcome
    places = Places(document.raw)
    return {
        "schema": SCHEMA,
        "chaffinch": version.__version__,
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
        "output": {"characters": len(cleaned.text), "sha256": digest(cleaned.text)},
        "shape": outcome.shape,
        "passes": outcome.passes,
        "edits": [_edit(edit, places) for edit in cleaned.edits],
        "flags": [_edit(edit, places) for edit in cleaned.flags],
        "metadata": cleaned.metadata,
        "children": [child.report() for child in cleaned.children],
        "totals": totals(cleaned),
        "warnings": warnings(cleaned),
    }


def _edit(edit: Edit, places: Places) -> dict[str, Any]:
    line, column = places.line_column(edit.start)
    return {**edit._asdict(), "line": line, "column": column}


def totals(cleaned: "Cleaned") -> dict[str, Any]:
    """How many edits of each category and rule, and how many raw characters they take away."""
    edits = cleaned.edits
    return {
        "characters_removed": sum(len(edit.was) for edit in edits if not edit.now),
        "words_raw": count_words(cleaned.document.raw),
        "words_clean": count_words(cleaned.text),
        "categories": _count(edits, "category"),
        "rules": _count(edits, "rule"),
    }


def _count(edits: Iterable[Edit], key: str) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: {"edits": 0, "characters": 0})
    for edit in edits:
        count = counts[getattr(edit, key)]
        count["edits"] += 1
        count["characters"] += len(edit.was)
    return dict(sorted(counts.items()))


def warnings(cleaned: "Cleaned") -> list[str]:
    """What a person should look at before trusting this result."""
    found = []
    raw, kept = count_words(cleaned.document.raw), count_words(cleaned.text)
    loose = sum(count_words(e.was) for e in cleaned.edits if e.stage not in STRUCTURAL)
    if raw and loose > raw / 2:
        found.append("more than half of the words went, without structural evidence")
    elif raw and not kept:
        found.append("nothing is left of the text")
    if not cleaned.outcome.settled:
        found.append("not settled: cleaning this text again would change more")
    return found


def dump(report: dict[str, Any]) -> bytes:
    """JSON, indented, with a final line break.  Half surrogates are written as escapes."""
    try:
        return orjson.dumps(report, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    except TypeError:
        return json.dumps(report, indent=2).encode() + b"\n"


def parse(data: bytes) -> Any:
    """Read a report.  Raises ValueError for what is not JSON."""
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return json.loads(data)
