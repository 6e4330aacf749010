"""The page of a document in a real browser: what is seen, clicked, typed and searched there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import chaffinch
from chaffinch.document import Document
from chaffinch.page.page import page
from chaffinch.page.source import Source

RAW = Path(__file__).parents[1] / "raw"
FISH, NEWS, RYE = "01-weir-fish-ladder.txt", "15-otter-lane-news.html", "02-rye-starter.txt"
# The text that can be seen: of every text node none of whose elements is hidden.
SEEN = """() => {
  const all = document.querySelector(".text"), parts = [];
  const walker = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const inside = walker.currentNode.parentElement;
    if (inside.checkVisibility()) parts.push(walker.currentNode.data);
  }
  return parts.join("").split("").map((unit) => unit.charCodeAt(0));
}"""
ATTACK = (
    "<script>alert(1)</script>\n</textarea></script></style></div><img src=x onerror=alert(2)>\n"
    "<a href='javascript:alert(3)'>x</a> {{ 7 * 7 }} <!-- --> ]]> &lt;b&gt; &#0;\n"
    "Sign up for our newsletter\n"
    "\u202eright to left\u2066 \u202d\n\0\ud800\udfff\ufeff\x1b[31m \x85\r\n\r" + "w" * 5000 + "\n"
    "سطر بالعربية and English\n" + "🐦" * 40 + "\n"
)


@pytest.fixture
def opened(tab):
    """The page of a file in raw/, or of a text, cleaned; with the result."""

    def show(raw, kind=None, **options):
        document = (
            RAW / raw if (RAW / raw[:40]).is_file() else Document(raw, "page", kind or "text")
        )
        cleaned = chaffinch.clean(document)
        return tab(page(Source.of(cleaned)), **options), cleaned

    return show


def seen(made, view):
    made.locator(f"[value={view}]").check(force=True)
    units = made.evaluate(SEEN)
    data = b"".join(unit.to_bytes(2, "little") for unit in units)
    return data.decode("utf-16-le", "surrogatepass")


def utf16(text):
    """A text as a browser gives it back: halves of pairs that stand together are one character."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


@pytest.mark.parametrize("name", [FISH, RYE, NEWS, "17-kawa-no-suisha.html"])
def test_each_view_shows_its_text_and_each_removal_is_one_element(opened, name):
    made, cleaned = opened(name)
    told = list(Source.of(cleaned).notes())
    edits = [note.row for note in told if not note.stays]

    assert seen(made, "raw") == cleaned.document.raw
    assert seen(made, "clean") == cleaned.text
    assert made.locator(".text .k:not(mark)").count() == len(edits)
    rules = made.locator(".text .k:not(mark)").evaluate_all("all => all.map(e => e.dataset.rule)")
    assert rules == [row["rule"] for row in edits]


def test_an_attack_stays_text(opened):
    made, cleaned = opened(ATTACK, viewport={"width": 400, "height": 800})

    assert seen(made, "raw") == utf16(ATTACK)
    assert seen(made, "clean") == utf16(cleaned.text)
    for view in ("marked", "clean", "diff", "raw"):
        made.keyboard.press("Escape")
        made.locator(f"[value={view}]").check(force=True)
        assert made.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
    assert made.locator(".text :is(script, img, a, textarea)").count() == 0


def test_an_attack_in_html_stays_text(opened):
    text = "<p>A mill on the river.</p>" * 4 + ATTACK.replace("\0", "")
    made, _ = opened(text, "html")

    assert seen(made, "raw") == utf16(text)
    assert made.locator(".text :is(script, img, a, textarea)").count() == 0


def test_a_click_tells_the_rule_the_reason_the_evidence_and_the_place(opened):
    made, cleaned = opened(FISH)
    edit = next(edit for edit in cleaned.edits if edit.rule == "consent/cookie-banner")

    made.locator('[data-rule="consent/cookie-banner"]').click()
    card = made.locator("#card").inner_text()

    for told in (edit.rule, edit.why, edit.note, edit.category, edit.stage, "95 %", "line 8"):
        assert told in card
    assert f"{edit.start}–{edit.end}" in card
    made.keyboard.press("Escape")
    assert made.locator("#card .hint").is_visible()


def test_keys_go_from_removal_to_removal_and_back_and_can_be_switched_off(opened):
    made, cleaned = opened(FISH)
    step = made.locator("#step")
    total = len(cleaned.edits) + len(cleaned.flags)

    for key, wanted in (("n", 1), ("n", 2), ("p", 1), ("p", 1)):
        made.keyboard.press(key)
        assert step.inner_text() == f"{wanted} of {total}"
        assert made.locator(".text .here").get_attribute("data-n") == str(wanted - 1)
    assert made.locator(".text .here").evaluate("e => e.getBoundingClientRect().top < innerHeight")
    made.locator("#keys").uncheck()
    made.keyboard.press("n")
    assert step.inner_text() == f"1 of {total}"


