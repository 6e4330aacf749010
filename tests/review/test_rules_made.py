"""Rules made of passages: drafted, tried, written when they hold, and found by the next batch."""

import pytest

from chaffinch import Cleaner, catalogue, rulefile, strict_yaml, verdicts
from chaffinch.review import drafts, trials


def test_a_rule_made_of_a_passage_holds_and_is_found_by_the_batch(asks, desk, clean, out, span):
    start, end = span("Our raffle is drawn on Friday")
    draft = asks("draft", name="one.txt", start=start, end=end)
    checked = asks("check", **draft)
    asks("save", **draft)
    rule, proof = rulefile.load(desk.rules / f"{draft['name']}.yaml", desk.rules)
    clean()

    assert draft["name"] == "own/our-raffle-is-drawn"
    assert checked["problems"] == []
    assert checked["reach"] == [{"page": "one.txt", "text": "Our raffle is drawn on Friday"}]
    assert list(catalogue.failures(rule, proof)) == []
    assert proof.keeps[0].startswith("A raffle had paid")
    assert "raffle is drawn" not in (out / "one.txt").read_text()
    assert asks("save", status=409, **draft)["error"].endswith("a rule of that name already")


def test_a_rule_of_a_sentence_takes_the_sentence_alone(asks, span):
    start, end = span("and the flood of 1911 took half of it away.")
    draft = asks("draft", name="one.txt", start=start, end=end)

    assert "unit: sentence" in draft["text"]
    assert "village was built in 1702, [-and the flood" in draft["text"]


def test_a_rule_whose_examples_fail_is_not_written(asks, desk, span):
    start, end = span("Our raffle is drawn on Friday")
    draft = asks("draft", name="one.txt", start=start, end=end)
    draft["text"] = draft["text"].replace("- Our raffle is drawn on Friday", "- our lottery")
    (problem,) = asks("check", **draft)["problems"]

    assert "[-Our raffle" in problem["wanted"]
    assert "[-" not in problem["got"]
    assert "does not come out" in asks("save", status=409, **draft)["error"]
    assert not (desk.rules / "own").exists()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("why:", "wyh:"), "own/x.yaml:2: unknown key 'wyh'; did you mean 'why'?"),
        (("status: stable", "status: draft"), "a draft runs only when it is named"),
        (("[-", ""), "an example under 'removes' marks nothing"),
        (("cover: 0.9", "cover: high"), "expected a number"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told(asks, change, problem, span):
    start, end = span("Our raffle is drawn on Friday")
    text = asks("draft", name="one.txt", start=start, end=end)["text"].replace(*change)
    told = asks("check", name="own/x", text=text)["problems"]

    assert any(problem in one["text"] for one in told), told


def test_the_name_of_a_shipped_rule_is_taken(own_rules):
    text = (own_rules / "mill" / "shop.yaml").read_text("utf-8")

    (problem,) = trials.problems(*trials.read("ad/marker", text))
    assert "called 'ad/marker', too" in problem["text"]


def test_never_again_is_a_near_miss_of_one_s_own_rule(asks, desk, span):
    start, end = span("The mill shop is open!")
    told = asks("never", name="one.txt", start=start, end=end)
    (problem,) = asks("check", **told)["problems"]
    mended = (
        told["text"]
        .replace("the mill shop is open]", "the mill shop is shut]")
        .replace("[-The mill shop is open!-]", "[-The mill shop is shut!-]")
    )
    asks("save", name=told["name"], text=mended, over=True)

    assert told["name"] == "mill/shop"
    assert problem["wanted"] == "The mill shop is open!"
    assert (
        rulefile.load(desk.rules / "mill" / "shop.yaml", desk.rules)[1].keeps[-1]
        == problem["wanted"]
    )
    assert not desk.file.exists()


def test_never_again_of_a_shipped_rule_puts_the_passage_back_everywhere(out, desk, asks, span):
    desk.rules = out / "rules"  # where this rule is not
    start, end = span("The mill shop is open!")
    asks("never", name="one.txt", start=start, end=end)
    (verdict,) = verdicts.read(desk.file)

    assert (verdict.before, verdict.after) == ("", "")
    assert Cleaner(verdicts=desk.file).clean("The mill shop is open!").text


@pytest.mark.parametrize(
    "keeps",
    [
        'keeps: [One., "Two: ü."]\n',
        "keeps:\n    - One.\n    - 'Two: ü.'\n",
        "keeps:\n  - One.\n  - |\n    Two: ü.\n\nmay_misfire: Never.\n",
        "keeps:\n    - One.\n    # why\n    - Two\n",
    ],
)
def test_a_near_miss_is_added_and_all_else_stands(keeps):
    text = "# ümläut 𝒳\nexamples:\n  removes: [x]\n  " + keeps
    new = drafts.with_keep(text, 'It says: "no" – #1')
    found = strict_yaml.mapping(strict_yaml.compose(new, "x"), "x")
    kept = strict_yaml.mapping(found["examples"][1], "x")["keeps"][1]

    assert strict_yaml.texts(kept, "x")[2] == 'It says: "no" – #1'
    assert len(kept.value) == 3
    assert all(line in new for line in text.splitlines() if "[One" not in line)
