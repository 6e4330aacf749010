"""The result of cleaning one document: the clean text and the record of what was done."""

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from chaffinch import report
from chaffinch.document import Document, Format
from chaffinch.engine import Outcome
from chaffinch.inverse import restore
from chaffinch.ledger import Edit


class Parent(NamedTuple):
    """The page that a document was split off: raw[start:end] of it, in code points."""

    name: str
    sha256: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`text` is the clean text; `edits` and `flags` are in raw order, offsets in code points.

    `children` are the articles that were split off; each of them knows its `parent`.
    `kept` is what an allow list held, as edits with the action `keep`.
    """

    document: Document
    text: str
    edits: tuple[Edit, ...]
    flags: tuple[Edit, ...]
    metadata: dict[str, str]
    outcome: Outcome = field(repr=False)
    profile: str = "default"
    rules_digest: str = ""
    format: Format = "text"
    links: bool = False
    children: tuple["Cleaned", ...] = ()
    parent: Parent | None = None
    kept: tuple[Edit, ...] = ()

    def report(self, detail: report.Detail = "full") -> dict[str, Any]:
        """What was done, as a dict, as docs/report.schema.json says.

        `full` restores the page, `removals` leaves out what reading HTML takes away and restores
        with the raw page at hand, `summary` has no edits.  Raises ChaffinchError for another word.
        """
        return report.of(self, detail)

    def shown(self, edit: Edit) -> str:
        """What a reader saw where an edit is, before any rule ran: of HTML the text alone."""
        return self.outcome.first.text_of(edit.start, edit.end)

    def warnings(self) -> list[str]:
        """What a person should look at before trusting this result."""
        return report.warnings(self)

    def restore(self) -> str:
        """Rebuild the raw text from the clean text and the report."""
        return restore(self.text, self.report())


def metadata(outcome: Outcome) -> dict[str, str]:
    """What the page says of itself, and then what the metadata edits found in its text.

    Of several values of a key the first counts.
    """
    first = outcome.first
    found = dict(outcome.page.about) if outcome.page else {}
    for edit in outcome.ledger.edits:
        if edit.action != "metadata":
            continue
        if edit.stage == "metadata":
            key, _, value = edit.note.partition("=")
        else:  # a profile moves what another stage found: "meta.author_bio" is the author_bio
            key = edit.category.partition(".")[2]
            value = first.text_of(edit.start, edit.end).strip()
        if value:
            found.setdefault(key, value)
    return found
