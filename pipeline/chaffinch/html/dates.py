"""Dates as pages write them.  They are recognised, not read: which is the month is not settled."""

import re

LONGEST = 60  # code points; "Wednesday, 25 September 2024 at 10:15:00 GMT+02:00" is 50

YEAR = r"(?:1[5-9]|20|21)\d\d"
MONTH, DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
TIME = r"(?:(?:\s?[T,–-]|\s(?:at|um|a\slas|à))?\s?[0-2]?\d[:.h]?[0-5]\d.{0,30})"
ISO = re.compile(rf"{YEAR}-{MONTH}(?:-{DAY}{TIME}?)?|{YEAR}{MONTH}{DAY}{TIME}?")
# In words, or with the day first.  Pages are in any language, so after a day any word may be a
# month.  Before the day only English has it.
ENGLISH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
COMMON = re.compile(
    rf"""(?:\w+\.?,?\s)?
    (?: \d{{1,2}}(?:\.|st|nd|rd|th|º)?\s(?:de\s)?[^\W\d]{{3,12}}\.?,?\s(?:de\s)?{YEAR}
      | {ENGLISH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s{YEAR}
      | \d{{1,2}}([./-])\s?\d{{1,2}}\1\s?{YEAR}
      | {YEAR}([./-])\s?(?:{MONTH}|[1-9])\2\s?(?:{DAY}|[1-9])\.?
      | {YEAR}\s?[年년]\s?\d{{1,2}}\s?[月월]\s?\d{{1,2}}\s?[日일]
    ){TIME}?""",
    re.VERBOSE | re.IGNORECASE,
)
UNSET = ("1970-01-01", "1900-01-01")  # what programs write when there is no date


def is_date(text: str) -> bool:
    """Whether a text is a date, with or without a time: ISO 8601 mostly, or as people write it."""
    if len(text) > LONGEST or text.startswith(UNSET):
        return False
    return bool(ISO.fullmatch(text) or COMMON.fullmatch(text))
