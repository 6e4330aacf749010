"""Rules for one site: they run on its pages alone, and `why` says so elsewhere."""

import pytest

from chaffinch import Cleaner, catalogue, engine, look, pack, rulefile
from chaffinch.errors import RuleError
from chaffinch.ledger import Hit
from chaffinch.rule import Rule

PAGE = "The weir above the village was built in 1702.\n\nThe mill shop is open!\n"
LEFT = "The weir above the village was built in 1702.\n"


@pytest.fixture
def sited(own_rules):
    path = own_rules / "mill" / "shop.yaml"

    def make(site):
        text = path.read_text("utf-8").replace("status: stable", f"status: stable\nsite: {site}")
        path.write_text(text, "utf-8")
        return own_rules

    return make


def test_a_rule_runs_on_pages_of_its_site_alone(sited):
    cleaner = Cleaner(rules=[sited("[weir.example, '*.mills.example']")], only=["mill"])

    assert cleaner.clean(PAGE).text == PAGE
    assert cleaner.clean(PAGE, url="https://other.example/").text == PAGE
    assert cleaner.clean(PAGE, url="https://www.weir.example/").text == LEFT
    assert cleaner.clean(PAGE, url="https://a.mills.example/").text == LEFT
    assert cleaner.clean(PAGE, name="mills.example/1.txt").text == LEFT
    assert cleaner.clean(PAGE).text == PAGE


def test_the_address_goes_before_what_the_page_says_and_that_before_its_name(sited):
    cleaner = Cleaner(rules=[sited("weir.example")], only=["mill"])
    html = '<meta property="og:url" content="https://weir.example/1"><p>The mill shop is open!</p>'
    html += "<p>The weir above the village was built in 1702.</p>"

    assert cleaner.clean(html).text.strip() == LEFT.strip()
    assert cleaner.clean(html, name="other.example/1.html").text.strip() == LEFT.strip()
    assert "shop" in cleaner.clean(html, url="https://other.example").text


def test_the_site_is_kept_in_a_pack_and_examples_run_there(sited):
    folder = sited("'*.Weir.example'")

    for _ in range(2):  # read anew, then from the cache
        assert [rule.site for rule, _ in pack.folder(folder)[1]] == [("*.weir.example",)]
    rule, proof = rulefile.load(folder / "mill" / "shop.yaml", folder)
    assert list(catalogue.failures(rule, proof)) == []


@pytest.mark.parametrize(
    ("site", "message"),
    [
        ("'https://weir.example'", "shop.yaml:5: 'https://weir.example' is no host"),
        ("[]", "shop.yaml:5: the list is empty"),
        ("'weir.*'", "shop.yaml:5: 'weir.*' is no host"),
        ("''", "shop.yaml:5: '' is no host"),
    ],
)
def test_a_wrong_site_is_told_with_its_line(sited, site, message):
    with pytest.raises(RuleError) as caught:
        list(rulefile.load_all(sited(site)))

    assert message in str(caught.value)


def test_why_says_that_a_rule_is_for_another_site(chaffinch, sited, tmp_path):
    page = tmp_path / "one.txt"
    page.write_text(PAGE)
    options = ["--rules", sited("weir.example"), "--only", "mill"]

    other = chaffinch("why", f"{page}:3", *options).stdout.decode()
    here = chaffinch("why", f"{page}:3", "--url", "https://weir.example/1", *options)
    clean = chaffinch("clean", page, "--url", "https://weir.example/1", *options)

    assert "near mill/shop (phrase): it is for pages of weir.example" in other
    assert b"remove by mill/shop" in here.stdout
    assert clean.stdout.decode() == LEFT


def test_what_a_rule_of_a_site_takes_the_scores_still_see(sited):
    cleaner = Cleaner(rules=[sited("weir.example")])
    raw = (PAGE + "\n") * 5
    rules = cleaner.rules.at("weir.example")
    view = engine.shown_to("classifier", raw, rules, "text")

    assert "The mill shop is open!" in {block.text for block in view.blocks}
    assert not [hit for hit in view.hits if hit.rule.site]
    assert "shop" not in cleaner.clean(raw, url="https://weir.example/").text


def test_where_others_take_something_a_rule_of_a_site_takes_the_rest():
    own, other = (
        Rule(name, "phrase", None, "nav.menu", "", "", site=site)
        for name, site in (("own", ("weir.example",)), ("other", ()))
    )
    changes = [(Hit(0, 12, own), "remove"), (Hit(5, 9, other), "remove")]

    assert look.agreed(changes) == [
        (Hit(0, 5, own), "remove"),
        (Hit(5, 9, other), "remove"),
        (Hit(9, 12, own), "remove"),
    ]
    mend = Hit(4, 6, own, now=" ")
    assert look.agreed([(mend, "repair"), changes[1]]) == [changes[1]]
    assert look.agreed([(mend, "repair")]) == [(mend, "repair")]
