"""What a page says of itself, made for tests: an article, and heads of pages."""

import json

from chaffinch.html.about import Head

TITLE = "The clock in the tower runs again"
ARTICLE = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": TITLE,
    "author": {"@type": "Person", "name": "Ida Vance"},
    "datePublished": "2024-05-02T07:30:00+02:00",
    "dateModified": "2024-05-03",
    "publisher": {"@type": "Organization", "name": "The Orrin Post"},
    "description": "A tram driver has mended it.",
    "articleBody": "<p>For eleven years it stood.</p><p>Now it goes &amp; strikes.</p>",
    "inLanguage": "en",
    "url": "https://orrin.example/clock",
}


def head(*things, **others):
    return Head(json_ld=[json.dumps(thing) for thing in things], **others)


def meta(**contents):
    return [
        {"name": name.replace("_", ":", 1), "content": told} for name, told in contents.items()
    ]
