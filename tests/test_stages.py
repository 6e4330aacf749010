"""Each stage with a rule made for the test: what must stay first, then before and after."""

import pytest

from chaffinch import categories, engine, examples, pack
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME, FAR
from chaffinch.stages.below import Below
from chaffinch.stages.between import Between
from chaffinch.stages.card import Card
from chaffinch.stages.entry import Entry
from chaffinch.stages.metadata import Metadata
from chaffinch.stages.pattern import Pattern
from chaffinch.stages.phrase import Phrase
from chaffinch.stages.repair import Repair
from chaffinch.stages.repeat import Repeat
from chaffinch.stages.run import Run
from chaffinch.stages.section import Section

PROSE = "The weir above the village was built in 1702 and rebuilt twice after the great floods."
MORE = "Anna Holm keeps the archive of the mill and answers every letter that reaches her there."
LAST = "Anna Holm has letters about the village, the weir and the great floods."
TENTS = "We sell boots, tents, ropes, lamps, stoves and knives to mountain climbers."
STAGE_OF = {BY_NAME[name].settings: name for name in BY_NAME}


def marked(settings, text, category="custom.test", beside=()):
    """The text with all changes marked that rules with these settings make."""
    rules = RuleSet(
        pack.compiled(
            Rule(f"test/rule-{n}", STAGE_OF[type(one)], one, category, "A rule.", "Because.")
            for n, one in enumerate((settings, *beside))
        ),
        Profile("test", {}),
    )
    return examples.mark(engine.run(text, rules).ledger)


def assert_marked(settings, wanted, beside=()):
    assert marked(settings, examples.unmark(wanted), beside=beside) == wanted


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


class TestCard:
    SETTINGS = Card(("you may also like",))

    def test_the_heading_and_the_headlines_below_it_go(self):
        text = f"{PROSE}\n[-You may also like:\nNine Lamps for You\nA Barn Lives Again-]"

        assert_marked(self.SETTINGS, text)

    @pytest.mark.parametrize("heading", ["The Second Flood", "How the weir came to the village"])
    def test_a_line_that_may_head_the_next_paragraph_stays(self, heading):
        text = f"[-You may also like\nNine Lamps Worth Your Money-]\n{heading}\n{PROSE}"

        assert_marked(self.SETTINGS, text)

    def test_a_headline_that_speaks_of_something_else_goes(self):
        text = f"[-You may also like\nNine Lamps!\nTen Barns and Their Painters-]\n{PROSE}"

        assert_marked(self.SETTINGS, text)

    def test_a_wider_gap_ends_the_card(self):
        text = f"[-You may also like\nNine Lamps\nTen Barns-]\n\nThe Second Flood\n\n{PROSE}"

        assert_marked(self.SETTINGS, text)

    def test_a_sentence_with_the_words_stays(self):
        assert_marked(self.SETTINGS, f"You may also like the smaller mill, she said.\n{PROSE}")

    MENU = Run(("home", "more news"))

    def test_the_headlines_go_if_a_menu_took_the_heading(self):
        text = f"{PROSE}\n[-Home\nMore news-]\n[-Nine Lamps for You\nA Barn Lives Again-]\n{MORE}"

        assert_marked(Card(("more news",)), text, beside=[self.MENU])

    @pytest.mark.parametrize(
        "text",
        [
            f"[-Home\nMore news-]\nNine Lamps for You and Me\n{PROSE}",
            f"{PROSE}\n[-More news\nHome-]\nNine Lamps for You and Me\nOn Barns\n{MORE}",
        ],
        ids=["the title stands below", "another label stood below"],
    )
    def test_what_stands_below_a_menu_stays(self, text):
        assert_marked(Card(("more news",)), text, beside=[self.MENU])

    def test_the_next_heading_ends_the_card(self):
        settings = Card(("you may also like", "more news"), body_blocks=2)
        text = (
            f"[-You may also like\nNine Lamps-]\n[-More news\nTen Barns and Their Cats-]\n{PROSE}"
        )

        assert_marked(settings, text)


class TestEntry:
    SETTINGS = Entry((r".{2,20} says:", r"^december \d{1,2}, \d{4}"), ("reply",), after_words=10)

    def test_a_comment_goes_with_its_label(self):
        assert_marked(self.SETTINGS, f"{PROSE}\n[-Sam says:\n{MORE}\nReply-]\n{PROSE}")

    def test_a_date_has_its_name_in_the_line_above(self):
        text = f"{PROSE}\n[-Old Sam\nDecember 22, 2023\n{MORE}\nReply-]\n{PROSE}"

        assert_marked(self.SETTINGS, text)

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\nSam says:\n{MORE}\n{PROSE}",
            f"Sam says:\n{MORE}\nReply",
            f"{PROSE}\nSam says: reply\n{MORE}\nReply",
            f"{PROSE}\nSam says:\n" + f"{MORE}\n" * 9 + "Reply",
        ],
        ids=["no label", "no text above", "it says more", "too far"],
    )
    def test_stays(self, text):
        assert_marked(self.SETTINGS, text)


