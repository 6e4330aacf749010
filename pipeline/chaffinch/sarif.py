"""Removals as SARIF 2.1.0, which tools for code review show beside the lines of a file."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from chaffinch import version
from chaffinch.report import MARKUP

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def log(reports: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """One run over the pages of these reports, which must hold their edits.

    Columns and offsets count code points, as in reports.  Flags are warnings, the rest are notes.
    """
    rules: dict[str, dict[str, Any]] = {}
    results = [_result(*found, rules) for report in reports for found in _edits(report)]
    driver = {
        "name": "chaffinch",
        "version": version.__version__,
        "rules": [rules[rule] for rule in sorted(rules)],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _edits(report: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The edits and flags of a report; those of split-off articles lie in texts of their own."""
    for edit in (*report["edits"], *report["flags"]):
        if edit["stage"] != MARKUP:
            yield report["input"]["name"], edit


def _result(name: str, edit: dict[str, Any], rules: dict[str, dict[str, Any]]) -> dict[str, Any]:
    rules.setdefault(
        edit["rule"],
        {
            "id": edit["rule"],
            "shortDescription": {"text": edit["why"]},
            "properties": {"category": edit["category"], "stage": edit["stage"]},
        },
    )
    note = f" [{edit['note']}]" if edit["note"] else ""
    region = {
        "startLine": edit["line"],
        "startColumn": edit["column"],
        "charOffset": edit["start"],
        "charLength": edit["end"] - edit["start"],
        "snippet": {"text": edit.get("was", edit.get("shown", ""))},
    }
    place = {"artifactLocation": {"uri": quote(name, errors="surrogateescape")}, "region": region}
    return {
        "ruleId": edit["rule"],
        "level": "warning" if edit["action"] == "flag" else "note",
        "message": {"text": f"{edit['action']}: {edit['why']}{note}"},
        "locations": [{"physicalLocation": place}],
        "properties": {"confidence": edit["confidence"]},
    }
