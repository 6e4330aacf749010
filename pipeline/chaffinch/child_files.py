"""The articles that were split off a page, as files: a clean text and a report each."""

import re
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

from chaffinch import files, report
from chaffinch.cleaned import Cleaned
from chaffinch.document import encode

# The path of a child, as `paths` gives it.
CHILD = re.compile(r"(?P<page>.+)\.\d+\.txt", re.DOTALL)


def paths(stem: Path) -> Iterator[Path]:
    """Where the children of a page go: of `page.txt`, the first is `page.txt.1.txt`."""
    return (stem.with_name(f"{stem.name}.{number}.txt") for number in count(1))


def write(cleaned: Cleaned, stem: Path, detail: report.Detail) -> None:
    """Write the children of a page, and take away those that an earlier run had more."""
    for child, path in zip(cleaned.children, paths(stem), strict=False):
        files.make(path.parent)
        files.write(path, encode(child.text))
        files.write(_report(path), report.dump(child.report(detail)))
    remove(stem, len(cleaned.children))


def remove(stem: Path, kept: int = 0) -> None:
    """Take away the children that are written, all after so many; nothing that has no report."""
    for number, path in enumerate(paths(stem)):
        if not (path.is_file() and _report(path).is_file()):
            if number >= kept:
                return
        elif number >= kept:
            path.unlink()
            _report(path).unlink()


def whole(children: list[dict[str, Any]], stem: Path) -> bool:
    """Whether these children, and no more, are written as these reports of them say."""
    places = paths(stem)
    written = all(_whole(made, path) for made, path in zip(children, places, strict=False))
    return written and not _report(next(places)).is_file()


def _whole(made: dict[str, Any], path: Path) -> bool:
    try:
        same = _report(path).read_bytes() == report.dump(made)
        return same and sha256(path.read_bytes()).hexdigest() == made["output"]["sha256"]
    except OSError:
        return False


def _report(path: Path) -> Path:
    return path.with_name(path.name + report.ENDING)
