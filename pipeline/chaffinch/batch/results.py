"""The pages of a batch, whether they are files or records: their reports and their raw texts."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from chaffinch import intake, report
from chaffinch.batch import finished
from chaffinch.batch.finished import Finished, Report
from chaffinch.document import load
from chaffinch.errors import ChaffinchError, InputError
from chaffinch.inverse import digest, restore

Told = Report | InputError


class Results:
    """What a batch wrote into the folder `out`; `raw` is the folder of the pages as they came.

    A page is called as its clean text; a record by its shard and its number: crawl.jsonl/12.
    """

    def __init__(self, out: Path, raw: Path | None = None) -> None:
        self.out = out
        self._raw = raw

    def marks(self) -> dict[str, int]:
        """Every page, in order, with a mark that changes when its report does."""
        paths = {self._name(path): path for path in sorted(self.out.rglob(f"*{report.ENDING}"))}
        marks = {name: path.stat().st_mtime_ns for name, path in paths.items()}
        for shard in finished.shards(str(self.out)):
            mark = (self.out / shard.reports).stat().st_mtime_ns
            marks.update((f"{shard.body}/{number}", mark) for number in range(shard.pages))
        return marks

    def mark(self, name: str) -> int:
        """The mark of one page; 0 if it is not there any more."""
        files, records = self._apart([name])
        path = self.out / (f"{files[0]}{report.ENDING}" if files else records[0][0].reports)
        return path.stat().st_mtime_ns if path.is_file() else 0

    def _name(self, path: Path) -> str:
        return path.relative_to(self.out).as_posix().removesuffix(report.ENDING)

    def reports(self, names: Iterable[str]) -> Iterator[tuple[str, Told]]:
        """The reports of these pages, or why there is none."""
        files, records = self._apart(names)
        for name in files:
            yield name, self._report(name)
        for shard, numbers in records:
            yield from self._of_records(shard, numbers)

    def _of_records(self, shard: Finished, numbers: Container[int]) -> Iterator[tuple[str, Told]]:
        """The reports of some pages of a shard; where it is damaged, the last says so."""
        try:
            for number, line in enumerate(finished.reports(str(self.out), shard)):
                if number in numbers:
                    yield f"{shard.body}/{number}", parsed(line)
        except (InputError, ValueError) as error:
            yield shard.body, InputError(f"{self.out / shard.reports}: cannot be read: {error}")

    def pages(self, names: Iterable[str]) -> Iterator[tuple[str, Report, str | InputError]]:
        """The report and the raw text of each of these pages whose report can be read.

        Raises InputError for a damaged shard.
        """
        files, records = self._apart(names)
        for name in files:
            told = self._report(name)
            if not isinstance(told, InputError):
                yield name, told, self._page(name, told)
        for shard, numbers in records:
            for number, told, raw in finished.pages(str(self.out), shard, numbers, self._raw):
                yield f"{shard.body}/{number}", told, raw

    def texts(self) -> Iterator[tuple[str, str]]:
        """All clean texts that can be read."""
        for path in sorted(self.out.rglob(f"*{report.ENDING}")):
            name = self._name(path)
            try:
                yield name, load(self.out / name).decode("utf-8", "surrogatepass")
            except (ChaffinchError, UnicodeDecodeError):
                continue  # whoever asks for the page is told of it
        for shard in finished.shards(str(self.out)):
            for number, text in enumerate(finished.texts(str(self.out), shard)):
                yield f"{shard.body}/{number}", text

    def _apart(
        self, names: Iterable[str]
    ) -> tuple[list[str], list[tuple[Finished, frozenset[int]]]]:
        """Names of files, and numbers by their shards."""
        shards = {shard.body: shard for shard in finished.shards(str(self.out))}
        files: list[str] = []
        numbers: dict[str, set[int]] = defaultdict(set)
        for name in names:
            body, _, number = name.rpartition("/")
            if body in shards:
                numbers[body].add(int(number))
            else:
                files.append(name)
        found = [(shards[body], frozenset(some)) for body, some in sorted(numbers.items())]
        return files, found

    def _report(self, name: str) -> Told:
        path = self.out / f"{name}{report.ENDING}"
        try:
            return parsed(load(path))
        except ValueError as error:
            return InputError(f"{path}: is no report of chaffinch: {error}")
        except InputError as error:
            return error

    def _page(self, name: str, told: Mapping[str, Any]) -> str | InputError:
        """The raw page, rebuilt; of a report without the markup, the one in the folder `raw`."""
        try:
            if told["detail"] == "full":
                text = load(self.out / name).decode("utf-8", "surrogatepass")
                return restore(text, told)
            if self._raw is None:
                return InputError("its report has no markup: --raw DIR tells where the page is")
            path = self._raw / Path(name).with_name(Path(told["input"]["name"]).name)
            page = intake.read(path).raw
        except (ChaffinchError, UnicodeDecodeError) as error:
            return InputError(str(error))
        if digest(page) != told["input"]["sha256"]:
            return InputError(f"{path}: is not the page that was cleaned")
        return page


def parsed(data: bytes) -> Report:
    """A report.  Raises ValueError for what is none."""
    made: Report = report.parse(data)
    try:
        made["totals"]["rules"], made["input"]["name"], made["detail"]
    except (KeyError, TypeError, AttributeError):
        raise ValueError("it lacks what a report has") from None
    return made
