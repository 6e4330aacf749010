"""`learn` finds the furniture of a site, proposes nothing of its texts, and activates nothing."""

import gzip
import json
import random
import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import made_site
from chaffinch import Cleaner, catalogue, engine, pack, profiles, rulefile
from chaffinch.document import Document
from chaffinch.learn import learning
from chaffinch.learn import site as sites
from chaffinch.learn.repeats import Repeats
from chaffinch.learn.site import Site
from chaffinch.ruleset import RuleSet

HOST = made_site.HOST
PAGES = made_site.pages()
RULES = Cleaner().rules


def learned(texts, folder, kind="text", host="site.example"):
    pages = [sites.read(Document(text, kind=kind), RULES, host) for text in texts]
    return learning.learn(host, pages, folder / "site" / host)


def proposed(texts, folder, kind="text"):
    """All that the drafts name."""
    learning.write(learned(texts, folder, kind), folder)
    rules = rulefile.load_all(folder) if folder.is_dir() else ()
    return {
        value
        for rule, _ in rules
        for key in learning.LISTS
        for value in getattr(rule.settings, key, ())
    }


@pytest.fixture(scope="module", params=["text", "html"])
def accepted(request, tmp_path_factory):
    """A kind of page, and the drafts of the made site, accepted."""
    folder = tmp_path_factory.mktemp("rules")
    texts = [getattr(page, request.param) for page in PAGES]
    paths = learning.write(learned(texts, folder, request.param, HOST), folder / "site" / HOST)
    assert all(map(learning.apply, paths))
    return request.param, folder


def kept(rules, page, kind):
    """The words of a page that stay and that go, by the kind of their block."""
    raw = getattr(page, kind)
    ledger = engine.run(raw, rules, kind, url=f"https://{HOST}").ledger
    counts = Counter()
    at = 0
    for block in page.blocks:
        shown = made_site.shown(block, kind)
        at = raw.index(shown, at)
        stays = bool(ledger.text_of(at, at + len(shown)).strip())
        at += len(shown)
        counts[block.kind, stays] += len(block.text.split())
    return counts


def test_the_furniture_is_found_and_of_the_texts_nothing_goes(accepted):
    kind, folder = accepted
    rules = RuleSet(
        pack.compiled(rule for rule, _ in rulefile.load_all(folder)), profiles.load("default")
    )
    counts = sum((kept(rules, page, kind) for page in PAGES), Counter())

    found = counts["furniture", False]
    assert found >= 0.95 * (found + counts["furniture", True])
    for other in ("body", "comment", "teaser"):
        assert counts[other, False] == 0
        assert counts[other, True] > 100


def test_nothing_is_proposed_that_stands_in_a_text(accepted):
    _, folder = accepted
    texts = {block.text for page in PAGES for block in page.blocks if block.kind != "furniture"}

    named = {
        value
        for rule, _ in rulefile.load_all(folder)
        for key in learning.LISTS
        for value in getattr(rule.settings, key, ())
    }

    assert len(named) > 40
    assert not named & texts


def test_accepted_rules_make_cleaning_better_and_lose_nothing(accepted):
    kind, folder = accepted

    def f1(rules):
        counts = sum((kept(rules, page, kind) for page in PAGES[::3]), Counter())
        good = counts["body", True] + counts["comment", True]
        wrong = counts["body", False] + counts["comment", False]
        left = counts["furniture", True] + counts["teaser", True]
        return 2 * good / (2 * good + wrong + left)

    # Scores, which look at all that stands on a page, have no part in what a rule is worth.
    both, shipped = Cleaner(rules=[folder], without=["page"]), Cleaner(without=["page"])
    assert f1(both.rules) > f1(shipped.rules) + 0.05
    for page in PAGES[:5]:
        raw = getattr(page, kind)
        assert both.clean(raw, kind=kind, url=f"https://{HOST}").restore() == raw


OVEN = "Heat the oven to 180 degrees and grease the tin with a little butter."
RECIPE = """\
Home
Soups
Bread
Pies
Cakes
Letters
{title}
{intro}
Serves four
Ingredients
{first}
Salt
Method
{oven}
{second}
Notes
{third}
Home
About
Terms
Privacy
Press
"""


def recipes(count):
    draw = random.Random(7)  # noqa: S311

    def sentence():
        words = "river oats stir fold honey crust lemon slowly then until golden barley thick"
        return " ".join(draw.choices(words.split(), k=12)).capitalize() + "."

    for number in range(count):
        yield RECIPE.format(
            title=f"{draw.choice(['Oat', 'Rye', 'Plum'])} number {'x' * number}",
            oven=OVEN if number % 2 else sentence(), intro=sentence(), first=sentence(),
            second=sentence(), third=sentence(),
        )  # fmt: skip


