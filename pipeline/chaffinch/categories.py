"""The kinds of junk that have a name, and what is done with each by default."""

from typing import Literal

Action = Literal["remove", "repair", "metadata", "split", "flag", "keep"]
ACTIONS: tuple[Action, ...] = ("remove", "repair", "metadata", "split", "flag", "keep")

DEFAULTS: dict[str, Action] = {
    "consent.cookie": "remove",
    "consent.privacy_terms": "remove",
    "consent.age_region_gate": "remove",
    "ad.marker": "remove",
    "ad.native": "remove",
    "promo.newsletter": "remove",
    "promo.product_widget": "remove",
    "promo.app_install": "remove",
    "promo.event": "remove",
    "promo.donate": "remove",
    "promo.subscribe": "remove",
    "paywall.notice": "remove",
    "share.buttons": "remove",
    "share.syndication": "remove",
    "follow.social": "remove",
    "related.heading": "remove",
    "related.link_list": "remove",
    "related.inline": "remove",
    "appended.article": "split",
    "appended.card_header": "remove",
    "comment.form": "remove",
    "comment.empty_state": "remove",
    "comment.thread": "flag",
    "comment.section": "remove",
    "nav.breadcrumb": "remove",
    "nav.menu": "remove",
    "nav.section_label": "remove",
    "nav.tags_label": "remove",
    "nav.pagination": "remove",
    "nav.skip": "remove",
    "nav.search": "remove",
    "nav.lang_switch": "remove",
    "nav.account": "remove",
    "ui.button": "remove",
    "ui.counter": "remove",
    "ui.player": "remove",
    "ui.error_page": "remove",
    "media.caption_credit": "flag",
    "media.embed_stub": "remove",
    "page.rest": "remove",
    "page.doubtful": "flag",
    "meta.byline": "metadata",
    "meta.credit_block": "metadata",
    "meta.date_label": "metadata",
    "meta.kicker": "flag",
    "meta.standfirst": "flag",
    "meta.author_bio": "flag",
    "notice.corrections_contact": "remove",
    "notice.editorial_policy": "flag",
    "notice.affiliate": "flag",
    "notice.disclaimer": "flag",
    "notice.ai_generated": "flag",
    "legal.copyright": "remove",
    "legal.links": "remove",
    "dup.title_exact": "remove",
    "dup.title_near": "flag",
    "dup.block": "remove",
    "lang.foreign_passage": "remove",
    "lang.bilingual": "flag",
    "llm.preamble": "remove",
    "llm.closing": "remove",
    "llm.refusal": "flag",
    "llm.identity": "flag",
    "llm.placeholder": "flag",
    "llm.spin": "flag",
    "residue.citation_tail": "flag",
    "residue.footnote_mark": "repair",
    "residue.markup": "remove",
    "residue.js": "remove",
    "residue.url": "flag",
    "space.glue": "repair",
    "space.blank_run": "repair",
    "char.nb_hyphen": "flag",
    "char.mojibake": "repair",
    "char.zero_width": "repair",
    "case.noise": "flag",
    "trunc.body": "flag",
}

OWN = "custom."  # a user's rules may name kinds of their own below this


def known(category: str) -> bool:
    return category in DEFAULTS or category.startswith(OWN)


def default_action(category: str) -> Action:
    """What the taxonomy says; a user's own kinds are removed."""
    return DEFAULTS.get(category, "remove")
