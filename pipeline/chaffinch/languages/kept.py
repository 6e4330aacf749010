"""Why a passage in another language stays: quotations, references, lists, verse, code."""

import re

from chaffinch.block import Block

OPENING, CLOSING = "\"“„«‘‚'「『»*_", "\"”“»’'」』«*_"  # in Markdown stars and lines emphasise
MARKS = re.compile('["“”„«»「」『』]')
# The line below a motto names who said it.
SIGNED = re.compile(r"[—–―] ?[^\W\d_a-zß-öø-ÿа-я][^.!?]{2,60}")
INTRODUCED = re.compile(r"[:：][\"“„«‘'(\[\s]*$")
INTRODUCED_WORDS = 100  # a longer passage is not what a colon promised
# A verb of saying or naming near the passage.
SAYS = re.compile(
    r"\b(?:said|says|wrote|writes|reads?|quot\w+|translat\w+|mean(?:s|t|ing)|sang|sings|titled"
    r"|motto|inscription|lyrics|sagte|schrieb|lautet\w*|heißt|übersetzt|bedeutet|dit|écrit|écrivait"
    r"|signifie|traduit\w*|dijo|dice|escribió|significa|traduc\w+|disse|escreveu|scrisse|zei|schreef"
    r"|luidt|betekent|powiedział\w*|napisał\w*|znaczy|sade|skrev|betyder)\b",
    re.IGNORECASE,
)
EXPLAINED_WORDS = 30  # in brackets after a longer passage stands a remark or a source
BEYOND = 20  # words after a quotation that are no longer of it
NEAR = 60  # code points before the passage in which a colon counts
INTRODUCTION, SIGNATURE = "it is introduced", "the line below names who said it"
TOLD_WORDS = 40  # what is said or meant, and not put in quotation marks, is shorter
TOLD = 35  # code points beside the passage in which such a verb counts
REFERENCE = re.compile(
    r"^\[\d{1,3}\] "
    r"|\bdoi\b|\bISBN\b|\bISSN\b|\bet al\b|\b[pSs]p?\. ?\d|\bVol\.|\bNo\. ?\d|\bHrsg\.|\beds?\.\)"
    r"|\((?:1[5-9]|20)\d\d[a-z]?\)|https?://|\b(?:1[5-9]|20)\d\d[,;:] ?\d|[A-Z]\., [A-Z]"
)
REFERENCE_WORDS = 60  # a longer passage with a reference in it is a passage all the same
CODE = re.compile(r"[{}=\\|_$#*`~^]")
FRAMES = frozenset(
    "blockquote q cite pre code samp kbd figcaption h1 h2 h3 h4 h5 h6 dl th address".split()
)
VERSE_LINES, VERSE_WORDS = 3, 9
CAPITALS, FIGURES, COMMAS, SYMBOLS = 0.6, 0.25, 0.3, 0.03


def why(says: str, blocks: list[Block], before: str, after: str, *, inside: bool) -> str:
    """Why the passage stays, empty if nothing speaks for it.

    `before` and `after` are what its block says beside it, if it stands `inside` one.
    """
    if framed(blocks):
        return "it stands in a frame"
    if quoted(says) or (inside and within_quotes(before) and not _goes_on(says)):
        return "it is quoted"
    if introduced(says, before) or (inside and _told(says, before, after)):
        return INTRODUCTION
    if after.startswith(("(", "[")) and inside and len(says.split()) <= EXPLAINED_WORDS:
        return "what follows explains it"
    return _no_prose(says, blocks)


def framed(blocks: list[Block]) -> bool:
    """All of it stands in a frame: an element for quotations or code, or a `>` before it."""
    return all(block.text.startswith(">") or _in_frame(block) for block in blocks)


def _in_frame(block: Block) -> bool:
    element = block.origin.element if block.origin else None
    while element is not None:
        if element.tag in FRAMES:
            return True
        element = element.parent
    return False


def quoted(says: str) -> bool:
    """The passage is one quotation, or paragraphs that each are one, or begin as one.

    Of several paragraphs of one quotation each is opened, and only the last is closed.
    """
    parts = [part.strip() for part in says.splitlines() if part.strip()]
    *before, last = parts
    if not _one_quotation(last):
        return False
    return all(_one_quotation(part) or _opened(part) for part in before)


def _opened(text: str) -> bool:
    return text[0] in '"“„«»' and not MARKS.search(text, 1)


def signed(line: str) -> bool:
    """The line names who said what stands above it."""
    return SIGNED.fullmatch(line.strip()) is not None


def _one_quotation(text: str) -> bool:
    body = text.rstrip(".,;!?…")
    if len(body) < 2 or body[0] not in OPENING or body[-1] not in CLOSING:  # noqa: PLR2004
        return text.startswith("(") and body.endswith(")")
    return not MARKS.search(body, 1, len(body) - 1)


def within_quotes(before: str) -> bool:
    """A quotation was begun before and has not ended."""
    if before.count('"') % 2:
        return True
    opened = max(before.rfind(mark) for mark in "“„«「")
    return opened >= 0 and not re.search("[”»」“]", before[opened + 1 :])


def _goes_on(says: str) -> bool:
    """The quotation that the passage began in ends long before the passage does."""
    ends = [place for mark in CLOSING if (place := says.find(mark)) >= 0]
    return bool(ends) and len(says[min(ends) :].split()) > BEYOND


def introduced(says: str, before: str) -> bool:
    """A colon before it promised a quotation, and it is no longer than one."""
    short = len(says.split()) <= INTRODUCED_WORDS
    return short and INTRODUCED.search(before[-NEAR:]) is not None


def _told(says: str, before: str, after: str) -> bool:
    if len(says.split()) > TOLD_WORDS:
        return False
    return SAYS.search(before[-TOLD:]) is not None or SAYS.search(after[:TOLD]) is not None


def _no_prose(says: str, blocks: list[Block]) -> str:
    words = says.split()
    letters = [word.lstrip("\"'“„«(") for word in words]
    if sum(word[:1].isupper() for word in letters) > CAPITALS * len(words):
        return "it is mainly names"
    if sum(any(map(str.isdigit, word)) for word in words) >= FIGURES * len(words):
        return "it is mainly figures"
    if says.count(",") + says.count(";") >= COMMAS * len(words):
        return "it is a list"
    if len(CODE.findall(says)) >= SYMBOLS * len(says):
        return "it is code"
    if len(words) <= REFERENCE_WORDS and REFERENCE.search(says):
        return "it is a reference"
    return "it is verse" if _verse(says, blocks) else ""


def _verse(says: str, blocks: list[Block]) -> bool:
    lines = [line for line in says.splitlines() if line.strip()]
    short = len(lines) >= VERSE_LINES and len(says.split()) <= VERSE_WORDS * len(lines)
    return short and not all(block.ends_sentence for block in blocks)
