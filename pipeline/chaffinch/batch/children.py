"""The articles that were split off a page, as files: a clean text and a report each."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

from chaffinch import files, report
from chaffinch.cleaned import Cleaned
from chaffinch.document import encode
from chaffinch.inverse import digest

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


def written(made: dict[str, Any], folder: Path, name: str) -> bool:
    """Whether the children that a page's report tells of are there as they were written."""
    return all(
        _report(path).is_file() and _digest(path) == child["output"]["sha256"]
        for child, path in zip(made["children"], paths(folder, name), strict=False)
    )


def _report(path: Path) -> Path:
    return path.with_name(path.name + REPORT)


def _digest(path: Path) -> str:
    return digest(path.read_bytes().decode("utf-8", "surrogatepass")) if path.is_file() else ""
