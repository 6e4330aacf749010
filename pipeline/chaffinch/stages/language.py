"""Passages in another language than the document's: sentences, paragraphs, runs of them.

A vote over function words suspects, langdetect confirms; where they disagree the passage stays.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from chaffinch.block import Block
from chaffinch.languages.main import language_of, main_language, script_of, second_language
from chaffinch.languages.passages import FEW, Main, Place, Run, runs
from chaffinch.languages.text import SUREST, Text
from chaffinch.languages.vote import Unit, kin, units, whole
from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.stages._stage import Stage
from chaffinch.view import View

Read = Sequence[tuple[Block, Unit]]
BILINGUAL = "the page is in two languages"


@dataclass(frozen=True, slots=True)
class Language:
    """At least `min_words` in another language, `share` of them function words of it alone.

    `main_words` words must be in the main language: a number, so that removing other text never
    loosens it.  langdetect must be `sure`, and `sure_kin` between close languages, where a
    passage must have `kin_words`.  With more than `bilingual` words in the other language to one
    in the main one, or more than `passages` of them, the page is one of two languages and nothing
    goes.
    """

    min_words: int = 8
    share: float = 0.1
    main_words: int = 60
    sure: float = 0.9
    sure_kin: float = 0.99
    kin_words: int = 12
    bilingual: float = 0.5
    passages: int = 4
    pages: bool = False
    main: str = ""


def find(view: View, rules: Sequence[Rule]) -> Iterator[Hit]:
    pages = [rule for rule in rules if rule.settings.pages][:1]
    passages = [rule for rule in rules if not rule.settings.pages][:1]  # two would take the same
    two = not passages
    for rule in passages:
        main = _main(view, rule.settings)
        judged = list(_judged(view, rule, main)) if main else []
        yield from (
            text.hit(rule, run, sure) for text, run, held_by, sure in judged if not held_by
        )
        two = main is None or any(held_by == BILINGUAL for _, _, held_by, _ in judged)
    if two:
        yield from (hit for rule in pages for hit in _of_two(view, rule))


def _of_two(view: View, rule: Rule) -> Iterator[Hit]:
    """The first sentence in the second language of a page that has two."""
    read = _read(block for block in view.blocks if block.is_prose)
    prose = [unit for _, unit in read if unit.words >= rule.settings.min_words]
    if sum(unit.words for unit in prose) < rule.settings.main_words:
        return
    second = second_language(prose)
    for block, unit in read:
        if second and language_of(unit.script, unit.votes) == second:
            start, end = block.start + unit.start, block.start + unit.end
            yield Hit(start, end, rule, note=f"more than a third of the page is in {second}")
            return


def held(view: View, rule: Rule, block: Block) -> str:
    main = _main(view, rule.settings)
    for text, run, held_by, _ in _judged(view, rule, main) if main else ():
        if any(place.block is block for place in text.passage(run)):
            return held_by
    return "no sentence of it is in another language, as far as its small words tell"


def _read(blocks: Iterable[Block]) -> Read:
    return [(block, unit) for block in blocks for unit in _units(block)]


def _units(block: Block) -> Sequence[Unit]:
    made = block.facts.made
    if units not in made:
        made[units] = units(block.text)
    found: Sequence[Unit] = made[units]
    return found


def _whole(block: Block) -> Unit | None:
    made = block.facts.made
    if whole not in made:
        made[whole] = whole(block.text)
    found: Unit | None = made[whole]
    return found


def _main(view: View, settings: Language) -> Main | None:
    """The main language, if it is given or enough prose is in it."""
    if settings.main:
        known = script_of(settings.main)
        return Main(settings.main, known, settings.min_words, settings.share)
    prose: list[Unit] = []
    for block in view.blocks:
        if block.is_prose:
            one = _whole(block)
            prose += [one] if one else _units(block)
    if sum(unit.words for unit in prose) < settings.main_words:
        return None
    language, script = main_language(prose)
    if not language:
        return None
    return Main(language, script, settings.min_words, settings.share)


def _judged(view: View, rule: Rule, main: Main) -> Iterator[tuple[Text, Run, str, float]]:
    """Each suspected run: why it stays, empty if it goes, and how sure that is."""
    settings: Language = rule.settings
    if not _suspicious(view, main):
        return
    read = _read(view.blocks)
    text = Text(view, main, [Place(*each, main.suspect(*each)) for each in read])
    found = list(runs(text.places, main))
    own, others = text.words(found)
    times = Counter(map(text.suspect, found))
    for run in found:
        size, often = (_of_kin(counts, text.suspect(run)) for counts in (others, times))
        if own < settings.main_words:
            yield text, run, f"fewer than {settings.main_words} words are in {main.language}", 0.0
        elif size > settings.bilingual * own or often > settings.passages:
            yield text, run, BILINGUAL, 0.0
        else:
            yield text, run, *_outcome(settings, text, run)


def _suspicious(view: View, main: Main) -> bool:
    """Whether any sentence is suspected: of short blocks, most of a page, none can be."""
    long = [block for block in view.blocks if block.words >= main.min_words]
    doubtful = (block for block in long if not ((one := _whole(block)) and main.trusts(one)))
    return any(main.suspect(block, unit) for block in doubtful for unit in _units(block))


def _of_kin(counts: Counter[str], suspect: str) -> int:
    return sum(count for other, count in counts.items() if kin(other, suspect))


def _outcome(settings: Language, text: Text, run: Run) -> tuple[str, float]:
    why = text.why_kept(run)
    return (why, 0.0) if why else _opinion(settings, text, run)


def _opinion(settings: Language, text: Text, run: Run) -> tuple[str, float]:
    """Why langdetect does not confirm the run, and how sure it is if it does."""
    main, suspect, passage = text.main, text.suspect(run), text.passage(run)
    if all(place.unit.script != main.script for place in passage):
        return "", SUREST
    from chaffinch.languages.confirm import opinion

    close = kin(suspect, main.language)
    if close and sum(place.unit.words for place in passage) < settings.kin_words:
        return f"it is too short to tell {suspect} from {main.language}", 0.0
    asked = " ".join(place.text for place in passage), main.language, suspect
    known = passage[0].block.facts.made  # what stays is asked of again in every pass
    if asked not in known:
        known[asked] = opinion(*asked)
    said, sure = known[asked]
    weak = text.spoken(run) <= FEW
    if said != main.language and sure >= (settings.sure_kin if close or weak else settings.sure):
        return "", sure
    return f"its words are of {suspect}, and langdetect says {said or 'nothing'} ({sure})", 0.0


STAGE = Stage("language", Language, find, held=held)
