"""One page of a batch: read, clean, write the clean text and the report."""

import contextlib
import shutil
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from time import process_time
from typing import Any

from chaffinch import child_files, files, intake, report, version
from chaffinch.batch import stats
from chaffinch.batch.record import spoken
from chaffinch.batch.records.base import Unfit
from chaffinch.batch.settings import Settings
from chaffinch.batch.stats import Stats
from chaffinch.batch.unfit import checked
from chaffinch.batch.work import QUARANTINE
from chaffinch.cleaned import Cleaned
from chaffinch.cleaner import Cleaner
from chaffinch.document import Document, encode
from chaffinch.errors import FullError, OutputError, RestoreError
from chaffinch.inverse import digest, restore

REASON = ".reason.json"  # added to the name of a page that was set apart


@dataclass(frozen=True, slots=True)
class Job:
    """A page to clean: where it is, what it is called in the batch, where its text goes.

    `children` is the name that its children go by, if they are written: `articles/page.txt` has
    `articles/page.txt.1.txt`.
    """

    source: Path
    name: str
    target: Path
    children: Path | None = None

    @property
    def report(self) -> Path:
        return self.target.with_name(self.target.name + report.ENDING)

    @property
    def quarantine(self) -> Path:
        """Where the page is kept if it is set apart."""
        depth = len(PurePosixPath(intake.clean_name(self.name)).parts)
        return self.target.parents[depth - 1] / QUARANTINE / self.name


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a page: `cleaned`, `unchanged` since the last run, or `failed`."""

    name: str
    status: str
    error: str = ""
    warnings: tuple[str, ...] = ()
    stats: Stats = field(default_factory=dict)


def clean(cleaner: Cleaner, job: Job, settings: Settings) -> Result:
    """Clean one page.  A page that fails is set apart and told of, and never stops the batch.

    Of the settings `detail`, the budget, the size of the largest page and `force` count.
    Raises FullError: where there is no room for one page, there is none for the others.
    """
    made: dict[str, Any] = {}
    try:
        return _clean(cleaner, job, settings, made)
    except (MemoryError, FullError):
        raise
    except OutputError as error:
        return _failed(job, Unfit("output", str(error)))
    except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
        return set_apart(job, checked(error), made)


def set_apart(job: Job, unfit: Unfit, made: dict[str, Any] | None = None) -> Result:
    """Keep a copy of the page and the reason; take away what an earlier run wrote of it."""
    told = {
        "id": job.name, "reason": unfit.reason, "message": str(unfit), "report": made or None,
    }  # fmt: skip
    for path in (job.report, job.target):
        with contextlib.suppress(OSError):
            path.unlink()
    if job.children:
        with contextlib.suppress(OSError):
            child_files.remove(job.children)
    try:
        job.quarantine.parent.mkdir(parents=True, exist_ok=True)
        if job.source.is_file():
            shutil.copyfile(job.source, job.quarantine)
        files.write(_reason(job), report.dump(told))
    except (OSError, OutputError) as error:
        return _failed(job, Unfit(unfit.reason, f"{unfit} (and it cannot be set apart: {error})"))
    return _failed(job, unfit)


def _failed(job: Job, unfit: Unfit) -> Result:
    message = str(unfit) if str(job.source) in str(unfit) else f"{job.source}: {unfit}"
    return Result(job.name, "failed", message, (), stats.of_unfit(unfit.reason, None))


def _reason(job: Job) -> Path:
    return job.quarantine.with_name(job.quarantine.name + REASON)


def _clean(cleaner: Cleaner, job: Job, settings: Settings, told: dict[str, Any]) -> Result:
    """Clean one page; `told` becomes its report before the budget is looked at."""
    began = process_time()
    _check_size(job.source, settings.most)
    page = replace(intake.read(job.source), name=job.name)
    found = None if settings.force else _finished(cleaner, job, page, settings.detail)
    if found is not None:
        text, made = found
        told.update(made)
        settings.budget.check(made)
        return _result(job, "unchanged", made, text)
    cleaned = cleaner.clean(page)
    made = cleaned.report(settings.detail)
    told.update(made)
    settings.budget.check(made)
    _write(job, cleaned, made)
    return _result(job, "cleaned", made, cleaned.text, process_time() - began)


def _write(job: Job, cleaned: Cleaned, made: dict[str, Any]) -> None:
    files.make(job.target.parent)
    # The report goes last: it is the mark of a finished page.
    files.write(job.target, encode(cleaned.text))
    if job.children:
        child_files.write(cleaned, job.children, made["detail"])
    files.write(job.report, report.dump(made))
    for path in (job.quarantine, _reason(job)):
        path.unlink(missing_ok=True)


def _check_size(source: Path, most: int) -> None:
    with contextlib.suppress(OSError):  # reading it will tell
        size = source.stat().st_size
        if size > most:
            raise Unfit("size", f"the page has {size} bytes, and {most} may be")


def _finished(
    cleaner: Cleaner, job: Job, page: Document, detail: report.Detail
) -> tuple[str, dict[str, Any]] | None:
    """Text and report of an earlier run over the same page with the same rules, if any."""
    try:
        made: dict[str, Any] = report.parse(job.report.read_bytes())
        data = job.target.read_bytes()
        text = data.decode("utf-8", "surrogatepass")
        _result(job, "unchanged", made, text)
        whole = made["output"]["sha256"] == sha256(data).hexdigest()
        apart = job.children is None or child_files.whole(made["children"], job.children)
        if not (whole and apart and _is_of(made, cleaner, detail, page)):
            return None
        if detail != "summary":
            restore(text, made, page.raw)
    except (OSError, ValueError, KeyError, TypeError, RestoreError):
        return None
    return text, made


def _is_of(made: dict[str, Any], cleaner: Cleaner, detail: report.Detail, page: Document) -> bool:
    """A report is of this page, by this version and these rules, in this form."""
    rules, read, wrote = cleaner.rules, made["input"], made["output"]
    now = (version.__version__, rules.profile.name, rules.digest, detail)
    return (
        now == tuple(made[key] for key in ("chaffinch", "profile", "rules", "detail"))
        and (page.encoding, digest(page.raw)) == (read["encoding"], read["sha256"])
        and (cleaner.format, cleaner.links) == (wrote["format"], wrote["links"])
    )


def _result(
    job: Job, status: str, made: dict[str, Any], text: str, seconds: float | None = None
) -> Result:
    said = spoken(text, made["metadata"])
    return Result(
        job.name, status, "", tuple(made["warnings"]), stats.of_report(made, said, seconds)
    )
