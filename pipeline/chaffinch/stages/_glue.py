"""Where the space after a full stop or a comma was lost: "the end.The next", "rivers,lakes".

The mark must stand between two words of prose.  Addresses, file names, abbreviations, numbers,
code and data have marks without spaces that are right as they are.
"""

import re
from collections.abc import Iterator

from chaffinch.block import Block
from chaffinch.view import View

Change = tuple[int, int, str]

MARK = re.compile(r"[.,!?][”’»)]?(?=[^\W\d_])")
TOKEN = re.compile(r"\S{1,400}")
SPACE = re.compile(r"\s+")
LONGEST = 200  # code points of a word with what is glued to it
SENTENCE = 400  # code points looked at before a full stop
CODE = re.compile(r"\(\)|[{}=<>\\]|;\s*$|::|->|\w\(\w*,")
# What follows the dot in file names and addresses, however it is written.
NAMES = frozenset(
    """
    com net org io ai edu gov info eu de fr es pt it nl pl uk us co js ts py md txt pdf doc
    docx xls csv json xml html htm php asp jsp exe zip jpg jpeg png gif mp3 mp4 app dev tv me
    ru cn jp
    """.split()
)
FEW_WORDS = 8  # blocks with fewer are labels, rows of data or addresses
SHORTEST = 2  # letters of a word: single ones are initials and variables
WORDS_BEFORE = 4  # of the sentence that the full stop would end: "use list.Add" has two


def gaps(view: View) -> Iterator[Change]:
    """The places where a space is missing, as empty spans that show a space."""
    for block in view.blocks:
        if block.words >= FEW_WORDS:
            for place in _in_block(view, block):
                at = block.start + place
                yield at, at, " "


def _in_block(view: View, block: Block) -> list[int]:
    """Where in a block a space is missing, worked out once for a text.

    On a page of HTML two blocks may touch, and what is glued to a word belongs to the next one.
    """
    if view.layout is not None:
        return list(_places(view.text, block))
    made = block.facts.made
    if _places not in made:
        made[_places] = list(_places(view.text, block))
    found: list[int] = made[_places]
    return found


def _places(text: str, block: Block) -> Iterator[int]:
    checked = False
    for match in MARK.finditer(text, block.start, block.end + 2):
        at = match.start()
        if not block.start < at < block.end or not text[at - 1].isalnum():
            continue
        if not checked and CODE.search(block.text):
            return
        checked = True
        if _wanted(text, block, at, match.end()):
            yield match.end() - block.start


def _wanted(text: str, block: Block, at: int, end: int) -> bool:
    start = max(block.start, at - LONGEST)
    while (space := SPACE.search(text, start, at)) is not None:
        start = space.end()
    token = TOKEN.match(text, start)
    if token is None or not set("@/\\_#&=:").isdisjoint(token.group()):
        return False
    left = re.split(r"[.,!?]", text[token.start() : at])[-1].strip("\"'“”„«»(’")
    right = re.split(r"[.,!?;:”’»)\"]", text[end : token.end()])[0]
    word = right.replace("-", "").replace("’", "")
    if min(len(left), len(right)) < SHORTEST or not word.isalpha():
        return False
    if text[at] == ",":
        return not left.isdigit() and _comma(left, right, token.group())
    return _full_stop(block, left, right, token.group(), at)


def _comma(left: str, right: str, token: str) -> bool:
    """Words, not the fields of a record: "id,name,price" stands alone, without other words."""
    return (right.islower() or left.islower()) and token.count(".") <= 1


def _full_stop(block: Block, left: str, right: str, token: str, at: int) -> bool:
    """A sentence ends in a word in lower case and the next begins with a capital."""
    if not (left[-1].islower() and right[0].isupper() and right[1:].islower()):
        return False
    if right.lower() in NAMES or token.rstrip(".!?,").count(".") > 1:
        return False
    here = at - block.start
    before = re.split(r"[.!?]\s", block.text[max(0, here - SENTENCE) : here])[-1]
    return len(before.split()) >= WORDS_BEFORE
