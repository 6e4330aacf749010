"""The stage for passages in another language: first what must stay, then what goes."""

import pytest

import chaffinch
from chaffinch.languages import kept
from chaffinch.view import View
from tongues import (
    END,
    ENGLISH,
    GERMAN,
    HINDI,
    KOREAN,
    PORTUGUESE,
    RUSSIAN,
    SPANISH,
    TURKISH,
    text,
)


@pytest.fixture(scope="module")
def clean():
    return chaffinch.Cleaner(only=["lang"]).clean


@pytest.mark.parametrize(
    "passage",
    [
        f"“{SPANISH}”",
        f"« {SPANISH} »",
        f"The plaque on the wall says this to all who pass:\n{SPANISH}",
        f"The teacher wrote in her diary. {SPANISH} That was all.",
        f"> {SPANISH}",
        "La casa junto al río",
        "Casa de la Cultura, Calle del Puente Viejo 14, 28004 Madrid, España",
        "Los hijos del molino y de la presa (1987)",
        "Ruiz, A., Soler, M. (1994). La escuela de la aldea y los que no fueron a ella. p. 14.",
        "agua, pan, vino, sal, aceite, el queso, la miel, las nueces, los higos, la harina.",
        "de la = 1; el = 2; que_la = 3; los = de; en = 4; por = 5; con = 6; una = 7; del = 8;",
        "Que no se vaya\nla luz del río\ncon la mañana\nque ya se fue",
        "HAUS UND HOF UND ALLES WAS IN DEM DORF UND AN DEM FLUSS IST",
        "1931 12.4 de 33 la 1932 13.1 de 35 la 1933 14.0 de 36 la 1934 que 15.2 no 16.",
        f"“{SPANISH}\n“{SPANISH}”",
        f"*{SPANISH}*",
        f"_{SPANISH}_",
        f"[1] {SPANISH}",
        f"{SPANISH}\n— Rosa Montero, La casa",
        f"+---+\n| {SPANISH[:40]} |\n| {SPANISH[40:90]} |\n| {SPANISH[90:]} |\n+---+",
        "casa: a house\nlos que no tienen: who have none\nla casa de los abuelos: their house",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor.",
        "She said that la casa de los abuelos was the only house by the river that she knew.",
    ],
)
def test_stays(clean, passage):
    raw = text(passage)

    assert clean(raw).text == raw


@pytest.mark.parametrize(
    "passage", [SPANISH, PORTUGUESE, RUSSIAN, KOREAN, TURKISH, HINDI, f"{SPANISH} {SPANISH}"]
)
def test_a_paragraph_goes(clean, passage):
    cleaned = clean(text(passage))

    assert cleaned.text == text()
    assert " in en: " in cleaned.edits[0].note


@pytest.mark.parametrize("passage", [SPANISH, f"– {SPANISH}", RUSSIAN, TURKISH, HINDI])
def test_a_sentence_goes_and_its_paragraph_stays(clean, passage):
    around = ENGLISH.split("\n")[1]
    raw = f"{ENGLISH}\nThe school was closed long before. {passage} {around}\n{END}"

    assert clean(raw).text == f"{ENGLISH}\nThe school was closed long before. {around}\n{END}"


@pytest.mark.parametrize(
    ("says", "reason"),
    [
        ("que_la = {el: de, los: en} | por_la = {el: de, que: con} #una", "it is code"),
        ("agua, pan, vino, sal, aceite, el queso, la miel, las nueces.", "it is a list"),
        ("Los Hijos Del Molino De La Presa Vieja", "it is mainly names"),
        ("1931 12.4 de 33 la 1932 13.1 de 35 la 1933 14.0 de 36", "it is mainly figures"),
        ("La escuela de la aldea y los que no fueron a ella, p. 14", "it is a reference"),
        ("Que no se vaya\nla luz del río\ncon la mañana\nque ya se fue", "it is verse"),
        (SPANISH, ""),
    ],
)
def test_what_is_no_prose_says_what_it_is(says, reason):
    assert kept.why(says, View.of(says).blocks, "", "", inside=False) == reason


def test_a_remark_behind_a_passage_explains_it():
    says, reason = "la casa de los abuelos", "what follows explains it"
    blocks = View.of(says).blocks

    assert kept.why(says, blocks, "of", "(the house of both)", inside=True) == reason
    assert kept.why(says, blocks, "of", "was there", inside=True) == ""


