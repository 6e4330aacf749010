"""chaffinch why: why a passage went, and why it stayed."""

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from chaffinch.cli import options

if TYPE_CHECKING:
    from chaffinch.document import Document

PLACE = re.compile(r"(.*):(\d{1,9})(?:-(\d{1,9}))?", re.DOTALL)
Lines = tuple[int, int]


@click.command("why")
@click.argument("place", metavar="FILE[:LINE[-LINE]]")
@click.option("--text", "words", metavar="WORDS", help="Ask about the passage with these words.")
@click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
@options.url_option
@options.rule_options
def command(
    place: str,
    words: str | None,
    as_json: bool,  # noqa: FBT001
    url: str | None,
    **rules: Any,
) -> None:
    """Say which rule took what of FILE, in which order and why.

    For a LINE, lines FROM-TO or a passage also which rules came near and what held them, which
    features spoke for it and against it, and what protects it.
    """
    from chaffinch import explain, wording
    from chaffinch.report import dump

    name, lines = _split(place)
    document = replace(options.read(name), url=url)
    span = _span(document, name, lines, words)
    answer = explain.explain(options.made(**rules).cleaner(), document, span)
    if as_json:
        options.write(None, dump(wording.as_dict(answer, document, span)))
        return
    told = wording.rows(answer, document, _called(lines, words), span)
    for row in list(told) or ["no rule took or flagged anything"]:
        click.echo(row)


def _split(place: str) -> tuple[str, Lines | None]:
    found = PLACE.fullmatch(place)
    if not found or Path(place).is_file():  # `localhost:8080` may be the name of a page
        return place, None
    first = int(found[2])
    if not first:
        raise click.UsageError(f"{place}: lines count from 1")
    return found[1], (first, int(found[3] or first))


def _called(lines: Lines | None, words: str | None) -> str:
    if words is not None or lines is None:
        return "the passage"
    return f"line {lines[0]}" if lines[0] == lines[1] else f"lines {lines[0]} to {lines[1]}"


def _span(
    document: "Document", name: str, lines: Lines | None, words: str | None
) -> tuple[int, int] | None:
    """The raw span that is asked about; ends the program if there is none."""
    from chaffinch import explain
    from chaffinch.places import Places

    if words is not None:
        return explain.found(document, words) or _missing(f"{name}: does not show '{words}'")
    if lines is None:
        return None
    if lines[1] < lines[0]:
        raise click.UsageError(f"lines {lines[0]}-{lines[1]}: the second is before the first")
    places, spans = Places(document.raw), []
    for line in lines:
        try:
            spans.append(places.line_span(line))
        except IndexError:
            _missing(f"{name}: has no line {line}")
    return spans[0][0], spans[1][1]


def _missing(message: str) -> NoReturn:
    click.echo(f"chaffinch: {message}", err=True)
    sys.exit(1)
