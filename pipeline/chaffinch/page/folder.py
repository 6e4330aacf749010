"""The pages of a whole batch: one a document, and an index of them."""

import contextlib
from pathlib import Path
from urllib.parse import quote

from chaffinch import files
from chaffinch.document import load
from chaffinch.errors import ChaffinchError, InputError, OutputError, RestoreError
from chaffinch.intake import read
from chaffinch.inverse import restore
from chaffinch.page import rows
from chaffinch.page.index import index
from chaffinch.page.outputs import Found, found
from chaffinch.page.page import page
from chaffinch.page.record import Record
from chaffinch.page.rows import Row

OURS = b'<meta name="generator" content="chaffinch'
HEAD = 1000  # bytes, in which that stands


def write(out: Path, pages: Path, raw: Path | None = None) -> list[ChaffinchError]:
    """Write `pages`/index.html and a page for each clean text of a batch's folder `out`.

    `raw` is the folder of the raw pages, which reports of detail `removals` need.  A summary has
    no page, only its row.  Gives what went wrong; a page that cannot be shown has its row all the
    same.  Raises InputError if there is no report, OutputError if a page cannot be written
    or something else is in its place.
    """
    errors: list[ChaffinchError] = []
    made: list[Row] = []
    for one in found(out):
        if isinstance(one, InputError):
            errors.append(one)
            continue
        try:
            made.append(rows.set_apart(one.told) if one.apart else rows.of_report(one.told))
            made[-1] = made[-1]._replace(link=_page(one, out, pages, raw))
        except (InputError, RestoreError) as error:
            errors.append(InputError(f"{one.place}: {error}"))
        except (KeyError, TypeError, AttributeError, ValueError):
            errors.append(InputError(f"{one.place}: is no report of chaffinch"))
    if not made:
        raise errors[0] if errors else InputError(f"{out}: has no report of a batch")
    _write(pages / "index.html", index(made, out.resolve().name))
    return errors


def _page(one: Found, out: Path, pages: Path, raw: Path | None) -> str:
    """Write the page of a document; gives its address as seen from the index, if it has one."""
    if one.text is None or one.told["detail"] == "summary":
        return ""
    record = Record.read(_raw(one, one.text, raw), one.told)
    inside = Path("pages") / f"{one.text.relative_to(out).as_posix()}.html"
    _write(pages / inside, page(record, "../" * (len(inside.parts) - 1) + "index.html"))
    return quote(inside.as_posix(), errors="surrogateescape")


def _raw(one: Found, clean: Path, raw: Path | None) -> str:
    """The raw page, rebuilt; of a report without the markup, the page in the folder `raw`."""
    text = load(clean).decode("utf-8", "surrogatepass")
    if one.told["detail"] == "full":
        return restore(text, one.told)
    if raw is None:
        raise InputError("leaves out the markup; --raw DIR tells where the raw pages are")
    return restore(text, one.told, read(raw / one.told["input"]["name"]).raw)


def _write(path: Path, data: bytes) -> None:
    """Write a page, over an older one of ours, but over nothing else."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError), path.open("rb") as old:
            if OURS not in old.read(HEAD):
                raise OutputError(f"{path}: is there already, and is no page of ours")
    except OSError as error:
        raise OutputError(f"{path}: cannot be written: {error.strerror}") from None
    files.write(path, data)
