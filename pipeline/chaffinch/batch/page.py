"""One page of a batch: read, clean, write the clean text and the report."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from chaffinch import files, intake, report, version
from chaffinch.cleaner import Cleaner
from chaffinch.document import Document, encode
from chaffinch.errors import ChaffinchError, RestoreError
from chaffinch.inverse import digest, restore

GIVEN = ("chaffinch", "profile", "rules", "detail")
REPORT = ".report.json"  # added to the name of the clean text


@dataclass(frozen=True, slots=True)
class Job:
    """A page to clean: where it is, what it is called in the batch, where its text goes.

    `detail` is how much its report says.
    """

    source: Path
    name: str
    target: Path
    detail: report.Detail = "full"

    @property
    def report(self) -> Path:
        return self.target.with_name(self.target.name + REPORT)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a page: `cleaned`, `unchanged` since the last run, or `failed`."""

    name: str
    status: str
    error: str = ""
    totals: dict[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def clean(cleaner: Cleaner, job: Job) -> Result:
    """Clean one page.  A page that fails is told of in the result, and never stops the batch."""
    try:
        return _clean(cleaner, job)
    except ChaffinchError as error:
        return Result(job.name, "failed", str(error))
    except Exception as error:  # noqa: BLE001  # a fault of ours: named, and the rest goes on
        return Result(job.name, "failed", f"{job.source}: {type(error).__name__}: {error}")


def _clean(cleaner: Cleaner, job: Job) -> Result:
    page = replace(intake.read(job.source), name=job.name)
    done = _finished(cleaner, job, page)
    if done is not None:
        return _result(job, "unchanged", done)
    cleaned = cleaner.clean(page)
    made = cleaned.report(job.detail)
    job.target.parent.mkdir(parents=True, exist_ok=True)
    # The report goes last: it is the mark of a finished page.
    files.write(job.target, encode(cleaned.text))
    files.write(job.report, report.dump(made))
    return _result(job, "cleaned", made)


def _finished(cleaner: Cleaner, job: Job, page: Document) -> dict[str, Any] | None:
    """The report of an earlier run over the same page with the same rules, if nothing changed."""
    made: dict[str, Any]
    try:
        made = report.parse(job.report.read_bytes())
        text = job.target.read_bytes()
        wanted = (
            version.__version__,
            cleaner.rules.profile.name,
            cleaner.rules.digest,
            job.detail,
            page.encoding,
        )
        given = (*map(made.__getitem__, GIVEN), made["input"]["encoding"])
        whole = made["output"]["sha256"] == sha256(text).hexdigest()
        same = made["input"]["sha256"] == digest(page.raw)
        _result(job, "unchanged", made)
        if not (whole and same and wanted == given):
            return None
        if job.detail != "summary":
            restore(text.decode("utf-8", "surrogatepass"), made, page.raw)
    except (OSError, ValueError, KeyError, TypeError, RestoreError):
        return None
    return made


def _result(job: Job, status: str, made: dict[str, Any]) -> Result:
    return Result(job.name, status, "", made["totals"], tuple(made["warnings"]))
