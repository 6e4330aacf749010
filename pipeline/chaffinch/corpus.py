"""The pages that the tools for rules look at: files, the pages of folders, and records."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from chaffinch import intake
from chaffinch.batch import detect, inputs, reading
from chaffinch.batch.inputs import File
from chaffinch.batch.record import Fields
from chaffinch.batch.results import Results, parsed
from chaffinch.document import Document, load
from chaffinch.errors import ChaffinchError, InputError
from chaffinch.report import ENDING

Failed = Callable[[str], None]


def _files(paths: Iterable[Path], failed: Failed) -> Iterator[File]:
    """Each page or shard, in order; of folders what a batch would take."""
    for path in paths:
        if not path.is_dir():
            yield File(str(path), path.name)
            continue
        found = inputs.Inputs()
        yield from sorted(inputs.below(path, found), key=lambda file: Path(file.source))
        for problem in found.broken.values():
            failed(problem)


def documents(paths: Iterable[Path], failed: Failed) -> Iterator[Document]:
    """The pages that can be read, of files and of shards; of each of the others `failed` is told.

    Records have their page in `text` or else in `html`, and their address in `url`.
    """
    for file in _files(paths, failed):
        try:
            if detect.by_content(file.source) is None:
                yield replace(intake.read(Path(file.source)), name=file.name)
                continue
            for page in reading.documents(file.source, Fields()):
                if isinstance(page, Document):
                    yield page
                else:
                    failed(f"{file.source}: {page}")
        except ChaffinchError as error:
            failed(str(error))


def reports(paths: Iterable[Path], failed: Failed) -> Iterator[dict[str, Any]]:
    """Reports of cleaned pages: those that are named, and those that batches wrote in folders."""
    for path in paths:
        if path.is_dir():
            results = Results(path)
            for _, told in results.reports(results.marks()):
                if isinstance(told, InputError):
                    failed(str(told))
                else:
                    yield told
        elif path.name.endswith(ENDING):
            try:
                yield parsed(load(path))
            except (InputError, ValueError) as error:
                failed(f"{path}: is no report of chaffinch: {error}")
