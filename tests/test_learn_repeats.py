"""Which blocks that repeat are furniture: by where they stand, and what stands beside them."""

from chaffinch.learn import site as sites
from chaffinch.learn.repeats import Repeats
from chaffinch.learn.site import Site


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


def test_code_below_a_bar_of_buttons_stays():
    bar = [(label, False) for label in ("Reload", "Clear", "Fork", "Copy")]
    code = ("import {{ use }}\nfrom 'loom'", True)

    assert "Reload" in furniture([(PROSE, True), *bar, code, (PROSE + " {n}", True)])
    assert not any(
        "loom" in text for text in furniture([(PROSE, True), *bar, code, (PROSE, True)])
    )
