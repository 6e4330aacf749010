"""How rare a string is in running text, told from its words alone."""

import re
from collections.abc import Iterable

from chaffinch.block import UNSPACED

RARE = 2  # as rarity() counts: one common word alone is not enough, "404" or two of them are
SIGN = 4  # a sign such as © counts for a word of so many letters
SIGNS = re.compile(r"[©®™†§¶€£¥]")
# Among the commonest words of running text; a literal made of these alone is met everywhere.
COMMON = frozenset(
    """
    the a an of to in and for on at is are was you your we our us this that it with by from as
    be or more all not have has will can read new about out up one if my me get see no do so
    what like here day days year years time times said say first people want just way make made
    good know think take come go work back over any two how well also use used most some them
    than then now look only after other could these may where much before right too old same
    does set three put end another again try ask need big why such start when who which their
    there they his her him she he its been were had would into but must every each through
    between own long down off still part number home world der die das den dem und für mit von
    zu zum zur ein eine einen wir sie ihr ist im am auf auch als nicht ich es sich bei nach über
    mehr wie oder sind aus wird noch nur man kann de la le les des et en un une vous nous pour
    par sur dans est que qui ce pas plus au aux il sont el los las y con se su del al lo una más
    sus como o si mi ya di per gli je een het van op w z na i che non è da dei della nel più os
    dos em não uma com por mais ao aos nos te dat niet met voor zijn aan ook nie się jest jak po
    od za
    """.split()
)


def rarity(literal: str) -> float:
    """The more letters, the rarer; a common word counts for one letter, a sign for a word."""
    words = re.findall(r"\w+", literal)
    letters = sum(1 if word in COMMON else _letters(word) for word in words)
    return letters + SIGN * len(SIGNS.findall(literal)) + len(literal) / 100


def _letters(word: str) -> int:
    """A character that is a word or half a word by itself counts for two."""
    return 2 * len(word) if UNSPACED.search(word) else len(word)


def is_rare(found: Iterable[str], least: float = RARE) -> bool:
    """So rare that a rule may be tried wherever one of these stands."""
    return min(map(rarity, found), default=0) >= least
