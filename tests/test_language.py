"""The stage for passages in another language: first what must stay, then what goes."""

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

ENGLISH = (
    "The mill at the end of the lane was built by two brothers who had come from the coast. "
    "They had no money, but they knew how a wheel is set, and the farmers lent them the stones. "
    "For thirty years it ground the corn of the whole valley, and nobody thought of going "
    "anywhere else.\n"
    "When the river was moved in 1931, the wheel stood still. The younger brother was dead by "
    "then, and the older one sold the stones to a man who wanted them for his garden."
)
GERMAN = (
    "Die Mühle am Ende des Weges wurde von zwei Brüdern gebaut, die von der Küste gekommen waren. "
    "Sie hatten kein Geld, aber sie wussten, wie man ein Rad setzt, und die Bauern liehen ihnen "
    "die Steine. Dreißig Jahre lang mahlte sie das Korn für das ganze Tal, und niemand dachte "
    "daran, zu einer anderen zu gehen.\n"
    "Als der Fluss verlegt wurde, stand das Rad still. Der jüngere Bruder war schon tot, und der "
    "ältere verkaufte die Steine an einen Mann, der sie für seinen Garten haben wollte."
)
SPANISH = (
    "La casa que está junto al río fue durante muchos años la escuela del pueblo, y todos los "
    "que nacieron allí aprendieron a leer en ella."
)
PORTUGUESE = (
    "A casa que fica junto ao rio foi durante muitos anos a escola da aldeia, e todos os que "
    "nasceram ali aprenderam a ler nela com uma professora que também era parteira."
)
END = "Today a path runs where the water was, and in the spring it is full of violets."
NORWEGIAN = (
    "Til tross for det absurde møtet, understreker hun at tilstedeværelsen på fødestuen ble et "
    "morsomt minne."
)
RUSSIAN = (
    "Дом, который стоит у реки, много лет был школой, и все, кто родился в деревне, "
    "учились в нём читать и писать."
)
KOREAN = (
    "강가에 있는 집은 오랫동안 마을의 학교였고 "
    "그곳에서 태어난 모든 아이들은 그 집에서 글을 배웠다."
)
TURKISH = (
    "Irmağın kıyısındaki ev uzun yıllar köyün okulu olarak kullanıldı ve orada doğan çocuklar "
    "okumayı bu evde öğrendi."
)
HINDI = "नदी के पास का घर कई साल तक गाँव का स्कूल था और वहाँ के सब बच्चे उसी में पढ़ते थे। अब वह बंद है।"


@pytest.fixture(scope="module")
def clean():
    return chaffinch.Cleaner(only=["lang"]).clean


def text(*parts):
    return "\n".join((ENGLISH, *parts, END))


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


def test_a_run_of_paragraphs_is_one_edit(clean):
    edits = clean(text(SPANISH, SPANISH.replace("casa", "torre"))).edits

    assert [edit.was.count("durante") for edit in edits] == [2]


def test_the_number_of_an_item_goes_with_it(clean):
    assert clean(text(f"1. {SPANISH}")).text == text()


def test_few_words_without_any_of_the_main_language_are_enough_if_langdetect_is_sure(clean):
    few = "Distintas organizaciones de derechos humanos han denunciado estas instalaciones."

    assert clean(text(few)).text == text()


def test_of_close_languages_langdetect_may_name_any_but_the_main_one():
    assert opinion(NORWEGIAN, "en", "da")[1] > 0.99
    assert opinion(NORWEGIAN, "nb", "da")[1] < 0.5


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


@pytest.mark.parametrize(
    ("says", "language"), [(ENGLISH, "en"), (GERMAN, "de"), (SPANISH, "es"), (RUSSIAN, "ru")]
)
def test_the_vote(says, language):
    read = units(says)

    assert main_language(read)[0] == language
    assert language_of(read[0].script, (vote for one in read for vote in one.votes)) == language


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
    start = time.perf_counter()
    clean(raw)

    assert time.perf_counter() - start < 10


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
