"""A folder that `chaffinch batch` wrote: its pages by name, each read when it is asked for."""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from chaffinch.batch.page import REPORT
from chaffinch.block import count_words
from chaffinch.document import exact, load
from chaffinch.errors import ChaffinchError, InputError, RestoreError
from chaffinch.inverse import restore
from chaffinch.report import MARKUP, parse
from chaffinch.review.sheet import Sheet

KEPT = 8  # sheets at hand: the one that is read, and those just before it


class Shelf:
    """`folder` holds clean texts and reports; `raw` the raw pages, for reports without markup."""

    def __init__(self, folder: Path, raw: Path | None = None) -> None:
        self.folder = folder
        self._raw = raw
        self._pages: dict[str, Path] = {}  # as they were last listed: that takes long
        self._summaries: dict[str, tuple[int, dict[str, Any]]] = {}
        self._sheet = lru_cache(maxsize=KEPT)(self._read)

    def pages(self) -> dict[str, Path]:
        """The report of each page, by the name of its clean text, as they lie there now."""
        found = sorted(self.folder.rglob(f"*{REPORT}"))
        self._pages = {
            path.relative_to(self.folder).as_posix().removesuffix(REPORT): path for path in found
        }
        return self._pages

    def beside(self, name: str) -> tuple[str | None, str | None]:
        """The pages before and after one."""
        names = [None, *self._pages, None]
        at = names.index(name)
        return names[at - 1], names[at + 1]

    def sheet(self, name: str) -> Sheet:
        """A page to be reviewed.  Raises ChaffinchError if it cannot be rebuilt."""
        path = self._pages.get(name) or self.pages().get(name)
        if path is None or not path.is_file():
            raise InputError(f"{name}: is no page of this batch")
        return self._sheet(name, path, path.stat().st_mtime_ns)

    def _read(self, name: str, path: Path, _time: int) -> Sheet:
        report, text = _report(path), load(self.folder / name)
        if report.get("detail") == "summary":
            raise InputError(f"{name}: its report is a summary, and says nothing of any passage")
        try:
            page = self._page(name, report) if report.get("detail") == "removals" else None
            return Sheet(
                name, report, restore(text.decode("utf-8", "surrogatepass"), report, page)
            )
        except (RestoreError, UnicodeDecodeError, KeyError, TypeError) as error:
            raise InputError(f"{path}: cannot be reviewed: {error}") from None

    def _page(self, name: str, report: Mapping[str, Any]) -> str:
        """The raw page, from beside the place of its clean text in the folder of raw pages."""
        if self._raw is None:
            raise InputError(f"{name}: its report has no markup: --raw DIR is needed")
        path = self._raw / Path(name).with_name(Path(report["input"]["name"]).name)
        found = exact(load(path), report["input"]["encoding"])
        if found is None:
            raise InputError(f"{path}: is not the page that was cleaned")
        return found[0]

    def summary(self, name: str, path: Path) -> dict[str, Any]:
        """What the list of pages says of one; read again when its report has changed."""
        time = path.stat().st_mtime_ns
        if self._summaries.get(name, (0,))[0] != time:
            try:
                made = _summary(_report(path))
            except (ChaffinchError, KeyError, TypeError) as error:
                made = {"problem": str(error)}
            self._summaries[name] = time, made
        return {"name": name, **self._summaries[name][1]}


def _report(path: Path) -> dict[str, Any]:
    try:
        made = parse(load(path))
    except ValueError as error:
        raise InputError(f"{path}: is not JSON: {error}") from None
    if not isinstance(made, dict):
        raise InputError(f"{path}: is not a report of chaffinch")
    return made


def _summary(report: Mapping[str, Any]) -> dict[str, Any]:
    """`doubt` is the words that went times how unsure their rules were of them."""
    rows = [row for row in (*report["edits"], *report["flags"]) if row["stage"] != MARKUP]
    judged = [row for row in rows if row["action"] != "repair"]
    doubt = sum(
        (1 - row["confidence"]) * count_words(row.get("shown", row.get("was", "")))
        for row in judged
    )
    families = Counter(row["category"].partition(".")[0] for row in judged)
    return {
        "words": report["totals"]["words_raw"],
        "left": report["totals"]["words_clean"],
        "items": len(judged),
        "doubt": round(doubt, 2),
        "families": dict(sorted(families.items())),
        "warnings": report["warnings"],
    }
