"""Each stage with a rule made for the test: what must stay first, then before and after."""

import pytest

from chaffinch import categories, engine, pack
from chaffinch.stages import BY_NAME, FAR
from chaffinch.stages.metadata import Metadata
from chaffinch.stages.pattern import Pattern
from chaffinch.stages.phrase import Phrase
from chaffinch.stages.repair import Repair
from chaffinch.stages.repeat import Repeat
from chaffinch.stages.run import Run
from marking import MORE, PROSE, assert_marked, marked


class TestPhrase:
    @pytest.mark.parametrize(
        "text",
        [
            "The sign-up sheet for our newsletter hung by the door of the mill for many years.",
            "Sign up for our newsletters",
            f"Newsletter\n{PROSE}",
        ],
    )
    def test_stays(self, text):
        assert_marked(Phrase(("sign up for our newsletter",)), text)

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\n[-Sign up for our newsletter today!-]\n{MORE}",
            f"{PROSE}\n[-SIGN UP  FOR OUR\tNEWSLETTER-]",
            "[-→ Sign up for our\u00a0newsletter (2)-]",
        ],
    )
    def test_goes(self, text):
        assert_marked(Phrase(("sign up for our newsletter",)), text)

    def test_a_heading_of_prose_about_it_stays(self):
        text = "Newsletter\nThe newsletter of the mill was printed on the miller's own press."

        assert_marked(Phrase(("newsletter",), cover=1), text)

    def test_the_same_label_above_other_prose_goes(self):
        assert_marked(Phrase(("newsletter",), cover=1), f"[-Newsletter-]\n{PROSE}")

    def test_only_the_sentence_goes_from_a_paragraph(self):
        settings = Phrase(("read our cookie policy",), unit="sentence", cover=0.8)

        assert_marked(settings, f"{PROSE} [-Read our cookie policy.-] {MORE}")

    def test_several_phrases_cover_a_block_together(self):
        settings = Phrase(("accept all", "reject all"), cover=1, at_least=2)

        assert_marked(settings, f"{PROSE}\n[-Accept all / Reject all-]\nAccept all")

    def test_text_without_spaces_between_words(self):
        assert_marked(Phrase(("分享到微博",)), "这座磨坊建于一七〇二年。\n[-分享到微博-]")

    def test_offsets_after_a_letter_that_grows_when_lowered(self):
        assert_marked(Phrase(("share this",), cover=1), "İİİİ İstanbul\n[-Share this-]\nİ")


class TestPattern:
    COOKIES = Pattern((r"\bwe use cookies\b.{0,80}",), unit="sentence", max_words=30)

    @pytest.mark.parametrize("text", ["Bakers use cookies as samples.", "we used cookies once"])
    def test_stays(self, text):
        assert_marked(self.COOKIES, text)

    def test_a_block_of_matching_sentences_goes(self):
        assert_marked(self.COOKIES, f"[-We use cookies to run this site. OK-]\n{PROSE}")

    def test_a_sentence_in_a_long_block_goes(self):
        assert_marked(self.COOKIES, f"{PROSE} {MORE} [-We use cookies on this site.-] {PROSE}")

    def test_the_match_alone(self):
        assert_marked(
            Pattern((r"\[citation needed\]",), unit="match"), "It was[-[citation needed]-] so."
        )


class TestRun:
    SETTINGS = Run(("home", "news", "sport", "contact"))

    def test_labels_in_a_row_go(self):
        assert_marked(self.SETTINGS, f"[-Home\nNews\nSport-]\n{PROSE}")

    def test_an_unknown_one_between_two_goes_along(self):
        assert_marked(self.SETTINGS, f"[-Home\nWeir Watch\nContact-]\n{PROSE}")

    def test_labels_on_one_line_go(self):
        assert_marked(self.SETTINGS, f"[-Home | News | Contact-]\n{PROSE}")

    def test_one_label_stays(self):
        assert_marked(self.SETTINGS, f"News\n{PROSE}")

    def test_a_teaser_that_breaks_off_may_stand_between(self):
        settings = Run(("read more",), max_words=12, after_words=10)
        teaser = "Nine lamps that turn any barn into a hall …"

        assert_marked(settings, f"{PROSE}\n[-Read more\n{teaser}\nRead more-]\n{PROSE}")
        assert_marked(settings, f"Read more\n{teaser}\nRead more\n{PROSE}")


