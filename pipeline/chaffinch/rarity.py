"""How rare a string is in running text, told from its words alone."""

import re
from collections.abc import Iterable

from chaffinch.block import UNSPACED
from chaffinch.shadow import END

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


# Among the commonest words of web pages, in which every other block may hold one.
USUAL = frozenset(
    """
    news page pages site sites web website online share content contents text post posts article
    articles video videos image images photo photos picture story stories link links email mail
    name data app apps search service services support media book review reviews public comment
    comments privacy policy terms cookie cookies newsletter subscribe free help find list life
    here last next top list form read reading reader readers report reports social team price
    city company account follow latest best live love show shows home office history source
    change code test file title author editor event events travel business health technology
    sport sports game games music letter letters contact information december january february
    march april june july august september october november written published posted updated min
    minutes hours week month today please register sign login join save print send view views
    close open continue without access current company store shop left right rights system
    center image images article document draft copy piece design product products research
    ap ia ai seite artikel inhalt inhalte bild bilder foto fotos nachrichten bitte hier mehr
    uhr zeit jetzt kontakt datenschutz teilen kommentare contenu contenus site article photos
    vie cette votre notre contenido contenidos sitio esta este nuestro para todos noticias
    conteúdo conteúdos site esta este nosso notícias sito questo questa contenuti notizie
    pagina bericht artikelen deze onze treść strona tym
    """.split()
)
USUAL_LETTERS = 3  # that such a word counts for
EDGE = 3  # letters that the beginning or end of a block counts for: few words stand there


def rarity(literal: str) -> float:
    """The more letters, the rarer; a common word counts for one letter, a sign for a word."""
    words = re.findall(r"\w+", literal)
    signs = SIGN * len(SIGNS.findall(literal)) + EDGE * literal.count(END)
    return sum(map(_letters, words)) + signs + len(literal) / 100


def _letters(word: str) -> int:
    """A character that is a word or half a word by itself counts for two."""
    if word in COMMON:
        return 1
    if word in USUAL:
        return min(len(word), USUAL_LETTERS)
    return 2 * len(word) if UNSPACED.search(word) else len(word)


def is_rare(found: Iterable[str], least: float = RARE) -> bool:
    """So rare that a rule may be tried wherever one of these stands."""
    return min(map(rarity, found), default=0) >= least