def test_headings_and_sentences_of_many_texts_are_not_furniture(tmp_path):
    names = proposed(recipes(20), tmp_path)

    assert {"Soups", "Letters", "Terms"} <= names
    assert not names & {"Ingredients", "Method", "Notes", "Salt", "Serves four"}
    assert not any("oven" in name for name in names)


def test_a_note_says_on_how_many_pages_it_stood_and_stayed(tmp_path):
    texts = [f"{page}Our shop sells barley and rye by the sack\n" for page in recipes(9)]
    learning.write(learned(texts, tmp_path), tmp_path)
    (row,) = [
        line
        for path in tmp_path.glob("*.yaml")
        for line in path.read_text("utf-8").splitlines()
        if "- 'Our shop sells" in line
    ]

    assert re.search(r"# 9 of 9 pages, block 2[0-9](; so far it stays on [1-9])?$", row)


def with_rows(rows):
    """Ten recipes, each with rows of its own; `{n}` is the number of the page."""
    return [
        page + "".join(row.format(n=n, word="x" * (n + 1)) + "\n" for row in rows)
        for n, page in enumerate(recipes(10))
    ]


def test_a_price_at_the_start_of_a_block_does_not_keep_it(tmp_path):
    offer = "$30 in store credit is yours with the first sack of barley you order"
    pages = with_rows([offer])
    learning.write(learned(pages, tmp_path), tmp_path)
    rules = RuleSet(
        pack.compiled(rule for rule, _ in rulefile.load_all(tmp_path)), profiles.load("default")
    )

    text = engine.run(pages[0], rules, url="https://site.example").ledger.text

    assert offer in pages[0]
    assert offer not in text


def pages_of(blocks):
    """Ten pages of blocks with whether the shipped rules keep each, laid out by hand."""
    made = []
    for n in range(10):
        found = [(key.format(n=n, word="x" * (n + 1)), kept) for key, kept in blocks]
        keys, kept = zip(*found, strict=True)
        made.append(sites.Page("site.example", [key.casefold() for key in keys], keys, kept))
    return made


PROSE = "The barley of the {word} field was cut late and lay in the barn until the thaw."


def furniture(blocks):
    return {one.text for one in Repeats(Site("site.example", pages_of(blocks))).found}


def test_what_is_taken_on_all_pages_needs_no_company():
    blocks = [
        (PROSE, True),
        ("One {word} two", True),
        ("Sorted by date", False),
        ("{word} a", True),
    ]

    assert furniture(blocks) == set()  # the page's own stands right below: a heading
    assert furniture([*blocks[:3], ("{word} a", False)]) == {"Sorted by date"}


def test_what_few_pages_have_needs_company_though_it_is_taken():
    """A name among readers' comments, or a headline in the lists of others."""
    pages = pages_of(
        [(PROSE, True), ("One {word}", False), ("Ana Person", False), ("{word} a", False)]
    )
    few = [
        page
        if n < 4
        else page._replace(keys=[key.replace("ana", page.keys[1]) for key in page.keys])
        for n, page in enumerate(pages)
    ]

    assert "Ana Person" in {one.text for one in Repeats(Site("s.example", pages)).found}
    assert Repeats(Site("s.example", few)).found == []


def test_what_is_kept_wants_most_of_the_pages():
    """On four pages of ten, and kept: what a shop says of some of its things."""
    note = "Shipment abroad may be subject to charges."
    pages = pages_of(
        [("Top {word}", False), (note, True), ("Delivery varies", True), (PROSE, False)]
    )
    few = [
        page if n < 4 else page._replace(keys=[f"{key} {n}" for key in page.keys])
        for n, page in enumerate(pages)
    ]

    assert note in {one.text for one in Repeats(Site("s.example", pages)).found}
    assert Repeats(Site("s.example", few)).found == []


def test_what_is_said_of_each_thing_in_a_list_is_no_pattern(tmp_path):
    """Reviews of products: the same but for their figures, many times on a page."""
    cards = [
        page
        + "".join(
            f"Sack number {n} of sort {card}\n"
            f"{7 * n + card} reviews with an average rating of {(n + card) % 5} of 5 stars\n"
            for card in range(8)
        )
        for n, page in enumerate(recipes(9))
    ]

    assert not [name for name in proposed(cards, tmp_path) if "reviews" in name]