class TestRepeat:
    def test_the_second_title_goes(self):
        text = f"The Mill on the Weir\n\n[-The Mill on the Weir-]\n\n{PROSE}"

        assert_marked(Repeat("title"), text)

    @pytest.mark.parametrize(
        "text",
        [
            f"The Mill on the Weir\n{PROSE}\nThe Mill on the Weir",
            "O stay with me now\nO stay with me now\nuntil the light",
            f"Mills\nMills\n{PROSE}",
        ],
    )
    def test_a_refrain_a_late_copy_and_a_short_label_stay(self, text):
        assert_marked(Repeat("title"), text)

    def test_boxes_that_differ_in_a_number_are_one_box(self):
        body = "Get stories about mills, delivered on day {} by people who know about mills."
        box = "Learn about mills\n" + body
        prose = [f"{PROSE} {n}." for n in range(9)]
        parts = [*prose[:3], box.format(1), *prose[3:6], box.format(2), *prose[6:], box.format(3)]

        got = marked(Repeat("box", 3, ("delivered",)), "\n".join(parts))

        assert got.count("[-Learn about mills") == 3

    def test_the_first_of_some_boxes_stays_when_nothing_shows_that_it_is_an_offer(self):
        box = "Opening hours\nThe mill is open from nine to five on all days but Monday."
        prose = [f"{PROSE} It held in {year}." for year in range(1801, 1807)]
        parts = [*prose[:3], box, *prose[3:], box]

        got = marked(Repeat("box", 2), "\n".join(parts))

        assert got.count("[-Opening hours") == 1
        assert got.index("Opening hours") < got.index("[-Opening hours")


class TestRepair:
    @pytest.mark.parametrize(
        "text",
        [
            "We met U.S. officials at 12:30, e.g. on 3.5 acres, near example.com or in file.txt.",
            "They use Node.js and ASP.NET on 5G,4G and 3G masts from the hill to the sea.",
            "See https://example.org/a.Baker,b for the list of bakers who are in the town.",
            "name,price,weight",
            "Call list.Add twice and then print(a,b) to see what has become of your words.",
        ],
    )
    def test_no_space_is_missing(self, text):
        assert_marked(Repair("glue"), text)

    @pytest.mark.parametrize(
        "text",
        [
            "The river rose and rose for three days.{+ +}Then it fell as fast as it had risen.",
            "It fell from the hills to the plain,{+ +}carrying 5G,{+ +}mobile,{+ +}and wires.",
            "However,{+ +}the bridge held for another night and most of the day after.",
            "He wrote “the mill is lost and we with it.”{+ +}Nobody answered him before spring.",
        ],
    )
    def test_a_space_is_missing(self, text):
        assert_marked(Repair("glue"), text)

    def test_blank_lines_with_spaces_and_crlf(self):
        assert_marked(Repair("blank_run"), "One.\r\n \r\n[-\r\n\t\r\n\r\n-]Two.")

    def test_mojibake_is_read_back_and_only_where_it_changes(self):
        assert_marked(Repair("mojibake"), "Das Caf[-Ã©-]{+é+} in M[-Ã¼-]{+ü+}nchen")

    def test_letters_that_only_look_suspicious_stay(self):
        assert_marked(Repair("mojibake"), "VIÑA DEL MAR, São Paulo, Ångström, Ñandú, Âge")


class TestMetadata:
    SETTINGS = Metadata(
        "editor",
        any=(r"edited by:?",),
        then=(r"(?-i:[A-Z])\w{1,20} (?-i:[A-Z])\w{1,20}", r".{0,40}\beditor"),
    )

    def test_the_label_takes_name_and_job_along(self):
        assert_marked(self.SETTINGS, f"A Title\n[-Edited By\nAnna Holm\nSenior Editor-]\n{PROSE}")

    def test_the_job_may_be_missing(self):
        assert_marked(self.SETTINGS, f"A Title\n[-Edited By\nAnna Holm-]\nThe Weir\n{PROSE}")

    def test_without_a_name_nothing_goes(self):
        assert_marked(self.SETTINGS, f"A Title\nEdited by\n{PROSE}")

    def test_in_the_middle_of_a_document_nothing_goes(self):
        lines = [PROSE] * 9

        assert_marked(self.SETTINGS, "\n".join([*lines, "Edited by", "Anna Holm", *lines]))

    def test_of_several_patterns_without_words_each_may_match(self):
        settings = Metadata("date", any=(r"\d\d/\d{4}", r"(?P<value>\d{4})-\d\d"))

        assert_marked(settings, f"A Title\n[-12/2020-]\n[-2020-12-]\nNo 12\n{PROSE}")

    def test_a_pattern_may_refer_back_to_its_own_group(self):
        settings = Metadata("date", any=(r"(\d)x", r"(\d\d)-\1"))

        assert_marked(settings, f"A Title\n12-13\n[-12-12-]\n{PROSE}")


def test_every_stage_file_is_in_the_order():
    folder = pack.PACKAGE / "stages"
    on_disk = {path.stem for path in folder.glob("[!_]*.py")}

    assert on_disk == set(BY_NAME)


def test_every_category_has_an_action_that_exists():
    assert set(categories.DEFAULTS.values()) <= set(categories.ACTIONS)


def test_what_weighs_the_whole_document_is_asked_first_and_when_nothing_else_is_left(monkeypatch):
    asked = []

    def look(view, rules, stages, spare):
        found = engine_look(view, rules, stages, spare)
        asked.append((FAR & {stage.name for stage in stages}, len(stages), bool(found.changes)))
        return found

    engine_look = engine.look
    monkeypatch.setattr(engine, "look", look)
    marked(Phrase(any=("Read more",)), f"Read more\n{PROSE}\n\nRead more\n{MORE}")
    others = len(BY_NAME) - len(FAR)

    assert asked == [(FAR, len(BY_NAME), True), (set(), others, False), (FAR, len(FAR), False)]