def test_a_run_of_paragraphs_is_one_edit(clean):
    edits = clean(text(SPANISH, SPANISH.replace("casa", "torre"))).edits

    assert [edit.was.count("durante") for edit in edits] == [2]


def test_the_number_of_an_item_goes_with_it(clean):
    assert clean(text(f"1. {SPANISH}")).text == text()


def test_few_words_without_any_of_the_main_language_are_enough_if_langdetect_is_sure(clean):
    few = "Distintas organizaciones de derechos humanos han denunciado estas instalaciones."

    assert clean(text(few)).text == text()


def test_latin_letters_go_with_a_passage_in_russian_text(clean):
    host = "\n".join([f"{RUSSIAN} Теперь он закрыт, и никто в нём не живёт."] * 4)
    passage = "Wir haben mit ihm gesprochen und er hat uns alles gezeigt. Es war nicht viel da."

    assert clean(f"{host}\n{passage}\n{RUSSIAN}").text == f"{host}\n{RUSSIAN}"


def test_a_verb_of_saying_introduces_no_long_passage(clean):
    said = f"The teacher wrote in her diary. {SPANISH} {SPANISH} That was all."

    assert clean(text(said)).text == text("The teacher wrote in her diary. That was all.")


def test_a_page_that_goes_to_and_fro_is_one_of_two_languages(clean):
    lessons = f"{SPANISH}\n{ENGLISH}\n" * 5
    raw = f"{ENGLISH}\n" * 5 + lessons

    assert clean(raw).text == raw


class TestProfile:
    @pytest.mark.parametrize("action", ["remove", "flag", "metadata", "keep"])
    def test_what_is_done(self, tmp_path, action):
        profile = tmp_path / "own.yaml"
        profile.write_text(f"lang.foreign_passage: {action}\n", "utf-8")
        cleaned = chaffinch.Cleaner(profile, only=["lang"]).clean(text(SPANISH))

        assert (SPANISH in cleaned.text) == (action in {"flag", "keep"})
        assert len(cleaned.flags) == (action == "flag")
        assert (SPANISH in cleaned.metadata.values()) == (action == "metadata")
        assert cleaned.restore() == text(SPANISH)


def test_english_in_german(clean):
    raw = f"{GERMAN}\n{ENGLISH.splitlines()[1][:56]}\nHeute führt dort ein Weg durch die Wiese."

    assert clean(raw).text == f"{GERMAN}\nHeute führt dort ein Weg durch die Wiese."


def test_a_page_in_two_languages_is_left_alone(clean):
    raw = f"{ENGLISH}\n{GERMAN}\n{END}"

    assert clean(raw).text == raw


def test_little_prose_is_left_alone(clean):
    raw = f"{END}\n{SPANISH}\n{END}"

    assert clean(raw).text == raw


def test_a_short_passage_in_a_close_language_stays(clean):
    host = "\n".join(
        [f"{SPANISH} No había otra en el valle, y por eso nadie pensó en cerrarla."] * 3
    )
    raw = f"{host}\nA casa fica ao lado do rio e tem uma escola.\n{SPANISH}"

    assert clean(raw).text == raw


def test_the_cleaned_text_is_settled(clean):
    once = clean(text(SPANISH, KOREAN, END, RUSSIAN)).text

    assert clean(once).text == once


class TestTwoLanguages:
    PAGE = f"{ENGLISH}\n{GERMAN}"

    def test_the_page_is_flagged_and_nothing_goes(self, clean):
        cleaned = clean(self.PAGE)

        assert cleaned.text == self.PAGE
        assert [flag.rule for flag in cleaned.flags] == ["lang/bilingual"]

    def test_a_page_of_one_language_is_not(self, clean):
        assert clean(f"{ENGLISH}\n{ENGLISH}").flags == ()


class TestForced:
    def test_the_main_language_is_the_one_given(self):
        page = f"{ENGLISH}\n{SPANISH}"
        spanish = chaffinch.Cleaner(only=["lang"], language="es").clean(page)

        assert SPANISH not in chaffinch.Cleaner(only=["lang"], language="en").clean(page).text
        assert spanish.text == page  # too little is in it to take the rest for foreign

    def test_an_unknown_code_is_told_of(self):
        with pytest.raises(chaffinch.ChaffinchError, match="by the code 'english'"):
            chaffinch.Cleaner(language="english")

    def test_the_digest_says_it(self):
        digests = {
            chaffinch.Cleaner(only=["lang"], language=code).rules.digest for code in ("", "en")
        }

        assert len(digests) == 2