def test_filters_leave_unmarked_what_nobody_wants_to_see(opened):
    made, cleaned = opened(RYE)
    marks = made.locator(".text .k:not(.off, mark)")  # flags may share elements
    total = len(cleaned.edits)

    made.locator("[data-family=promo]").uncheck()
    promo = [edit for edit in cleaned.edits if edit.category.startswith("promo")]
    assert promo
    assert marks.count() == total - len(promo)
    made.locator("[data-family=promo]").check()
    made.locator(f"[data-filter='{promo[0].rule}']").evaluate("box => box.click()")
    assert marks.count() == total - sum(edit.rule == promo[0].rule for edit in cleaned.edits)
    made.locator(f"[data-filter='{promo[0].rule}']").evaluate("box => box.click()")
    made.locator("#stage").select_option("repair")
    assert marks.count() == sum(edit.stage == "repair" for edit in cleaned.edits)
    made.locator("#stage").select_option("")
    made.locator("#confidence").fill("90")
    assert marks.count() == sum(edit.confidence <= 0.9 for edit in cleaned.edits) < total


def test_search_finds_what_the_view_shows_and_nothing_else(opened):
    made, _ = opened(NEWS)

    def search(words, told):
        made.locator("#search").fill(words)
        expect(made.locator("#found")).to_have_text(told)

    search("COOKIES to", "1")
    search("viewport", "none")
    search("the", re.compile(r"^\d+$"))
    for key, told in (
        ("Enter", r"1 of \d+"),
        ("Enter", r"2 of \d+"),
        ("Shift+Enter", r"1 of \d+"),
    ):
        made.locator("#search").press(key)
        expect(made.locator("#found")).to_have_text(re.compile(told))
    assert made.evaluate("CSS.highlights.get('this').size") == 1
    made.locator("[value=clean]").check(force=True)
    search("cookies to", "none")
    made.locator("[value=raw]").check(force=True)
    search("<nav", re.compile(r"^\d$"))


def test_the_diff_shows_old_lines_over_new(opened):
    made, _ = opened(
        "The mill was mended after eleven years.Nobody had asked the miller to do so.\n"
        "Sign up for our newsletter\nIt runs again, and the village hears it every hour.\n"
    )

    made.keyboard.press("3")
    rows = made.locator(".diff p").evaluate_all(
        "all => all.map(e => [e.className, e.textContent])"
    )

    assert rows == [
        ["gone", "The mill was mended after eleven years.Nobody had asked the miller to do so."],
        ["come", "The mill was mended after eleven years. Nobody had asked the miller to do so."],
        ["gone", "Sign up for our newsletter"],
        ["", "It runs again, and the village hears it every hour."],
    ]
    made.locator(".diff .gone .k").last.click()
    assert "promo/" in made.locator("#card").inner_text()


@pytest.mark.parametrize("view", ["marked", "diff"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault(opened, scheme, view, faults):
    made, _ = opened(RYE, color_scheme=scheme)
    made.keyboard.press("n")
    made.locator(f"[value={view}]").check(force=True)

    assert faults(made) == []


def test_a_telephone_shows_the_page_without_scrolling_sideways(opened, faults):
    made, _ = opened(FISH, viewport={"width": 400, "height": 800})

    assert made.evaluate("document.documentElement.scrollWidth") == 400
    made.locator('[data-rule="consent/cookie-banner"]').click()
    top = made.locator("#card").bounding_box()["y"]
    assert 400 < top < 800
    assert faults(made) == []


@pytest.mark.parametrize("text", ["", "A mill.\n"])
def test_a_page_from_which_nothing_went_has_no_legend_and_works(opened, faults, text):
    made, _ = opened(text)

    for key in ("n", "p", "3", "4", "Escape", "1"):
        made.keyboard.press(key)
    assert seen(made, "raw") == text
    assert made.locator("#legend").count() == 0
    assert made.locator("#step").inner_text() == "0"
    assert made.locator("#card").inner_text() == "No rule took anything from this page."
    assert faults(made) == []


def test_a_mark_runs_from_right_to_left_as_its_line_does(opened):
    made, _ = opened(
        '<p dir="rtl"><nav><a>الرئيسية</a></nav><p>تأسست المدينة على ضفة النهر.', "html"
    )
    right = made.locator(".text .k").evaluate("mark => mark.getClientRects()[0].right")
    box = made.locator(".text").bounding_box()

    assert right == pytest.approx(box["x"] + box["width"], abs=9)


def test_a_link_to_a_number_opens_that_removal(opened):
    made, _ = opened(FISH)

    made.goto(made.url + "#4")
    made.reload()

    assert made.locator(".text .here").first.get_attribute("data-n") == "4"


def test_of_a_page_of_a_megabyte_only_what_is_in_sight_is_laid_out(tab):
    line = f"{'The mill below the weir ground rye for three villages, ' * 2}and more.\n"
    lines = [line if number % 20 else "Sign up for our newsletter\n" for number in range(9_500)]
    cleaned = chaffinch.Cleaner(only=["promo"]).clean("".join(lines), kind="text")
    made = tab(page(Source.of(cleaned)))
    laid_out = """() => [...document.querySelectorAll(".part")].filter((part) =>
      part.firstElementChild?.checkVisibility({contentVisibilityAuto: true})).length"""

    made.keyboard.press("p")
    expect(made.locator(".text .here").first).to_be_in_viewport()
    made.goto(made.url + "#200")
    made.reload()
    expect(made.locator(".text .here").first).to_be_in_viewport()
    made.locator("#search").fill("newsletter")
    made.locator("#search").press("Enter")

    assert len(cleaned.document.raw) > 1_000_000
    expect(made.locator("#found")).to_have_text(f"1 of {cleaned.document.raw.count('newsletter')}")
    assert made.locator(".part").count() > 200
    assert 0 < made.evaluate(laid_out) < 20
