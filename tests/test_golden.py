"""Whole pages: what comes out of raw/ now is what a person has read and found right.

`pytest tests/test_golden.py --rewrite` writes the files anew; read the diff before you commit it.
"""

from pathlib import Path

import pytest

from chaffinch.document import encode
from chaffinch.places import Places

GOLDEN = Path(__file__).parent / "golden"
RAW = sorted((GOLDEN.parents[1] / "raw").glob("*.*"))
LONGEST = 60  # of what was there: enough to know it again


def rows(cleaned):
    """One line an edit."""
    places = Places(cleaned.document.raw)
    for edit in cleaned.edits:
        line, column = places.line_column(edit.start)
        was = repr(edit.was)
        was = was if len(was) <= LONGEST else f"{was[: LONGEST - 1]}…"
        yield f"{line}:{column} {edit.rule} {edit.action} {was}→{edit.now!r}\n"


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_a_page_comes_out_as_it_did(cleaner, path, request):
    cleaned = cleaner.clean(path)
    made = {".txt": encode(cleaned.text), ".edits": "".join(rows(cleaned)).encode()}

    for suffix, data in made.items():
        kept = GOLDEN / (path.stem + suffix)
        if request.config.getoption("--rewrite"):
            kept.write_bytes(data)
        assert data.decode() == kept.read_bytes().decode()


def test_every_golden_file_has_its_page():
    wanted = {path.stem + suffix for path in RAW for suffix in (".txt", ".edits")}

    assert wanted
    assert {path.name for path in GOLDEN.iterdir()} == wanted
