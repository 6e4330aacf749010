"""Stages that take what stands below a heading or a head: before and after, and what must stay."""

import pytest

from chaffinch.stages.card import Card
from chaffinch.stages.entry import Entry
from chaffinch.stages.run import Run
from chaffinch.stages.section import Section
from marking import MORE, PROSE, assert_marked, texts


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

    @texts(
        {
            "the title stands below": f"[-Home\nMore news-]\nNine Lamps for You and Me\n{PROSE}",
            "another label stood below": (
                f"{PROSE}\n[-More news\nHome-]\nNine Lamps for You and Me\nOn Barns\n{MORE}"
            ),
        }
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

    @texts(
        {
            "no label": f"{PROSE}\nSam says:\n{MORE}\n{PROSE}",
            "no text above": f"Sam says:\n{MORE}\nReply",
            "it says more": f"{PROSE}\nSam says: reply\n{MORE}\nReply",
            "too far": f"{PROSE}\nSam says:\n" + f"{MORE}\n" * 9 + "Reply",
        }
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
