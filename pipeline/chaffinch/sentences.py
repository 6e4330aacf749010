"""Where sentences begin and end inside a block.

Made for cutting one unwanted sentence out of a paragraph, so it errs on the side of too few
boundaries: a sentence too long is then kept whole.  One pass, linear on hostile text.
"""

import re

# An end mark, closing quotes or brackets, then white space before something that can start a
# sentence; full-width marks need no space.  It begins with a set of marks, which `re` looks for
# quickly; the look-behind keeps runs of dots linear.
END = re.compile(
    r"[.!?…。！？](?:(?<=[.!?…])(?<![.!?…]{2})[.!?…]{0,7}[\"'’”»)\]]{0,3}"
    r"(?=\s+[\"'‘“„«(\[¿¡]{0,3}[^\W_a-zß-öø-ÿа-я])"
    r"|(?<=[。！？])[。！？]{0,7}[」』”）]{0,3})"
)
# After these a full stop seldom ends a sentence; single letters are initials or "e.g", "z.B".
ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st sr jr vs etc no nos vol fig figs eq inc ltd corp co gen col lt sgt
    capt rep sen gov pres rev hon approx dept est al ca cf op jan feb mar apr jun jul aug sep
    sept oct nov dec bzw ca evtl ggf usw vgl nr str tel bspw inkl dipl hr fr mme mlle mm art p
    pp av env ud uds sra srta dra ej núm pág excmo d.c dott sig ing ecc pag dhr mevr bijv nl
    blz np tzn itd itp prof inż mgr ul godz tys mln
    """.split()
)
WORD_BEFORE = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences of one block, without the white space between them."""
    spans, start = [], 0
    for match in END.finditer(text):
        end = match.end()
        if text[match.start()] == "." and _abbreviated(text, start, match.start()):
            continue
        spans.append((start, end))
        start = end
        while start < len(text) and text[start].isspace():
            start += 1
    if start < len(text):
        spans.append((start, len(text)))
    return spans


def _abbreviated(text: str, start: int, stop: int) -> bool:
    word = WORD_BEFORE.search(text, max(start, stop - 20), stop)
    return word is not None and (
        len(word.group()) == 1 or word.group().lower() in ABBREVIATIONS or "." in word.group()
    )