class TestSection:
    SETTINGS = Section(
        headings=("related articles",),
        after_words=10,
    )

    def test_everything_short_to_the_end_goes(self):
        assert_marked(self.SETTINGS, f"{PROSE}\n[-Related articles\nTen rivers\nShare-]\n")

    def test_nothing_goes_where_prose_follows(self):
        assert_marked(self.SETTINGS, f"{PROSE}\nRelated articles\nTen rivers\n{MORE}")

    def test_nothing_goes_before_enough_prose(self):
        assert_marked(self.SETTINGS, "A short line\nRelated articles\nTen rivers")


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


class TestBetween:
    SETTINGS = Between(("custom",), prose_words=10)
    BESIDE = (Phrase(("share this", "leave a comment"), cover=1), Run(("news", "sport")))

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\n[-Share this-]\n[-Kestrel Podcasts-]\n[-Leave a comment-]\n{LAST}",
            f"{PROSE}\n[-Share this-]\n[-Kestrel Podcasts-]",
            f"[-Kestrel Podcasts-]\n[-Share this-]\n{PROSE}",
            f"{PROSE}\n[-Share this-]\n[-{TENTS}-]\n[-Share this-]\n{LAST}",
            f"{PROSE}\n[-News-]\n[-Share this-]\n{LAST}",
        ],
        ids=["between two", "before the end", "at the top", "a paragraph", "a label beside one"],
    )
    def test_what_the_text_does_not_speak_of_goes(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\n[-Share this-]\nThe great floods\n[-Leave a comment-]\n{LAST}",
            f"{PROSE}\n[-Share this-]\nKestrel Podcasts\n{LAST}",
            f"{PROSE}\nKestrel Podcasts\n[-Share this-]\n{LAST}",
            f"{PROSE}\n[-Share this-]\n- Kestrel Podcasts\n[-Share this-]\n{LAST}",
            f"[-Share this-]\nKestrels nesting inside concrete chimneys\n[-Share this-]\n{PROSE}",
            f"{PROSE}\n[-Share this-]\n1931\n[-Share this-]\n{LAST}",
            f"{PROSE}\n[-Share this-]\n水車小屋\n[-Share this-]\n{LAST}",
            f"{PROSE}\n[-Share this-]\nNews\n{LAST}",
            f"{PROSE}\n[-Share this-]\n{LAST}\n[-Share this-]",
            f"{PROSE}\n[-Share this-]\n{TENTS}",
        ],
        ids=[
            "the text speaks of it", "above prose", "below prose", "in a list", "a title",
            "a figure", "words cannot be told", "it may be a heading", "a paragraph of the text",
            "a paragraph at the end",
        ],
    )  # fmt: skip
    def test_what_may_belong_to_the_text_stays(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    def test_nothing_is_told_from_little_prose(self):
        text = f"{PROSE}\n[-Share this-]\nKestrel Podcasts\n[-Share this-]\n{LAST}"

        assert_marked(Between(("custom",)), text, self.BESIDE)

    def test_rules_of_other_families_are_no_company(self):
        text = f"{PROSE}\n[-Share this-]\nKestrel Podcasts\n[-Share this-]\n{LAST}"

        assert_marked(Between(("share",), prose_words=10), text, self.BESIDE)


class TestBelow:
    SETTINGS = Below(("custom.test",), prose_words=10, after_words=10)
    BESIDE = (Phrase(("post comment",), cover=1),)

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\n[-Post comment-]\n[-Kestrel Podcasts-]\n[-{TENTS}-]\n{LAST}",
            f"{PROSE}\n[-Post comment-]\n[-{TENTS}-]\n[-Kestrel Podcasts-]",
        ],
        ids=["the text goes on", "the end"],
    )
    def test_what_the_text_does_not_speak_of_goes(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    @pytest.mark.parametrize(
        "text",
        [
            f"{PROSE}\n[-Post comment-]\n{LAST}",
            f"{PROSE}\n[-Post comment-]\nKestrel Podcasts\n{LAST}",
            f"[-Post comment-]\n{TENTS}\n{PROSE}",
            f"{PROSE}\n{TENTS}\n[-Post comment-]",
        ],
        ids=["prose of the text", "its heading", "no text above", "above the form"],
    )
    def test_what_may_belong_to_the_text_stays(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)


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
