"""Who wrote a page: names cleaned of all that stands around them."""

import re
from collections.abc import Iterable

LONGEST = 100  # code points of one name; "The Associated Press in Washington" is 34
WORDS = 10  # of one name; more are a sentence about the author

# "By", in the language of the page alone: "Di" and "Von" are parts of names elsewhere.
BY = {
    "de": r"von|autorin|text|(?:zeige )?alle beiträge von",
    "es": r"por|escrito por",
    "fr": r"par|écrit par",
    "it": r"di|a cura di",
    "nl": r"door",
    "pl": r"autor|autorka",
    "pt": r"por|escrito por",
}
EVERYWHERE = r"by|written by|posted by|view all posts by|author|authors|autor|auteur|autore"
CREDIT = re.compile(r"\(.*\)|\D*\d+\D+\d.*", re.DOTALL)  # "(Image: …)", "Ada 3 posts, 2 badges"
ADDRESS = re.compile(r"https?:|www\.|@|\w\.(?:com|org|net)\b|/\S*/|[{}<>\\=]", re.IGNORECASE)

# What publishing programs write when nobody was named.
NOBODY = frozenset(
    "admin administrator anonymous author authors by default editor false guest n/a na none null"
    " root staff super true undefined unknown user webmaster".split()
)


def joined(names: Iterable[str], language: str = "") -> str:
    """Names as they stand in a byline, each once, in order; "" if none of them is a name.

    `language` is a language tag; it tells which words for "by" are taken off.
    """
    found: dict[str, str] = {}
    for name in names:
        bare = cleaned(name, language)
        if bare:
            found.setdefault(bare.casefold(), bare)
    return ", ".join(found.values())


def cleaned(name: str, language: str = "") -> str:
    """The bare name, or "" if this is an address, a stand-in, or no name at all."""
    by = "|".join(filter(None, (EVERYWHERE, BY.get(language[:2].lower(), ""))))
    bare = re.sub(rf"^(?:(?:{by})(?::\s*|\s+))+", "", " ".join(name.split()), flags=re.IGNORECASE)
    bare = bare.strip(" \t,;:|•·-–—")
    fits = len(bare) <= LONGEST and len(bare.split()) <= WORDS
    other = ADDRESS.search(bare) or CREDIT.fullmatch(bare) or bare.casefold() in NOBODY
    return bare if fits and any(map(str.isalpha, bare)) and not other else ""
