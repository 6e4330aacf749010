"""What a batch tells while it runs, and at its end: for a person, or as lines of JSON."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

import orjson

from chaffinch.batch import stats
from chaffinch.batch.inputs import Inputs
from chaffinch.batch.plan import Plan
from chaffinch.batch.run import Totals
from chaffinch.batch.work import QUARANTINE
from chaffinch.cli import figures
from chaffinch.counted import counted

EVERY = 10.0  # seconds between two lines of JSON that only say how far it is


class Watching:
    """Nothing is told: nobody watches."""

    def log(self, what: str, told: dict[str, Any]) -> None:
        """A step that a person should know of."""
        if what in ("worker died", "failed"):
            message = told["message"]
            page = f"{told['page'] or told['number']}: " if what == "worker died" else ""
            print(f"chaffinch: {told['task']}: {page}{message}", file=sys.stderr)  # noqa: T201

    def step(self, totals: Totals) -> None:
        """How far it is."""


class Json(Watching):
    """A line of JSON a step, on standard error."""

    def __init__(self) -> None:
        self.told = monotonic()

    def log(self, what: str, told: dict[str, Any]) -> None:
        line = {"event": what, **{key: value for key, value in told.items() if key != "tries"}}
        print(orjson.dumps(line).decode(), file=sys.stderr, flush=True)  # noqa: T201

    def step(self, totals: Totals) -> None:
        if monotonic() - self.told >= EVERY:
            self.told = monotonic()
            self.log("progress", figures.short(totals))


class Bar(Watching):
    """A bar with the rate, the pages left, the failures and the share that went."""

    def __init__(self, plan: Plan, progress: Any) -> None:
        self.size = sum(shard.size for shard in plan.shards)
        self.jobs = len(plan.jobs)
        self.progress = progress
        self.task = progress.add_task("Cleaning", total=1.0, said="")
        self.began = monotonic()

    def step(self, totals: Totals) -> None:
        pages = totals.stats.get("pages", 0)
        done = totals.size / self.size if self.size else pages / max(self.jobs, 1)
        new = pages - totals.status["unchanged"]
        rate = new / max(monotonic() - self.began, 0.001)
        left = f", some {pages / done - pages:.0f} left" if done else ""
        said = (
            f"{counted(pages, 'page')}{left}, {rate:.0f} a second, "
            f"{totals.status['failed']} failed, {stats.removed(totals.stats):.1%} removed"
        )
        self.progress.update(self.task, completed=done, said=said)


@contextmanager
def watch(plan: Plan, *, json: bool) -> Iterator[Watching]:
    """Show how a batch goes, in the way that fits who is watching."""
    if json:
        yield Json()
        return
    if not sys.stderr.isatty():
        yield Watching()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("Cleaning"), BarColumn(), TextColumn("{task.fields[said]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(plan, progress)


def summary(totals: Totals, found: Inputs | None, out: str, *, json: bool) -> None:
    """Tell what was done, what failed, and where the rest is."""
    passed = sorted(found.passed.items()) if found else []
    if json:
        told = {**figures.short(totals), "errors": totals.errors, "passed_by": dict(passed)}
        Json().log("finished", told)
        return
    console = figures.console()
    figures.print_categories(totals.stats, console)
    for message in _messages(totals):
        console.print(f"chaffinch: {message}")
    figures.print_reasons(totals.stats, console)
    if set(totals.stats.get("set_apart", {})) - {"output"}:  # these are nowhere, not set apart
        console.print(f"set apart, with their reasons: {out}/{QUARANTINE}")
    if passed:
        said = ", ".join(f"{count} {ending}" for ending, count in passed)
        console.print(f"passed by, as neither pages nor records: {said}")
    console.print(figures.line(totals))


def _messages(totals: Totals) -> Iterator[str]:
    """What failed, and what a person should look at."""
    for _, message in sorted(totals.failures.items()):
        yield message
    for name, warnings in sorted(totals.warnings.items()):
        yield from (f"{name}: {warning}" for warning in warnings)
    yield from totals.errors
