"""Taking a page apart: tags, entities and white space become cuts, what is left becomes blocks.

`turbohtml` tells the tokens, by the rules that browsers follow.  Laid end to end they are the
page, so every offset is exact.
"""

import re
from itertools import islice

from turbohtml import Token, TokenType, tokenize

from chaffinch.html.element import Element
from chaffinch.html.hidden import is_hidden, may_hide
from chaffinch.html.nesting import Nesting
from chaffinch.html.tags import (
    ALONE,
    BREAK,
    CELL,
    ENDS,
    FENCES,
    FOREIGN,
    KINDS,
    KNOWN,
    MARKUP,
    PARAGRAPH,
    PART,
    VERBATIM,
)
from chaffinch.html.text import BLANK, LINE, NOTHING, SPACE, TAB, Text

TAG = re.compile(r"</?[A-Za-z!][^<>]*>")  # stands in noscript as if it were text
NOSCRIPT = re.compile("(</?)noscript(?![\\w-])", re.IGNORECASE)  # renamed at the same length
NUMBER = re.compile(r"-?[0-9]{1,9}")
MOST = 2_000_000  # tokens that are read of a page: at about a microsecond each


class Reader(Nesting):
    """Reads one page, its newlines normalised, into `text` and `elements` in page order.

    `trust_hidden`: elements that are hidden are cut; else their text counts like any other.
    `scripts`: what stands there for readers without scripts is cut.
    """

    def __init__(self, page: str, *, trust_hidden: bool = True, scripts: bool = True) -> None:
        super().__init__(Text(page))
        self.elements = [self.top]
        self._trust = trust_hidden
        # A tokenizer with scripts takes what stands in noscript for text without tags.
        at = self._read(page if scripts else NOSCRIPT.sub(r"\1no-scrip", page))
        self._end_all(at)
        self.text.close(at)

    def _read(self, page: str) -> int:
        """Go through the tokens; return the code point up to which the page was read."""
        start, end, text = TokenType.START_TAG, TokenType.END_TAG, TokenType.TEXT
        said, begin, finish = self.text, self._start, self._end
        at = 0
        tokens = iter(tokenize(page, capture_source=True, resolve_references=False))
        for token in islice(tokens, MOST):
            kind = token.type
            if kind is text:
                data, top = token.data or "", self.top
                if top.unseen:
                    self._count(data)
                elif top.verbatim and (said.gap == NOTHING or not data.isspace()):
                    said.verbatim(data, at, top)
                elif core := data.strip(BLANK):
                    said.add(core, data, at, top)
                elif said.gap == NOTHING:
                    said.space(data)
                at += len(data)
                continue
            source = token.source or ""
            after = at + len(source)
            if kind is start:
                begin(token, source, at, after)
            elif kind is end:
                finish(token.tag or "", after)
            elif kind is TokenType.CHARACTER_REFERENCE and not self.top.unseen:
                said.refer(source, token.data or "", at, self.top)
            at = after
        # A tag that never ends is no token: with it the page ends, and not at a limit.
        return len(page) if next(tokens, None) is None else at

    def _start(self, token: Token, source: str, at: int, after: int) -> None:
        tag, root = token.tag or "", self._root
        kind = KINDS.get(tag, 0)
        if root is not None and not kind & KNOWN and tag != root.tag:
            return  # it stands in something unseen, and can neither end that nor hide in it
        if kind & PART:
            self._end_before(tag, at)
        if self._paragraphs and kind & ENDS:
            self._close(PARAGRAPH, FENCES, at)
        element = Element(tag, kind, self.top, at, after, token)
        self.elements.append(element)
        if not element.unseen:
            self._show(element, source)
        if kind & ALONE or (kind & FOREIGN and token.self_closing):
            return
        self._open(element)

    def _count(self, data: str) -> None:
        """Text that is not shown, where it might have been."""
        if self.top.unseen == "hidden":
            self.text.hidden += len(data.strip())
        elif self._root is not None and self._root.tag == "noscript":
            self.text.unscripted += len(TAG.sub("", data).strip())

    def _show(self, element: Element, source: str) -> None:
        """An element that its parent shows: it may hide itself, and stands apart or not."""
        tag, kind, text = element.tag, element.kind, self.text
        if kind & MARKUP:
            self._unsee(element, "markup", source)
        elif self._trust and may_hide(tag, source) and is_hidden(tag, element.attributes):
            self._unsee(element, "hidden", source)
            text.conceal(element)
        if kind & BREAK:
            text.gap = LINE
            if tag == "li":
                text.mark = _mark(element)
            elif tag in VERBATIM:
                element.verbatim = True
        elif tag == "a":
            self._link(element, source)
        elif kind & CELL:
            text.gap = max(text.gap, TAB)
        elif tag == "br":
            text.gap = LINE

    def _link(self, element: Element, source: str) -> None:
        text = self.text
        if "href" in source:
            element.link = element.start
        # Two links side by side are a menu, set apart by its style alone.
        if text.gap < SPACE and text.page.endswith("</a>", 0, element.start):
            text.gap = SPACE

    def _unsee(self, element: Element, why: str, source: str) -> None:
        element.unseen = why
        self._root = None if source.endswith("/>") or element.kind & ALONE else element


def _mark(item: Element) -> str:
    """The mark of a list item, as a browser shows it: a number in an ordered list."""
    around = item.parent
    if around is None or around.tag != "ol":
        return "- "
    if around.items is None:
        around.items = _number(around.get("start"), 1) - 1
    around.items = _number(item.get("value"), around.items + 1)
    return f"{around.items}. "


def _number(said: str, otherwise: int) -> int:
    return int(said) if NUMBER.fullmatch(said) else otherwise