def test_code_below_a_bar_of_buttons_stays():
    bar = [(label, False) for label in ("Reload", "Clear", "Fork", "Copy")]
    code = ("import {{ use }}\nfrom 'loom'", True)

    assert "Reload" in furniture([(PROSE, True), *bar, code, (PROSE + " {n}", True)])
    assert not any(
        "loom" in text for text in furniture([(PROSE, True), *bar, code, (PROSE, True)])
    )


def test_a_page_that_is_there_many_times_is_one_page(tmp_path):
    page = next(recipes(1))

    assert learned([page] * 9, tmp_path) == learning.Learned("site.example", 1, 0, {})


def test_blocks_that_differ_in_a_part_make_a_pattern(tmp_path):
    notice = "© {} The Weir Company of Inchmarrow, page {} of this edition"
    texts = [f"{page}{notice.format(2000 + n, n)}\n" for n, page in enumerate(recipes(9))]

    patterns = [name for name in proposed(texts, tmp_path) if name.startswith("^")]

    assert len(patterns) == 1
    assert "The Weir Company of Inchmarrow, page" in patterns[0]


def test_the_order_of_the_pages_does_not_matter(tmp_path):
    texts = [page.html for page in PAGES[:20]]

    assert learned(texts, tmp_path, "html") == learned(texts[::-1], tmp_path, "html")


LINES = st.sampled_from(
    ["Home", "it's: \"quoted\" # no", "- a [-b-] {+c+}", "'''", "a\u200bb c d", "\ud800 x y",
     "% @ &", "The weir above the village was built in 1702.", "Share this", "News",
     "x" * 250, "日本語 新聞"]
) | st.text(max_size=30)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    st.lists(LINES, max_size=8),
    st.lists(LINES, max_size=8),
    st.lists(LINES, min_size=4, max_size=7),
)
def test_every_draft_can_be_read_and_its_examples_come_out(tmp_path_factory, top, end, own):
    texts = ["\n".join([*top, f"{line} was {n} built.", *end]) for n, line in enumerate(own)]
    folder = tmp_path_factory.mktemp("drafts")

    for path in learning.write(learned(texts, folder), folder):
        rule, proof = rulefile.load(path, folder)
        assert rule.status == "draft"
        assert rule.site == ("site.example",)
        assert list(catalogue.failures(rule, proof)) == []


@pytest.fixture
def site(tmp_path):
    """A folder of pages as text, below a folder that is named as their site."""
    folder = tmp_path / "pages" / HOST
    folder.mkdir(parents=True)
    for page in PAGES[:12]:
        (folder / page.name.replace("html", "txt")).write_text(page.text, "utf-8")
    return folder.parent


def test_learn_writes_drafts_that_run_only_when_they_were_applied(chaffinch, site, tmp_path):
    rules, page = tmp_path / "rules", site / HOST / "000.txt"
    options = ["--without", "page", "--rules", rules, "--url", f"https://{HOST}/"]
    plain = chaffinch("clean", "--without", "page", page).stdout

    done = chaffinch("learn", site, "-o", rules)
    paths = done.stdout.decode().split()
    drafted = chaffinch("clean", page, *options).stdout
    applied = chaffinch("learn", "--apply", rules)
    cleaned = chaffinch("clean", page, *options).stdout
    again = chaffinch("learn", site, "-o", rules)

    assert done.returncode == applied.returncode == again.returncode == 0
    assert f"{HOST}: 12 different pages: ".encode() in done.stderr
    assert paths == [str(rules / "site" / HOST / f"{name}.yaml") for name in
                     ("menu", "labels", "blocks", "passages", "alike")]  # fmt: skip
    assert drafted == plain
    assert sorted(applied.stdout.decode().split()) == sorted(paths)
    assert b"small files on your device" in plain
    assert b"small files on your device" not in cleaned
    own = [block.text.encode() for block in PAGES[0].blocks if block.kind != "furniture"]
    stayed = [text for text in own if text in plain]
    assert stayed
    assert all(text in cleaned for text in stayed)
    assert again.stdout == b""


