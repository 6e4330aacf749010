"""Why a passage went and why it stayed: what was decided, what came near, what spoke for it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from chaffinch import engine
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.document import Document, Kind
from chaffinch.ledger import Edit, Ledger
from chaffinch.near import Near, blocks_in, near_misses
from chaffinch.profiles import Profile
from chaffinch.ruleset import RuleSet
from chaffinch.stages import ORDER
from chaffinch.stages._stage import unweighed
from chaffinch.weights import Weighing

# What reading HTML does to every page, and is told of none: tags, white space, references.
PLAIN = frozenset({"markup/tags", "markup/space", "markup/entity"})
PLACES = {stage.name: place for place, stage in enumerate(ORDER)}


class Step(NamedTuple):
    """An edit, the pass that made it, and whether it still stands at the end."""

    number: int
    edit: Edit
    stands: bool


class Weighed(NamedTuple):
    """What a stage thought of a block."""

    stage: str
    text: str
    weighing: Weighing


class Answer(NamedTuple):
    """What is known of a passage.

    `steps` are in the order in which they were decided; of a whole page in that of its text, and
    only those that stand.  `kept` is what an allow list held.  `near` has the vaguest last.

    `fate` is one of went, stayed, is markup; empty of white space and of a whole page.
    `protections` say what keeps the passage from rules that are not tried on it.
    """

    fate: str
    steps: Sequence[Step]
    flags: Sequence[Edit]
    kept: Sequence[Edit] = ()
    near: Sequence[Near] = ()
    weighed: Sequence[Weighed] = ()
    protections: Sequence[str] = ()


def explain(cleaner: Cleaner, document: Document, span: tuple[int, int] | None = None) -> Answer:
    """All edits of a document, or all that is known of raw[start:end], in code points."""
    cleaned = cleaner.clean(document)
    steps = sorted(_steps(cleaned.outcome.ledger), key=_in_order)
    if span is None:
        standing = sorted((step for step in steps if step.stands), key=_by_place)
        return Answer("", standing, cleaned.flags, cleaned.kept)
    start, end = span
    blank = not document.raw[start:end].strip()
    return Answer(
        "" if blank else _fate(cleaned, start, end),
        [step for step in steps if step.edit.start < end and step.edit.end > start],
        [flag for flag in cleaned.flags if flag.start < end and flag.end > start],
        [kept for kept in cleaned.kept if kept.start < end and kept.end > start],
        near_misses(cleaner, cleaned, start, end),
        list(_weighed(cleaner, cleaned, start, end)),
        list(_protections(cleaner, cleaned, start, end)),
    )


def found(document: Document, words: str) -> tuple[int, int] | None:
    """The raw span of the first place where a page shows these words, whatever the spaces."""
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    shown = first(document.raw, document.kind)
    match = pattern.search(shown.text) if words.strip() else None
    return shown.place(*match.span()) if match else None


def _steps(ledger: Ledger) -> Iterator[Step]:
    """What each pass decided: the edits that the one before did not have."""
    versions = [*ledger.past, ledger.edits]
    last = set(ledger.edits)
    for number, (before, after) in enumerate(zip([(), *versions], versions, strict=False)):
        known = set(before)
        for edit in after:
            if edit not in known and edit.rule not in PLAIN:
                yield Step(number, edit, edit in last)


def _by_place(step: Step) -> tuple[int, int]:
    return step.edit.start, step.edit.end


def _in_order(step: Step) -> tuple[int, int, int]:
    return step.number, PLACES.get(step.edit.stage, -1), step.edit.start


def first(raw: str, kind: Kind) -> Ledger:
    """What a page shows before any rule runs."""
    page = engine.page_of(raw, kind)
    return page.ledger if page else Ledger(raw)


def _fate(cleaned: Cleaned, start: int, end: int) -> str:
    """What became of the characters of a passage, tags and white space apart."""
    kept = went = False
    for piece in cleaned.outcome.ledger.pieces():
        part = cleaned.document.raw[max(start, piece.start) : max(min(end, piece.end), start)]
        if piece.start >= end or not part.strip():
            continue
        edit = piece.edit
        if edit is None or edit.rule == "markup/entity" or (edit.now and edit.rule not in PLAIN):
            kept = True
        elif edit.rule not in PLAIN:
            went = True
    return "stayed" if kept else "went" if went else "is markup"


def _weighed(cleaner: Cleaner, cleaned: Cleaned, start: int, end: int) -> Iterator[Weighed]:
    """What the stages that go by features think of each block in the first pass."""
    document, first = cleaned.document, cleaned.outcome.first
    rules = cleaner.rules.at(cleaned.outcome.site)
    for stage in ORDER:
        if stage.weigh is unweighed:
            continue
        view = engine.shown_to(stage.name, document.raw, rules, document.kind)
        # What a stage thinks of a block is the same for each of its rules.
        for rule in rules.candidates(stage.name, view)[:1]:
            for block in blocks_in(view, first, start, end):
                weighing = stage.weigh(view, rule, block)
                if weighing:
                    yield Weighed(stage.name, block.text, weighing)


def _protections(cleaner: Cleaner, cleaned: Cleaned, start: int, end: int) -> Iterator[str]:
    """What the profile leaves in the passage that a rule would find."""
    rules, ledger = cleaner.rules, cleaned.outcome.ledger
    for flag in cleaned.flags:
        if flag.start < end and flag.end > start:
            yield f"profile {rules.profile.name} only flags {flag.category}, found by {flag.rule}"
    for kept in cleaned.kept:
        if kept.start < end and kept.end > start:
            yield f"an allow list holds it against {kept.rule}: {kept.note}"
    if not rules.spared:
        return
    spared = RuleSet(
        rules.spared, Profile("", {rule.category: "remove" for rule, _ in rules.spared})
    )
    document = cleaned.document
    view = engine.view_of(ledger, engine.page_of(document.raw, document.kind), spared.index.scan)
    for stage in ORDER:
        for hit in stage.find(view, spared.candidates(stage.name, view)):
            first, last = ledger.place(hit.start, hit.end)
            if first < end and last > start:
                rule = hit.rule
                yield f"profile {rules.profile.name} keeps {rule.category}, found by {rule.id}"
