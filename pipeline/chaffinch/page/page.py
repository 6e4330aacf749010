"""The page of one document: its raw text with every removal marked, and why each went."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from chaffinch.ledger import Edit
from chaffinch.page import escape, legend, strip
from chaffinch.page.marks import Marks
from chaffinch.page.render import render
from chaffinch.page.source import Note, Source
from chaffinch.places import Places

SCRIPTS = (
    "theme.js", "notes.js", "card.js", "filters.js", "views.js", "diff.js", "search.js", "keys.js",
)  # fmt: skip
TOLD = (
    "rule", "category", "stage", "action", "confidence", "note", "start", "end", "line", "column",
)  # fmt: skip
STYLES = ("colours.css", "base.css", "marks.css", "page.css")


class Sheet(NamedTuple):
    """One text of a page: the document itself, or an article that was split off.

    `below` is, by the number of the edit that split it off, which sheet an article has.
    """

    source: Source
    text: Markup
    notes: Sequence[Note]
    bars: Sequence[strip.Bar]
    below: dict[int, int]


def page(source: Source, home: str = "") -> bytes:
    """One HTML file, in UTF-8, that needs nothing besides: of the same source the same bytes.

    `home` is the address of an index, as seen from the page.
    """
    sheets: list[Sheet] = []
    _add(sheets, source)
    notes = [note for sheet in sheets for note in sheet.notes]
    return render(
        "page.html", SCRIPTS, STYLES, source=source, home=home, report=source.report,
        title=source.report["input"]["name"] or "A page", sheets=sheets,
        families=legend.entries(notes), stages=legend.stages(notes), notes=notes,
        stay=sum(note.stays for note in notes), data=escape.data(_data(sheets)),
    )  # fmt: skip


def _add(sheets: list[Sheet], source: Source) -> None:
    """The source's own text, and then those of its children; notes are counted through."""
    notes = list(source.notes(sum(len(sheet.notes) for sheet in sheets)))
    marks = Marks(source.raw, _cuts(source), notes)
    bars = strip.bars(notes, marks.spans, marks.shown)
    below: dict[int, int] = {}
    sheets.append(Sheet(source, Markup(marks.html), notes, bars, below))  # noqa: S704
    splits = [note.number for note in notes if note.row["action"] == "split"]
    for number, child in zip(splits, source.children, strict=False):
        below[number] = len(sheets)
        _add(sheets, child)


def _cuts(source: Source) -> Sequence[Edit]:
    """The markup of a page of HTML."""
    if source.report["input"]["kind"] != "html":
        return ()
    from chaffinch.html.page import Page

    return Page(source.raw).edits


def _data(sheets: Sequence[Sheet]) -> dict[str, Any]:
    """What the script knows of each note, and each reason once."""
    notes: list[dict[str, Any]] = []
    why: dict[str, int] = {}
    for sheet in sheets:
        places = Places(sheet.source.raw)
        for note in sheet.notes:
            reason = why.setdefault(note.row["why"], len(why))
            notes.append({**_told(note, places), **_below(sheet, note), "why": reason})
    first = sheets[0]
    name, own = first.source.report["input"]["name"], len(first.notes)
    return {"name": name, "own": own, "notes": notes, "why": list(why)}


def _told(note: Note, places: Places) -> dict[str, Any]:
    row = note.row
    told = {name: row[name] for name in TOLD}
    bytes_ = [places.byte(row["start"]), places.byte(row["end"])]
    return {**told, "family": note.family.name, "label": note.family.label, "bytes": bytes_}


def _below(sheet: Sheet, note: Note) -> dict[str, int]:
    return {"sheet": sheet.below[note.number]} if note.number in sheet.below else {}
