"""What the elements of HTML are to a reader: breaks, cells, items, and what no browser shows.

After the rendering section of the HTML standard (whatwg.org, 15.3), as far as text is concerned.
"""

VOID = frozenset(
    "area base br col embed frame hr img input keygen link meta param source track wbr".split()
)

# Begin and end on a line of their own.
BREAKS = frozenset(
    """
    address article aside blockquote body button caption center dd details dialog dir div dl dt
    fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend
    li main menu nav noframes ol optgroup option p pre search section summary table tbody tfoot
    thead tr ul xmp listing plaintext
    """.split()
)
CELLS = frozenset({"td", "th"})  # a tab stands between two of a row
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
VERBATIM = frozenset({"pre", "xmp", "listing", "plaintext"})  # their white space counts

# What is in these is not text of the page: code, styles, drawings, embedded things, form fields.
UNSEEN = frozenset(
    """
    applet audio canvas datalist embed frameset head iframe map math noembed noscript object
    script select style svg template textarea title video
    """.split()
)

# A start tag ends an open element of these, as long as no fence stands between.
CLOSED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "option": frozenset({"option"}),
    "optgroup": frozenset({"option", "optgroup"}),
    "tr": frozenset({"tr", "td", "th"}),
    "td": frozenset({"td", "th"}),
    "th": frozenset({"td", "th"}),
    "tbody": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "thead": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "tfoot": frozenset({"tr", "td", "th", "thead", "tbody", "tfoot"}),
    "body": frozenset({"head"}),
}
# A paragraph ends where anything with breaks of its own begins.
ENDS_PARAGRAPH = BREAKS - {"button", "tbody", "thead", "tfoot", "tr", "option", "optgroup"}
PARAGRAPH = frozenset({"p"})
FENCES = frozenset("table td th ul ol dl select button body html object template".split())
TABLE_FENCES = frozenset("table body html object template".split())
TABLE_PARTS = frozenset("tr td th tbody thead tfoot".split())
# Inside what is not shown only these are heeded: the hundred parts of a drawing are passed by.
# What the head says of the page is kept.
HEEDED = BREAKS | CELLS | UNSEEN | frozenset({"link", "meta"})
# The attributes that elements are called by: what a selector can ask for.
NAMING = (
    "class", "id", "role", "rel", "name", "itemprop", "itemtype", "typeof", "aria-label",
    "data-testid",
)  # fmt: skip

# What a tag is, in bits: asked for once an element, where each set would cost a look-up.
BREAK, CELL, MARKUP, ALONE, PART, ENDS, KNOWN, FOREIGN = (1 << bit for bit in range(8))
KINDS: dict[str, int] = {}
for _bit, _tags in (
    (BREAK, BREAKS), (CELL, CELLS), (MARKUP, UNSEEN), (ALONE, VOID), (PART, frozenset(CLOSED_BY)),
    (ENDS, ENDS_PARAGRAPH), (KNOWN, HEEDED), (FOREIGN, frozenset({"math", "svg"})),
):  # fmt: skip
    for _tag in _tags:
        KINDS[_tag] = KINDS.get(_tag, 0) | _bit
