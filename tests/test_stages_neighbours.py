"""Stages that go by what others took: what must stay first, then before and after."""

from chaffinch.stages.below import Below
from chaffinch.stages.between import Between
from chaffinch.stages.phrase import Phrase
from chaffinch.stages.run import Run
from marking import PROSE, assert_marked, texts

LAST = "Anna Holm has letters about the village, the weir and the great floods."
SHARE, FORM, LABEL = "[-Share this-]", "[-Post comment-]", "Kestrel Podcasts"
TENTS = "We sell boots, tents, ropes, lamps, stoves and knives to mountain climbers."


class TestBetween:
    SETTINGS = Between(("custom",), prose_words=10)
    BESIDE = (Phrase(("share this", "leave a comment"), cover=1), Run(("news", "sport")))

    @texts(
        {
            "between two": f"{PROSE}\n{SHARE}\n[-{LABEL}-]\n[-Leave a comment-]\n{LAST}",
            "before the end": f"{PROSE}\n{SHARE}\n[-{LABEL}-]",
            "at the top": f"[-{LABEL}-]\n{SHARE}\n{PROSE}",
            "a paragraph": f"{PROSE}\n{SHARE}\n[-{TENTS}-]\n{SHARE}\n{LAST}",
            "a label beside one": f"{PROSE}\n[-News-]\n{SHARE}\n{LAST}",
        }
    )
    def test_what_the_text_does_not_speak_of_goes(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    @texts(
        {
            "the text speaks of it": f"{PROSE}\n{SHARE}\nThe great floods\n{SHARE}\n{LAST}",
            "the text speaks of one of them": (
                f"{PROSE}\n{SHARE}\n{LABEL}\nThe great floods\n{SHARE}\n{LAST}"
            ),
            "above prose": f"{PROSE}\n{SHARE}\n{LABEL}\n{LAST}",
            "below prose": f"{PROSE}\n{LABEL}\n{SHARE}\n{LAST}",
            "in a list": f"{PROSE}\n{SHARE}\n- {LABEL}\n{SHARE}\n{LAST}",
            "a title": f"{SHARE}\nKestrels nesting in factory chimneys\n{SHARE}\n{PROSE}",
            "a figure": f"{PROSE}\n{SHARE}\n1931\n{SHARE}\n{LAST}",
            "words cannot be told": f"{PROSE}\n{SHARE}\n水車小屋\n{SHARE}\n{LAST}",
            "it may be a heading": f"{PROSE}\n{SHARE}\nNews\n{LAST}",
            "a paragraph of the text": f"{PROSE}\n{SHARE}\n{LAST}\n{SHARE}",
            "a paragraph at the end": f"{PROSE}\n{SHARE}\n{TENTS}",
        }
    )
    def test_what_may_belong_to_the_text_stays(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    def test_nothing_is_told_from_little_prose(self):
        text = f"{PROSE}\n{SHARE}\n{LABEL}\n{SHARE}\n{LAST}"

        assert_marked(Between(("custom",)), text, self.BESIDE)

    def test_rules_of_other_families_are_no_company(self):
        text = f"{PROSE}\n{SHARE}\n{LABEL}\n{SHARE}\n{LAST}"

        assert_marked(Between(("share",), prose_words=10), text, self.BESIDE)


class TestBelow:
    SETTINGS = Below(("custom.test",), prose_words=10, after_words=10)
    BESIDE = (Phrase(("post comment",), cover=1),)

    @texts(
        {
            "the text goes on": f"{PROSE}\n{FORM}\n[-{LABEL}-]\n[-{TENTS}-]\n{LAST}",
            "the end": f"{PROSE}\n{FORM}\n[-{TENTS}-]\n[-{LABEL}-]",
        }
    )
    def test_what_the_text_does_not_speak_of_goes(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)

    @texts(
        {
            "prose of the text": f"{PROSE}\n{FORM}\n{LAST}",
            "its heading": f"{PROSE}\n{FORM}\n{LABEL}\n{LAST}",
            "no text above": f"{FORM}\n{TENTS}\n{PROSE}",
            "above the form": f"{PROSE}\n{TENTS}\n{FORM}",
        }
    )
    def test_what_may_belong_to_the_text_stays(self, text):
        assert_marked(self.SETTINGS, text, self.BESIDE)
