"""The main language of a document, by the votes of its prose."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from chaffinch.errors import ChaffinchError, did_you_mean
from chaffinch.languages.vote import BIT, Unit, best, hits, kin
from chaffinch.languages.words import WORDS

# Scripts that tell the language, where there is no list of function words.
SPOKEN = {
    "Hang": "ko", "Hani": "zh", "Thai": "th", "Armn": "hy", "Geor": "ka", "Beng": "bn",
    "Guru": "pa", "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml",
    "Laoo": "lo", "Mymr": "my", "Ethi": "am", "Khmr": "km",
}  # fmt: skip
VOTED = {
    "Latn": frozenset(WORDS) - frozenset("el ru uk be bg mk sr he ar fa ur hi mr".split()),
    "Cyrl": frozenset("ru uk be bg mk sr".split()),
    "Arab": frozenset("ar fa ur".split()),
    "Deva": frozenset("hi mr".split()),
    "Grek": frozenset({"el"}),
    "Hebr": frozenset({"he"}),
}
SCRIPTS = {code: script for script, codes in VOTED.items() for code in sorted(codes)} | {
    code: script for script, code in SPOKEN.items()
}
SHARE = 0.12  # of the words of prose are function words; less is no language that we know
SECOND = 3  # a third of the words makes a language one of two
LEAD = 1.3  # times as many as of any other language that is not close


def script_of(language: str) -> str:
    """The script that a language is written in.  Raises ChaffinchError for an unknown code."""
    if language not in SCRIPTS:
        hint = did_you_mean(language, SCRIPTS)
        raise ChaffinchError(f"no language is known by the code '{language}'{hint}")
    return SCRIPTS[language]


def main_language(prose: Sequence[Unit]) -> tuple[str, str]:
    """Language and script of most of this prose; empty if the votes do not tell."""
    written: Counter[str] = Counter()
    for unit in prose:
        written[unit.script] += unit.words
    script = max(written, key=lambda name: (written[name], name), default="")
    own = [unit for unit in prose if unit.script == script]
    counts = hits(chain.from_iterable(unit.votes for unit in own))
    language = _most(script, counts)
    if language in BIT and not _sure(counts, sum(unit.words for unit in own), language):
        return "", script
    return language, script


def second_language(prose: Sequence[Unit]) -> str:
    """The language of more than a third of this prose, if another has more than a third, too."""
    written: Counter[str] = Counter()
    for unit in prose:
        written[language_of(unit.script, unit.votes)] += unit.words
    total = written.total()
    both = [code for code, words in written.most_common(2) if code and words * SECOND > total]
    return both[1] if len(both) == SECOND - 1 and not kin(*both) else ""


def language_of(script: str, votes: Iterable[int]) -> str:
    """The language that is written in this script and that most words speak for."""
    return _most(script, hits(votes) if script in VOTED else {})


def _most(script: str, counts: Mapping[str, int]) -> str:
    if script not in VOTED:
        return SPOKEN.get(script, "")
    written = {code: times for code, times in counts.items() if code in VOTED[script]}
    return best(written) if any(written.values()) else ""


def _sure(counts: Mapping[str, int], words: int, language: str) -> bool:
    """Enough of the words speak for the language, and far fewer for any that is not close."""
    others = (times for code, times in counts.items() if not kin(code, language))
    return counts[language] >= max(SHARE * words, LEAD * max(others))
