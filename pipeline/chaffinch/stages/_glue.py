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
    block, prose = None, False
    for match in MARK.finditer(view.text):
        at = match.start()
        if not at or not view.text[at - 1].isalnum():
            continue
        if block is None or at >= block.end:
            block = view.block_at(at)
            prose = block is not None and block.words >= FEW_WORDS and not CODE.search(block.text)
        if block is not None and prose and _wanted(view, block, at, match.end()):
            yield match.end(), match.end(), " "


def _wanted(view: View, block: Block, at: int, end: int) -> bool:
    start = max(block.start, at - LONGEST)
    while (space := SPACE.search(view.text, start, at)) is not None:
        start = space.end()
    token = TOKEN.match(view.text, start)
    if token is None or not set("@/\\_#&=:").isdisjoint(token.group()):
        return False
    left = re.split(r"[.,!?]", view.text[token.start() : at])[-1].strip("\"'“”„«»(’")
    right = re.split(r"[.,!?;:”’»)\"]", view.text[end : token.end()])[0]
    word = right.replace("-", "").replace("’", "")
    if min(len(left), len(right)) < SHORTEST or not word.isalpha():
        return False
    if view.text[at] == ",":
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
