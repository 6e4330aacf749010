"""What authors of pages call their boxes: words of class and id, by family."""

import re
from functools import lru_cache

WORD = re.compile(r"[a-z]+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")

_FAMILIES = {
    "body": """articlebody articlecontent articletext entrycontent postcontent postbody storybody
        storycontent bodytext bodycopy richtext wysiwyg prose pagecontent maincontent contentbody
        contentmain textcontent artikeltext body fliesstext texte cuerpo corpo""",
    "article": "article story entry artikel beitrag post news detail meldung noticia articolo",
    "content": "content inhalt contenu contenido conteudo contents",
    "main": "main primary haupt principal hauptinhalt",
    "text": "text paragraph absatz copy txt richtext",
    "comment": """comment comments disqus kommentar kommentare respond reply replies discussion
        commentlist commentaires comentarios comentario commenti reactions""",
    "side": """sidebar aside rail side secondary marginal complementary rightcol leftcol
        rightcolumn leftcolumn right left seitenleiste barra colonne sidebarright sidebarleft""",
    "nav": """nav navigation navbar menu submenu breadcrumb breadcrumbs crumb crumbs pagination
        pager paging skip toolbar tabs tab toc menue menubar mainmenu subnav""",
    "foot": """footer foot bottom copyright legal disclaimer imprint impressum contentinfo
        pagefooter colophon pie""",
    "head": "header head masthead topbar top banner hero logo branding pageheader kopf",
    "share": """share sharing shares social follow facebook twitter addthis sociable teilen
        whatsapp pinterest sharebar sharedaddy icons linkedin""",
    "related": """related recommend recommended recommendations recommendation more also popular
        trending latest recirc outbrain taboola similar upnext next suggest suggested further
        weitere mehr recent readmore most viewed prev previous relacionadas relacionados
        alsoread mostread moreon""",
    "promo": """promo newsletter subscribe subscription subscriber signup paywall regwall donate
        donation offer offers cta campaign marketing premium register login membership app join
        optin mailchimp abo""",
    "ad": """ad ads advert advertisement advertising sponsor sponsored anzeige anzeigen dfp adslot
        adsbygoogle werbung publicidad publicidade commercial banner adunit""",
    "meta": """meta byline author authors autor autoren date time dateline tag tags category
        categories kicker credit credits info label eyebrow topic topics keywords published
        timestamp postmeta entrymeta datum""",
    "caption": """caption figure gallery image images img photo photos picture pictures media
        video videos slide slider slideshow carousel bildunterschrift legend embed player swiper
        wp-caption""",
    "consent": """cookie cookies consent gdpr privacy cmp onetrust modal popup overlay dialog
        lightbox toast notice alert notification""",
    "widget": """widget widgets module box panel plugin infobox factbox extra tools util dropdown
        search form filter filters sort select button btn buttons""",
    "card": """teaser teasers card cards listing list listitem grid tile tiles item items thumb
        loop feed stream river collection index archive summary excerpt snippet preview""",
    "review": "review reviews rating ratings testimonial testimonials quote feedback stars",
    "product": """product products price cart shop sku spec specs feature features description
        details desc basket checkout wishlist variant overview""",
    "forum": "thread message messages forum answer answers question conversation",
    "title": """title headline heading hed titel subtitle dek standfirst lead lede intro deck
        subhead abstract vorspann chapeau titulo""",
    "docs": """markdown docs documentation readme code highlight syntax api method param section
        chapter wiki""",
}
FAMILIES = tuple(_FAMILIES)
_BITS: dict[str, int] = {}
for _place, _words in enumerate(_FAMILIES.values()):
    for _word in _words.split():
        _BITS[_word] = _BITS.get(_word, 0) | 1 << _place


@lru_cache(4096)
def families(names: str) -> int:
    """The families that the words of a class or id belong to, a bit each in their order."""
    found = 0
    for word in WORD.findall(CAMEL.sub(" ", names).lower()):
        found |= _BITS.get(word, 0)
    return found
