"""The rules that would take the furniture of a site, as drafts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from chaffinch.block import LABEL, Facts, count_words
from chaffinch.learn.company import LABEL_WORDS, ROW
from chaffinch.learn.near import Near
from chaffinch.learn.repeats import Repeat, Repeats
from chaffinch.learn.site import Site
from chaffinch.stages._phrases import WORDS, covers_all

SPARE = 5  # words, and blocks from the end of a page, beyond the most that was seen
SAID = 60  # code points of a block in a note


@dataclass(frozen=True, slots=True)
class Draft:
    """What a rule file will say.

    `listed` is the setting with a list; `notes` are the evidence for each value of it.  `tried`
    are texts that the rule should take.
    """

    name: str
    summary: str
    category: str
    stage: str
    settings: dict[str, Any]
    listed: str
    notes: Sequence[str]
    tried: Sequence[str]


def drafts(
    repeats: Repeats, furniture: Sequence[Repeat], alike: Sequence[Near]
) -> Iterator[Draft]:
    """A rule for rows of labels, one for labels alone, for blocks, for long ones, for alike ones.

    A label in a row is furniture; alone it may be the heading of a text.
    """
    found = [one for one in furniture if _is_writable(one.text)]
    short = frozenset(one.key for one in found if _is_label(one.text))
    in_rows = _in_rows(repeats, short)
    alone = short - in_rows | _alone(repeats, in_rows)
    rest = [one for one in found if one.key not in short]
    exact = frozenset(one.key for one in rest if _is_exact(one.text))
    yield from _menu(repeats, in_rows)
    yield from _phrases(repeats, "labels", [one for one in found if one.key in short & alone])
    yield from _phrases(repeats, "blocks", [one for one in rest if one.key in exact])
    yield from _phrases(repeats, "passages", [one for one in rest if one.key not in exact])
    yield from _alike(repeats, [one for one in alike if all(map(_is_writable, one.texts))])


def _in_rows(repeats: Repeats, furniture: frozenset[str]) -> frozenset[str]:
    """The labels of rows most of which are furniture, but those in texts, or that head one."""
    texts = {key: repeats.site.text(key) for key in repeats.often if repeats.may_go_in_rows(key)}
    labels = frozenset(
        key for key, text in texts.items() if _is_label(text) and _is_writable(text)
    )
    wanted = [
        row
        for row in _rows(repeats.site, labels, ROW)
        if 2 * len(furniture.intersection(row)) > len(row)
    ]
    return frozenset(key for row in wanted for key in row)


def _alone(repeats: Repeats, in_rows: frozenset[str]) -> frozenset[str]:
    """The labels of rows that stand somewhere else, too, and there in no text."""
    found: set[str] = set()
    inside: set[str] = set()
    for number, page in enumerate(repeats.site.pages):
        blocks = enumerate(page.keys)
        for is_label, group in groupby(blocks, key=lambda block: block[1] in in_rows):
            row = list(group)
            if is_label and len(row) < ROW:
                found.update(key for _, key in row)
                inside.update(key for at, key in row if repeats.is_inside((number, at)))
    return frozenset(found - inside)


def _is_exact(text: str) -> bool:
    """A rule that covers all of a block can say it: it is short, no price begins or ends it."""
    words = [match.span() for match in WORDS.finditer(text)]
    return len(text) <= LABEL and covers_all(text, [(words[0][0], words[-1][1])])


def _menu(repeats: Repeats, keys: frozenset[str]) -> Iterator[Draft]:
    if not keys:
        return
    found = sorted(map(repeats.evidence, keys), key=lambda one: (one.first, one.last, one.key))
    labels = tuple(one_line(one.text) for one in found)
    said = {one.key: one_line(one.text) for one in found}
    tried = ["\n".join(said[key] for key in row) for row in _rows(repeats.site, keys, ROW)]
    settings = {"labels": labels, "at_least": ROW, "gap": 1}
    summary = f"Rows of labels on pages of {repeats.site.host}."
    notes = _notes(repeats, found)
    yield Draft("menu", summary, "nav.menu", "run", settings, "labels", notes, tried)


def _rows(site: Site, labels: frozenset[str], least: int) -> list[tuple[str, ...]]:
    """Rows of so many labels or more that stand one after the other, the longest first."""
    found = set()
    for page in site.pages:
        for is_label, group in groupby(page.keys, key=labels.__contains__):
            row = tuple(group)
            if is_label and len(row) >= least:
                found.add(row)
    return sorted(found, key=lambda row: (-len(row), row))


def _phrases(repeats: Repeats, name: str, found: Sequence[Repeat]) -> Iterator[Draft]:
    if not found:
        return
    settings: dict[str, Any] = {
        "any": tuple(one_line(one.text) for one in found),
        # What is longer than a label is looked for anywhere, and never covers quite all.
        "cover": 0.95 if name == "passages" else 1.0,
        "max_words": max(count_words(one.text) for one in found) + SPARE,
    }
    if name == "labels":
        settings["edge"] = max(one.from_end for one in found) + SPARE
    summary = f"{name.capitalize()} that stand on many pages of {repeats.site.host}."
    tried = [one_line(one.text) for one in found]
    yield Draft(
        name, summary, "page.rest", "phrase", settings, "any", _notes(repeats, found), tried
    )


def _alike(repeats: Repeats, found: Sequence[Near]) -> Iterator[Draft]:
    if not found:
        return
    longest = max(count_words(text) for one in found for text in one.texts)
    settings = {
        "any": tuple(one.pattern for one in found), "cover": 0.95, "max_words": longest + SPARE,
    }  # fmt: skip
    total = len(repeats.site.pages)
    notes = [f"{one.pages} of {total} pages: {one_line(one.texts[0])[:SAID]}" for one in found]
    summary = f"Blocks that are the same but for a part on pages of {repeats.site.host}."
    tried = [one_line(one.texts[0]) for one in found]
    yield Draft("alike", summary, "page.rest", "pattern", settings, "any", notes, tried)


def _notes(repeats: Repeats, found: Sequence[Repeat]) -> list[str]:
    total = len(repeats.site.pages)
    return [
        f"{one.pages} of {total} pages, block {one.first}"
        + (f" to {one.last}" if one.last > one.first else "")
        + (f"; so far it stays on {one.stays}" if one.stays else "")
        for one in found
    ]


def _is_label(text: str) -> bool:
    """A run counts no labels with figures in them, and no sentences."""
    facts = Facts(text)
    return facts.words <= LABEL_WORDS and not facts.ends_sentence and not facts.has_figures


def _is_writable(text: str) -> bool:
    """It has letters, and nothing that a file in YAML, or the marks of an example, cannot say."""
    said = one_line(text)
    return said.isprintable() and any(map(str.isalpha, said)) and not {"[-", "{+"} & _pairs(said)


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def one_line(text: str) -> str:
    return " ".join(text.split())
