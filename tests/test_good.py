"""Good texts about cookies, newsletters, copyright …: all rules together take nothing."""

from pathlib import Path

import pytest

GOOD = sorted((Path(__file__).parent / "good").glob("*.txt"))


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_text_comes_through_whole(cleaner, path):
    cleaned = cleaner.clean(path.read_bytes())

    assert [(edit.rule, edit.was) for edit in cleaned.edits] == []


def test_there_are_good_texts_in_several_languages():
    languages = {path.stem.rpartition("-")[2] for path in GOOD}

    assert len(GOOD) >= 40
    assert {"en", "de", "fr", "es", "pt", "it", "nl", "pl"} <= languages
