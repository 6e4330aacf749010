"""The pages of a whole batch: one a document, and an index of them."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from chaffinch import files
from chaffinch.batch.results import Results, Told
from chaffinch.errors import ChaffinchError, InputError, OutputError
from chaffinch.page import apart, index, rows
from chaffinch.page.page import page
from chaffinch.page.rows import Row
from chaffinch.page.source import Source

OURS = b'<meta name="generator" content="chaffinch'
HEAD = 1000  # bytes, in which that stands


def write(out: Path, pages: Path, raw: Path | None = None) -> list[ChaffinchError]:
    """Write `pages`/index.html, and a page for each document in its table.

    `out` is what a batch wrote, `raw` the folder of the raw pages, which reports of detail
    `removals` need.  A summary has no page, only its row.  Gives what went wrong; a page that
    cannot be shown has its row all the same.  Raises InputError if there is no report, OutputError
    if a page cannot be written or something else is in its place.
    """
    results = Results(out, raw)
    told = [*_rows(results), *_apart(out)]
    errors: list[ChaffinchError] = [one for one in told if isinstance(one, InputError)]
    made = [one for one in told if isinstance(one, Row)]
    if not made:
        raise errors[0] if errors else InputError(f"{out}: has no report of a batch")
    linked = {}
    for name, link in _pages(results, index.chosen(made), pages):
        if isinstance(link, InputError):
            errors.append(link)
        else:
            linked[name] = link
    made = [row._replace(link=linked.get(row.key, "")) for row in made]
    _write(pages / "index.html", index.index(made, out.resolve().name))
    return errors


def one(out: Path, name: str, raw: Path | None = None) -> bytes:
    """The page of one document of a batch: by its id, or as its clean text is called.

    Raises InputError if there is none, or its raw text is not at hand.
    """
    results = Results(out, raw)
    for key, told in results.reports(results.marks()):
        if not isinstance(told, InputError) and name in (key, told["input"]["name"]):
            for _, report, text in results.pages([key]):
                if isinstance(text, InputError):
                    raise InputError(f"{key}: {text}")
                return page(Source.read(text, report))
    raise InputError(f"{out}: has no page '{name}'")


def _rows(results: Results) -> Iterator[Row | InputError]:
    for key, told in results.reports(results.marks()):
        yield _row(key, told)


def _row(key: str, told: Told) -> Row | InputError:
    if isinstance(told, InputError):
        return told
    try:
        return rows.of_report(told, key)
    except (KeyError, TypeError, AttributeError, ValueError):
        return InputError(f"{key}: has a report that is none of chaffinch")


def _apart(out: Path) -> Iterator[Row | InputError]:
    for told in apart.found(out):
        yield told if isinstance(told, InputError) else rows.set_apart(told)


def _pages(
    results: Results, made: list[Row], pages: Path
) -> Iterator[tuple[str, str | InputError]]:
    """Write the pages of documents; of each its address as seen from the index."""
    wanted = [row.key for row in made if row.key and row.told]
    try:
        for name, report, text in results.pages(wanted):
            if isinstance(text, InputError):
                yield name, InputError(f"{name}: {text}")
                continue
            inside = Path("pages") / f"{name}.html"
            home = "../" * (len(inside.parts) - 1) + "index.html"
            _write(pages / inside, page(Source.read(text, report), home))
            yield name, quote(inside.as_posix(), errors="surrogateescape")
    except InputError as error:
        yield "", error


def _write(path: Path, data: bytes) -> None:
    """Write a page, over an older one of ours, but over nothing else."""
    files.make(path.parent)
    try:
        with contextlib.suppress(FileNotFoundError), path.open("rb") as old:
            if OURS not in old.read(HEAD):
                raise OutputError(f"{path}: is there already, and is no page of ours")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    files.write(path, data)
