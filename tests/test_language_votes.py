"""What tells a language: the vote, the script, langdetect; the same in every process."""

import os
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import chaffinch
from chaffinch.block import Block, Facts
from chaffinch.languages.confirm import opinion
from chaffinch.languages.main import language_of, main_language
from chaffinch.languages.passages import Main
from chaffinch.languages.scripts import script
from chaffinch.languages.vote import BIT, LONGEST, in_all, kin, unit, units
from chaffinch.languages.words import WORDS
from tongues import (
    END,
    ENGLISH,
    GERMAN,
    KOREAN,
    NORWEGIAN,
    PORTUGUESE,
    RUSSIAN,
    SPANISH,
    text,
)


@pytest.fixture(scope="module")
def clean():
    return chaffinch.Cleaner(only=["lang"]).clean


def test_of_close_languages_langdetect_may_name_any_but_the_main_one():
    assert opinion(NORWEGIAN, "en", "da")[1] > 0.99
    assert opinion(NORWEGIAN, "nb", "da")[1] < 0.5


@pytest.mark.parametrize(
    ("says", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (SPANISH, "es"), (RUSSIAN, "ru")]
)
def test_the_vote(says, language):
    read = units(says)

    assert main_language(read)[0] == language
    assert language_of(read[0].script, (vote for one in read for vote in one.votes)) == language


@pytest.mark.parametrize(
    ("says", "written"),
    [(ENGLISH, "Latn"), (RUSSIAN, "Cyrl"), (KOREAN, "Hang"), ("猫がいる", "Hani"), ("да yes", "")],
)
def test_scripts(says, written):
    assert script(says) == written


def test_the_lists():
    assert len(WORDS) >= 30
    assert all(len(words.split()) >= 20 for words in WORDS.values())
    assert all(words == words.lower() for words in WORDS.values())
    assert len(BIT) == len(WORDS)


def test_only_words_that_the_other_has_not_count():
    one = unit("de la casa", 0, 10)

    assert one.only("es", "es") == 0
    assert one.only("es", "en") == 2
    assert kin("es", "pt")
    assert not kin("es", "en")


def test_langdetect_answers_alike_in_any_order():
    first = opinion(SPANISH, "en", "es")
    opinion(GERMAN, "en", "de")

    assert first == opinion(SPANISH, "en", "es")
    assert first[0] == "es"
    assert opinion("1 2 3", "en", "es") == ("", 0.0)


def test_the_global_factory_is_left_alone(clean):
    from langdetect import DetectorFactory

    clean(text(SPANISH))

    assert DetectorFactory.seed is None


def test_every_process_says_the_same():
    code = (
        "import sys, chaffinch; c = chaffinch.Cleaner(only=['lang']);"
        "print([(e.start, e.note, e.confidence) for e in c.clean(sys.argv[1]).edits])"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, text(SPANISH, PORTUGUESE)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }

    assert len(said) == 1


def test_ordinary_pages_do_not_load_langdetect():
    code = (
        "import sys, chaffinch; chaffinch.Cleaner(only=['lang']).clean(sys.argv[1]);"
        "sys.exit('langdetect' in sys.modules)"
    )

    subprocess.run([sys.executable, "-c", code, text()], check=True)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "el perro que no come " * 50_000,
        "1234567890 " * 100_000,
        "de la que . " * 80_000,
        f"{ENGLISH}\n" + "la que no " * 100_000 + f".\n{END}",
        "¿" * 100_000,
        f"{SPANISH} {END}\n" * 3000,
    ],
    ids=["empty", "one sentence", "figures", "dots", "long passage", "marks", "by turns"],
)
def test_hostile_text_takes_no_time(clean, raw):
    start = time.process_time()
    clean(raw)

    assert time.process_time() - start < 10


SENTENCES = st.sampled_from(
    [
        one
        for says in (ENGLISH, GERMAN, SPANISH, PORTUGUESE, END, NORWEGIAN, RUSSIAN, KOREAN)
        for one in says.replace(". ", ".\n").splitlines()
    ]
    + ["x" * LONGEST, "ısırılan şeğ", "日本語と English", "İyi."]
)


@given(st.lists(SENTENCES, min_size=1, max_size=8), st.sampled_from(["en", "de", "es", "ru"]))
def test_a_block_that_leaves_no_doubt_has_no_sentence_that_does(says, language):
    block = Block(Facts(" ".join(says)), 0, 0, 0)
    main = Main(language, "Cyrl" if language == "ru" else "Latn", min_words=1, share=0)
    suspects = [main.suspect(block, one) for one in units(block.text)]

    assert main.may_suspect(in_all(block.facts)) or not any(suspects)
