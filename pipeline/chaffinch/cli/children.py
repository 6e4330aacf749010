"""The articles that were split off a page, as files: a clean text and a report each."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from chaffinch import files, report
from chaffinch.cleaned import Cleaned
from chaffinch.document import encode

REPORT = ".report.json"


def paths(folder: Path, name: str) -> Iterator[Path]:
    """Where the children of a page go, by the name of its clean text: `page.txt.1.txt` is one."""
    return (folder / f"{name}.{number}.txt" for number in count(1))


def write(cleaned: Cleaned, folder: Path, name: str, detail: report.Detail) -> None:
    """Write the children of a page, and take away those that an earlier run had more."""
    places = paths(folder, name)
    for child, path in zip(cleaned.children, places, strict=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write(path, encode(child.text))
        files.write(_report(path), report.dump(child.report(detail)))
    for path in places:
        if not (path.is_file() and _report(path).is_file()):
            return
        path.unlink()
        _report(path).unlink()


def _report(path: Path) -> Path:
    return path.with_name(path.name + REPORT)
