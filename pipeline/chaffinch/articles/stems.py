"""Words of a text cut to stems, and which of them are names."""

import re
from typing import NamedTuple

from chaffinch.block import UNSPACED, Block, Facts, may_be_unspaced

LEAST = 4  # letters of a word that tells what a text is about
WORD = re.compile(rf"[^\W\d_]{{{LEAST},}}")
STEM = 6  # letters: forms of one word share so many
# Within a sentence: after a word or a comma.  What begins with a capital is found sooner.
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞΑ-ΩА-Я](?<=[^\W\d_A-Z] .|, .|; .)[^\W\d_]{2,}")


class Words(NamedTuple):
    """The stems of a block, and those of its words that are names, in their order."""

    stems: tuple[str, ...]
    names: tuple[str, ...]


NO_WORDS = Words((), ())


def words(facts: Facts) -> Words:
    """The stems and names of a text; none in scripts that write no spaces."""
    text = facts.text
    if may_be_unspaced(text) and UNSPACED.search(text):
        return NO_WORDS
    stems = [word[:STEM] for word in facts.said if len(word) >= LEAST]
    return Words(tuple(stems), tuple([name[:STEM].lower() for name in NAME.findall(text)]))


def words_of(block: Block) -> Words:
    """Those of a block, worked out once for its text."""
    made = block.facts.made
    if words not in made:
        made[words] = words(block.facts)
    found: Words = made[words]
    return found
