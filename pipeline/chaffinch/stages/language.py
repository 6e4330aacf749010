"""Passages in another language than the document's: sentences, paragraphs, runs of them.

A vote over function words suspects, langdetect confirms; where they disagree the passage stays.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chaffinch.block import Block
from chaffinch.languages import kept
from chaffinch.languages.main import main_language
from chaffinch.languages.passages import SMALLEST, Main, Place, runs
from chaffinch.languages.vote import Unit, kin, units
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

Run = tuple[int, int]
SCRIPT_SURE = 0.99


@dataclass(frozen=True, slots=True)
class Language:
    """At least `min_words` in another language, `share` of them function words of it alone.

    `main_words` words must be in the main language: a number, so that removing other text never
    loosens it.  langdetect must be `sure`, and `sure_kin` between close languages, where a
    passage must have `kin_words`.  With more than `bilingual` words in the other language to one
    in the main one, the page is one of two languages and nothing goes.
    """

    min_words: int = 8
    share: float = 0.15
    main_words: int = 60
    sure: float = 0.9
    sure_kin: float = 0.99
    kin_words: int = 20
    bilingual: float = 0.5


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    for rule in rules[:1]:  # two would take the same passages
        settings: Language = rule.settings
        read = [(block, unit) for block in view.blocks for unit in _units(block, rule)]
        main = _main(read, settings)
        if main is None:
            continue
        places = [Place(block, unit, main.suspect(block, unit)) for block, unit in read]
        if any(place.suspect for place in places):
            yield from _hits(view, rule, main, places)


def _units(block: Block, rule: Rule) -> Sequence[Unit]:
    made = block.facts.made
    if rule not in made:
        made[rule] = units(block.text)
    found: Sequence[Unit] = made[rule]
    return found


def _main(read: Sequence[tuple[Block, Unit]], settings: Language) -> Main | None:
    """The main language, if enough prose is in it."""
    prose = [unit for block, unit in read if block.is_prose]
    if sum(unit.words for unit in prose) < settings.main_words:
        return None
    language, script = main_language(prose)
    if not language:
        return None
    return Main(language, script, settings.min_words, settings.share)


def _hits(view: View, rule: Rule, main: Main, places: Sequence[Place]) -> Iterator[Hit]:
    settings: Language = rule.settings
    found = list(runs(places, main))
    if not found:
        return
    own, others = _words(places, found)
    for run in found:
        suspect = _suspect(places, run)
        size = sum(count for other, count in others.items() if kin(other, suspect))
        if own < settings.main_words or size > settings.bilingual * own:
            continue
        if _why_kept(view, places, run):
            continue
        sure = _confirmed(settings, main, places, run)
        if sure:
            yield _hit(view, rule, main, places, run, sure)


def _words(places: Sequence[Place], found: Sequence[Run]) -> tuple[int, Counter[str]]:
    """The words of prose in the main language, and those in others, by language."""
    others: Counter[str] = Counter()
    total = sum(place.unit.words for place in places if place.block.is_prose)
    for first, last in found:
        run = places[first : last + 1]
        others[_suspect(places, (first, last))] += sum(place.unit.words for place in run)
        total -= sum(place.unit.words for place in run if place.block.is_prose)
    return total, others


def _suspect(places: Sequence[Place], run: Run) -> str:
    """The language that most words of the run are suspected of."""
    words: Counter[str] = Counter()
    for place in places[run[0] : run[1] + 1]:
        if place.suspect:
            words[place.suspect] += place.unit.words
    return max(words, key=lambda code: (words[code], code))


def _why_kept(view: View, places: Sequence[Place], run: Run) -> str:
    first, last = places[run[0]], places[run[1]]
    start, end = _span(places, run)
    blocks = list(dict.fromkeys(place.block for place in places[run[0] : run[1] + 1]))
    inside = first.unit.start > 0 or last.unit.end < len(last.block.text)
    before = first.block.text[: first.unit.start]
    if not before:
        above = next(view.neighbours(first.block, -1), None)
        before = above.text if above and above.index + 1 == first.block.index else ""
    after = last.block.text[last.unit.end :].lstrip()
    return kept.why(view.text[start:end], blocks, before, after, inside=inside)


def _span(places: Sequence[Place], run: Run) -> Run:
    first, last = places[run[0]], places[run[1]]
    return first.block.start + first.unit.start, last.block.start + last.unit.end


def _confirmed(settings: Language, main: Main, places: Sequence[Place], run: Run) -> float:
    """How sure it is that the run is in the language it is suspected of; 0 if it is not."""
    suspect, passage = _suspect(places, run), places[run[0] : run[1] + 1]
    if all(place.unit.script != main.script for place in passage):
        return SCRIPT_SURE
    from chaffinch.languages.confirm import opinion

    close = kin(suspect, main.language)
    if close and sum(place.unit.words for place in passage) < settings.kin_words:
        return 0.0
    said, sure = opinion(" ".join(place.text for place in passage), main.language, suspect)
    agrees = said == suspect or (not close and kin(said, suspect))
    least = settings.sure_kin if close else settings.sure
    return sure if agrees and said != main.language and sure >= least else 0.0


def _hit(
    view: View, rule: Rule, main: Main, places: Sequence[Place], run: Run, sure: float
) -> Hit:
    start, end = _span(places, run)
    suspect = _suspect(places, run)
    passage = [place.unit for place in places[run[0] : run[1] + 1]]
    words = sum(unit.words for unit in passage)
    spoken = sum(unit.only(suspect, main.language) for unit in passage)
    note = f"{suspect} in {main.language}: {spoken} of {words} words are of {suspect} alone"
    return Hit(start, end, rule, note=note, confidence=round(min(sure, SCRIPT_SURE), 2))


STAGE = Stage("language", Language, find)
