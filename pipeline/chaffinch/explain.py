"""Why a line went and why a line stayed: the decisions, in words."""

from collections.abc import Iterator
from functools import partial

from chaffinch import engine
from chaffinch.block import Block
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.document import Document
from chaffinch.ledger import Edit, Ledger
from chaffinch.places import Places
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME
from chaffinch.stages._stage import NO_MATCH, SAYS_MORE, unexplained

NEAREST = 12  # rules told of; what shares but a word with the line comes last
# What reading HTML does to every page, and is told of none: tags, white space, references.
PLAIN = frozenset({"markup/tags", "markup/space", "markup/entity"})
VAGUE = frozenset({NO_MATCH, SAYS_MORE})


def explain(cleaner: Cleaner, document: Document, line: int | None = None) -> Iterator[str]:
    """Rows of text: every edit of the document, or all that is known of one line.

    Lines count from 1.  Raises IndexError for a line that is not there.
    """
    cleaned = cleaner.clean(document)
    places = Places(document.raw)
    told = [edit for edit in cleaned.edits if edit.rule not in PLAIN]
    if line is None:
        yield from (_edit(edit, places) for edit in told)
        yield from (_edit(edit, places) for edit in (*cleaned.flags, *cleaned.kept))
        return
    start, end = places.line_span(line)
    if document.raw[start:end].strip():
        fate = _fate(cleaned, start, end)
        yield f"line {line} {fate}: {document.raw[start:end].strip()[:100]}"
    yield from (_edit(edit, places) for edit in told if edit.start < end and edit.end > start)
    yield from (_edit(flag, places) for flag in cleaned.flags if start <= flag.start < end)
    yield from (
        _edit(kept, places) for kept in cleaned.kept if kept.start < end and kept.end > start
    )
    yield from _near(cleaner, cleaned, start, end)


def _fate(cleaned: Cleaned, start: int, end: int) -> str:
    """What became of the characters of a line, tags and white space apart."""
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


def _edit(edit: Edit, places: Places) -> str:
    line, column = places.line_column(edit.start)
    note = f" [{edit.note}]" if edit.note else ""
    return f"{line}:{column} {edit.action} by {edit.rule}: {edit.why}{note}"


def _near(cleaner: Cleaner, cleaned: Cleaned, start: int, end: int) -> Iterator[str]:
    """The rules whose words stand in what is left of the line, with what held each of them."""
    ledger = cleaned.outcome.ledger
    scan = partial(cleaner.rules.index.scan, near=True)
    view = engine.view_of(ledger, cleaned.outcome.page, scan)
    blocks = [block for block in view.blocks if _touches(ledger, block, start, end)]
    here = cleaner.rules.at(cleaned.outcome.site)
    rows = [
        (held in VAGUE, f"near {rule.id} ({rule.stage}): {held or 'it matches'}")
        for rule in sorted(view.rules, key=lambda rule: rule.id)
        for block in view.blocks_with(rule)
        if any(block is one for one in blocks)
        for held in [_other_site(here, rule) or BY_NAME[rule.stage].held(view, rule, block)]
    ]
    rows += [
        (False, f"near {rule.id} ({rule.stage}): {held}")
        for rule in cleaner.rules.unworded()
        if BY_NAME[rule.stage].held is not unexplained
        for block in blocks
        if (held := BY_NAME[rule.stage].held(view, rule, block))
    ]
    rows.sort(key=lambda row: row[0])
    yield from (row for _, row in rows[:NEAREST])
    if len(rows) > NEAREST:
        yield f"and {len(rows) - NEAREST} more rules that share a word with it"
    if blocks and not rows:
        yield "no rule came near: none of their words stands in it"


def _other_site(here: RuleSet, rule: Rule) -> str:
    return "" if here.holds(rule) else f"it is for pages of {', '.join(rule.site)}"


def _touches(ledger: Ledger, block: Block, start: int, end: int) -> bool:
    first, last = ledger.place(block.start, block.end)
    return first < end and last > start
