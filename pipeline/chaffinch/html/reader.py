"""Taking a page apart: tags, entities and white space become cuts, what is left becomes blocks.

`turbohtml` tells the tokens, by the rules that browsers follow.  Laid end to end they are the
page, so every offset is exact.  Open elements are kept on a stack; end tags may be missing or
wrong, as they are in the wild.
"""

import re
from itertools import islice

from turbohtml import Token, TokenType, tokenize

from chaffinch.html.element import Element
from chaffinch.html.hidden import is_hidden, may_hide
from chaffinch.html.tags import (
    ALONE,
    BREAK,
    CELL,
    CLOSED_BY,
    ENDS,
    FENCES,
    FOREIGN,
    KINDS,
    KNOWN,
    MARKUP,
    PARAGRAPH,
    PART,
    TABLE_FENCES,
    TABLE_PARTS,
    VERBATIM,
)
from chaffinch.html.text import BLANK, LINE, NOTHING, SPACE, TAB, Text

DEEPEST = 512  # elements in one another: browsers nest no deeper, what follows stands beside it
NUMBER = re.compile(r"-?[0-9]{1,9}")
TAG = re.compile(r"</?[A-Za-z!][^<>]*>")  # stands in noscript as if it were text
NOSCRIPT = re.compile("(</?)noscript(?![\\w-])", re.IGNORECASE)  # renamed at the same length
MOST = 2_000_000  # tokens that are read of a page: at about a microsecond each


class Reader:
    """Reads one page, its newlines normalised, into `text` and `elements` in page order.

    `trust_hidden`: elements that are hidden are cut; else their text counts like any other.
    `scripts`: what stands there for readers without scripts is cut.
    """

    def __init__(self, page: str, *, trust_hidden: bool = True, scripts: bool = True) -> None:
        self.text = Text(page)
        self.top = Element("#document", 0, None, 0, 0, None)
        self.elements = [self.top]
        self._trust = trust_hidden
        self._stack = [self.top]
        self._names: set[str] | None = None  # of the open elements, once they are asked for
        self._paragraphs = 0  # open ones
        self._root: Element | None = None  # the outermost of the unseen elements around
        # A tokenizer with scripts takes what stands in noscript for text without tags.
        at = self._read(page if scripts else NOSCRIPT.sub(r"\1no-scrip", page))
        for element in self._stack:
            element.end, element.texts = at, self.text.kept - element.texts
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
            fences = TABLE_FENCES if tag in TABLE_PARTS else FENCES
            self._close(CLOSED_BY[tag], fences, at)
        if self._paragraphs and kind & ENDS:
            self._close(PARAGRAPH, FENCES, at)
        element = Element(tag, kind, self.top, at, after, token)
        self.elements.append(element)
        if not element.unseen:
            self._show(element, source)
        if kind & ALONE or (kind & FOREIGN and token.self_closing):
            return
        if len(self._stack) < DEEPEST:
            element.texts = self.text.kept
            self._stack.append(element)
            self._names = None
            self._paragraphs += tag == "p"
            self.top = element

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

    def _end(self, tag: str, end: int) -> None:
        root = self._root
        if root is not None and tag != root.tag and not KINDS.get(tag, 0) & KNOWN:
            return
        if self.top.tag == tag:
            self._finish(end)
        elif self._is_open(tag):
            for place in range(len(self._stack) - 1, 0, -1):
                if self._stack[place].tag == tag:
                    self._pop(place, end)
                    return

    def _is_open(self, tag: str) -> bool:
        if self._names is None:
            self._names = {element.tag for element in self._stack}
        return tag in self._names

    def _close(self, closed: frozenset[str], fences: frozenset[str], at: int) -> None:
        """End the outermost open element of these that no fence hides."""
        outermost = 0
        for place in range(len(self._stack) - 1, 0, -1):
            tag = self._stack[place].tag
            if tag in closed:
                outermost = place
            elif tag in fences:
                break
        if outermost:
            self._pop(outermost, at)

    def _pop(self, place: int, end: int) -> None:
        while len(self._stack) > place:
            self._finish(end)

    def _finish(self, end: int) -> None:
        """The innermost open element ends."""
        stack, text = self._stack, self.text
        element = stack.pop()
        element.end = end
        element.texts = text.kept - element.texts
        kind = element.kind
        if kind & BREAK:
            text.gap = LINE
            if element.tag == "p":
                self._paragraphs -= 1
            elif element.tag == "li":
                text.mark = ""  # if it showed nothing, its mark does not go to what follows
        elif kind & CELL:
            text.gap = max(text.gap, TAB)
        if element is self._root:
            self._root = None
        self._names = None
        self.top = stack[-1]


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