def test_records_are_learned_from_as_pages_are(chaffinch, site, tmp_path):
    rows = [
        {"id": page.name, "url": f"https://{HOST}/{page.name}", "text": page.text}
        for page in PAGES[:12]
    ]
    lines = "".join(json.dumps(row) + "\n" for row in [*rows, {"id": "no page"}])
    (tmp_path / "crawl.jsonl.gz").write_bytes(gzip.compress(lines.encode()))

    of_files = chaffinch("learn", site, "-o", tmp_path / "files")
    of_records = chaffinch("learn", tmp_path / "crawl.jsonl.gz", "-o", tmp_path / "records")

    assert (of_files.returncode, of_records.returncode) == (0, 1)
    assert b"crawl.jsonl.gz: there is no page in 'text' or 'html'" in of_records.stderr
    folders = [tmp_path / name / "site" / HOST for name in ("files", "records")]
    one, other = ({path.name: path.read_text() for path in sorted(f.iterdir())} for f in folders)
    assert one == other


def test_what_a_person_accepted_is_not_written_over(chaffinch, site, tmp_path):
    menu = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    chaffinch("learn", "--apply", menu)
    rows = [row for row in menu.read_text("utf-8").splitlines() if "'Obituaries'" not in row]
    text = "\n".join(rows).replace("Opinion\n      Obituaries", "Opinion\n") + "\n"
    menu.write_text(text, "utf-8")

    done = chaffinch("learn", site, "-o", tmp_path / "rules")

    assert menu.read_text("utf-8") == text
    assert str(menu) not in done.stdout.decode().split()


def test_a_draft_whose_examples_fail_stays_one(chaffinch, site, tmp_path):
    path = tmp_path / "rules" / "site" / HOST / "blocks.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    path.write_text(path.read_text("utf-8").replace("[-Put me", "Put [-me"), "utf-8")
    before = path.read_text("utf-8")

    done = chaffinch("learn", "--apply", path)

    assert done.returncode == 1
    assert b"stays a draft" in done.stderr
    assert path.read_text("utf-8") == before


def test_pages_without_a_site_and_pages_that_cannot_be_read(chaffinch, site, tmp_path):
    folder, rules = site / HOST, tmp_path / "rules"
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").write_bytes(b"")

    none = chaffinch("learn", folder, "-o", rules)
    named = chaffinch("learn", folder, "-o", rules, "--site", "www.weir.example")
    wrong = chaffinch("learn", folder, "-o", rules, "--site", "../up")

    assert none.returncode == named.returncode == 1
    assert b"no site is told by 13 pages: name it with --site HOST" in none.stderr
    assert b"bad.txt: not text" in named.stderr
    assert (rules / "site" / "weir.example" / "menu.yaml").is_file()
    assert wrong.returncode == 2
    assert [path.name for path in (rules / "site").iterdir()] == ["weir.example"]


@pytest.mark.parametrize("said", ["draft  # read it first", "'draft'", "draft\t"])
def test_a_draft_is_made_active_however_its_status_is_written(chaffinch, site, tmp_path, said):
    path = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    path.write_text(path.read_text("utf-8").replace("status: draft", f"status: {said}"), "utf-8")

    done = chaffinch("learn", "--apply", path)
    again = chaffinch("learn", "--apply", path)

    assert (done.returncode, done.stdout.decode()) == (0, f"{path}\n")
    assert rulefile.load(path, path.parent)[0].status == "stable"
    assert (again.returncode, again.stdout) == (0, b"")


def test_a_status_that_cannot_be_rewritten_is_told_of(chaffinch, site, tmp_path):
    path = tmp_path / "rules" / "site" / HOST / "menu.yaml"
    chaffinch("learn", site, "-o", tmp_path / "rules")
    text = path.read_text("utf-8").replace("status: draft", "status:\n  draft")
    path.write_text(text, "utf-8")

    done = chaffinch("learn", "--apply", path)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"menu.yaml: stays a draft" in done.stderr
    assert path.read_text("utf-8") == text


def test_rules_that_cannot_be_read_or_written_are_told_of(chaffinch, site, tmp_path):
    broken = tmp_path / "rules" / "site" / HOST / "own.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"\xff\xfe")
    (tmp_path / "file").write_text("in the way", "utf-8")

    unread = chaffinch("learn", site, "-o", tmp_path / "rules")
    unmade = chaffinch("learn", site, "-o", tmp_path / "file")

    assert unread.returncode == unmade.returncode == 1
    assert b"own.yaml:1: cannot be read: it is not UTF-8" in unread.stderr
    assert b"cannot be made" in unmade.stderr
    assert b"Traceback" not in unread.stderr + unmade.stderr


def test_where_no_pages_are_that_is_said(chaffinch, tmp_path):
    done = chaffinch("learn", tmp_path, "-o", tmp_path / "rules")

    assert done.returncode == 1
    assert b"there are no pages" in done.stderr
    assert not (tmp_path / "rules").exists()
