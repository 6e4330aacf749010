"""The pages of a whole batch: one a document, and an index of them."""

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


def write(out: Path, pages: Path, raw: Path | None = None) -> list[ChaffinchError]:
    """Write `pages`/index.html and a page for each clean text of a batch's folder `out`.

    `raw` is the folder of the raw pages, which reports of detail `removals` need.  A summary has
    no page, only its row.  Gives what went wrong; a page that cannot be shown has its row all the
    same.  Raises InputError if there is no report, OutputError if nothing can be written.
    """
    errors: list[ChaffinchError] = []
    made: list[Row] = []
    for one in found(out):
        if isinstance(one, InputError):
            errors.append(one)
            continue
        try:
            made.append(_row(one, out, pages, raw))
        except (InputError, RestoreError) as error:
            errors.append(InputError(f"{one.place}: {error}"))
            made.append(rows.of_report(one.told))
        except (KeyError, TypeError, AttributeError, ValueError):
            errors.append(InputError(f"{one.place}: is no report of chaffinch"))
    if not made:
        raise errors[0] if errors else InputError(f"{out}: has no report of a batch")
    _write(pages / "index.html", index(made, out.resolve().name))
    return errors


def _row(one: Found, out: Path, pages: Path, raw: Path | None) -> Row:
    if one.apart:
        return rows.set_apart(one.told)
    if one.text is None or one.told["detail"] == "summary":
        return rows.of_report(one.told)
    record = Record.read(_raw(one, raw), one.told)
    inside = Path("pages") / f"{one.text.relative_to(out).as_posix()}.html"
    _write(pages / inside, page(record, "../" * (len(inside.parts) - 1) + "index.html"))
    return rows.of_report(one.told, quote(inside.as_posix(), errors="surrogateescape"))


def _raw(one: Found, raw: Path | None) -> str:
    """The raw page, rebuilt; of a report without the markup, the page in the folder `raw`."""
    text = load(one.text).decode("utf-8", "surrogatepass") if one.text else ""
    if one.told["detail"] == "full":
        return restore(text, one.told)
    if raw is None:
        raise InputError("leaves out the markup; --raw DIR tells where the raw pages are")
    return restore(text, one.told, read(raw / one.told["input"]["name"]).raw)


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path.parent}: cannot be made: {error.strerror}") from None
    files.write(path, data)
