"""Taking a page apart: tags, entities and white space become cuts, what is left becomes blocks.

`turbohtml` tells the tokens, by the rules that browsers follow.  Laid end to end they are the
page, so every offset is exact.  Open elements are kept on a stack; end tags may be missing or
wrong, as they are in the wild.
"""

import re
from collections import defaultdict
from itertools import islice

from turbohtml import Token, TokenType, tokenize

from chaffinch.html import tags
from chaffinch.html.element import Element
from chaffinch.html.hidden import is_hidden, may_hide
from chaffinch.html.text import LINE, SPACE, TAB, Text

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
        self.top = Element("#document", None, 0, 0, None)
        self.elements = [self.top]
        self._trust = trust_hidden
        self._stack = [self.top]
        self._open: defaultdict[str, int] = defaultdict(int)
        self._root: Element | None = None  # the outermost of the unseen elements around
        # A tokenizer with scripts takes what stands in noscript for text without tags.
        at = self._read(page if scripts else NOSCRIPT.sub(r"\1no-scrip", page))
        for element in self._stack:
            element.end = at
        self.text.close(at)

    def _read(self, page: str) -> int:
        """Go through the tokens; return the code point up to which the page was read."""
        start, end, text = TokenType.START_TAG, TokenType.END_TAG, TokenType.TEXT
        add, begin, finish = self.text.add, self._start, self._end
        at = 0
        tokens = iter(tokenize(page, capture_source=True, resolve_references=False))
        for token in islice(tokens, MOST):
            kind = token.type
            if kind is text:
                data = token.data or ""
                if not self.top.unseen:
                    add(data, at, self.top)
                else:
                    self._count(data)
                at += len(data)
                continue
            source = token.source or ""
            after = at + len(source)
            if kind is start:
                begin(token, source, at, after)
            elif kind is end:
                finish(token.tag or "", after)
            elif kind is TokenType.CHARACTER_REFERENCE and not self.top.unseen:
                self.text.refer(source, token.data or "", at, self.top)
            at = after
        # A tag that never ends is no token: with it the page ends, and not at a limit.
        return len(page) if next(tokens, None) is None else at

    def _start(self, token: Token, source: str, at: int, after: int) -> None:
        tag, root = token.tag or "", self._root
        if root is not None and tag != root.tag and tag not in tags.KNOWN:
            return  # it stands in something unseen, and can neither end that nor hide in it
        if tags.KINDS.get(tag, 0) & tags.CLOSES:
            self._close_before(tag, at)
        element = Element(tag, self.top, at, after, token)
        self.elements.append(element)
        if not element.unseen:
            self._show(element, source)
        closed = element.kind & tags.ALONE or (tag in tags.FOREIGN and token.self_closing)
        if not closed and len(self._stack) < DEEPEST:
            self._stack.append(element)
            self._open[tag] += 1
            self.top = element

    def _count(self, data: str) -> None:
        """Text that is not shown, where it might have been."""
        if self.top.unseen == "hidden":
            self.text.hidden += len(data.strip())
        elif self._root is not None and self._root.tag == "noscript":
            self.text.unscripted += len(TAG.sub("", data).strip())

    def _show(self, element: Element, source: str) -> None:
        """An element that its parent shows: it may hide itself, and stands apart or not."""
        tag, kind = element.tag, element.kind
        if kind & tags.MARKUP:
            self._unsee(element, "markup", source)
        elif self._trust and may_hide(tag, source) and is_hidden(tag, element.attributes):
            self._unsee(element, "hidden", source)
            self.text.conceal(element)
        if kind & tags.BREAK:
            self.text.gap(LINE, _mark(element) if tag == "li" else "")
            if tag in tags.VERBATIM:
                element.verbatim = True
        elif tag == "a":
            if "href" in source:
                element.link = element
            # Two links side by side are a menu, set apart by its style alone.
            if self.text.page.endswith("</a>", 0, element.start):
                self.text.gap(SPACE)
        elif kind & tags.CELL:
            self.text.gap(TAB)
        elif tag == "br":
            self.text.gap(LINE)

    def _unsee(self, element: Element, why: str, source: str) -> None:
        element.unseen = why
        self._root = None if source.endswith("/>") or element.kind & tags.ALONE else element

    def _end(self, tag: str, end: int) -> None:
        root = self._root
        if root is not None and tag != root.tag and tag not in tags.KNOWN:
            return
        if self.top.tag == tag:
            self._pop(len(self._stack) - 1, end)
        elif self._open[tag]:
            for place in range(len(self._stack) - 1, 0, -1):
                if self._stack[place].tag == tag:
                    self._pop(place, end)
                    return

    def _close_before(self, tag: str, at: int) -> None:
        """The open elements that this start tag ends."""
        if tag in tags.CLOSED_BY:
            fences = tags.TABLE_FENCES if tag in tags.TABLE_PARTS else tags.FENCES
            self._close(tags.CLOSED_BY[tag], fences, at)
        if self._open["p"] and tag in tags.ENDS_PARAGRAPH:
            self._close(tags.PARAGRAPH, tags.FENCES, at)

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
        stack, text = self._stack, self.text
        while len(stack) > place:
            element = stack.pop()
            element.end = end
            self._open[element.tag] -= 1
            if element.kind & tags.BREAK:
                text.gap(LINE)
                if element.tag == "li":
                    text.unmark()
            elif element.kind & tags.CELL:
                text.gap(TAB)
            if element is self._root:
                self._root = None
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
