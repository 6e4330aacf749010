"""chaffinch batch, merge and stats: pages and shards of records to a folder, with workers."""

import os
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from chaffinch.cli import batch_options, options

if TYPE_CHECKING:
    from chaffinch.batch.inputs import Inputs
    from chaffinch.batch.plan import Plan, Share
    from chaffinch.batch.run import Engine
    from chaffinch.batch.settings import Settings
    from chaffinch.report import Detail

FORMATS = ["same", "jsonl", "csv", "parquet", "warc", "zip", "tar", "dolma", "datatrove"]


@click.command("batch")
@click.argument("inputs", nargs=-1, required=True, metavar="IN…")
@click.argument("out", metavar="OUT")
@batch_options.engines
@click.option(
    "--shard", "share", default="1/1", metavar="I/N", help="Do only this share of the work."
)
@click.option(
    "--resume/--force", "resume", default=True, help="Leave what is done, or do all again."
)
@click.option("--to", type=click.Choice(FORMATS), default="same", show_default=True,
              help="The format that records are written in.")  # fmt: skip
@options.field_options
@batch_options.guards
@options.cleaning_options
def command(inputs: tuple[str, ...], out: str, **given: Any) -> None:
    """Clean every page of IN into OUT.

    IN are pages, JSONL, CSV, Parquet, WARC, WET, zip, tar, folders and globs of them; `-` reads
    their names from standard input.  A page gets a clean text and a report; records keep their
    fields, and get a report a line.  What has not changed since the last run is left as it is.
    What people said in `chaffinch review OUT` holds, unless other --verdicts are given.
    """
    from chaffinch.batch import plan, run, store

    share = _share(given.pop("share"))
    if not given["resume"] and share.of > 1:
        raise click.UsageError("--force is for whole batches, not for --shard")
    _check_out(out, inputs)
    given["verdicts"] = given["verdicts"] or _said(out)
    steps = {name: given.pop(name) for name in ("workers", "engine", "address", "log_json")}
    settings = made(out, **given)
    found = look(inputs, out)
    planned = plan.of_inputs(found, settings)
    store.make(out)
    _finish(planned, share, run.Batch, steps, found)


@click.command("merge")
@click.argument("out", metavar="OUT")
@batch_options.engines
def merge(out: str, **steps: Any) -> None:
    """Put together what `chaffinch batch … OUT --shard 1/N` to `N/N` wrote.

    Machines without a common disk copy their OUT into one folder first: no file is in two.
    """
    from chaffinch.batch import plan, run

    _finish(plan.load(out), plan.Share(), run.Merge, steps)


@click.command("stats")
@click.argument("outs", nargs=-1, required=True, metavar="OUT…")
@click.option("--as", "form", type=click.Choice(["table", "json", "csv"]), default="table",
              show_default=True, help="What is printed.")  # fmt: skip
@click.option("--sites", default=20, type=click.IntRange(0), show_default=True,
              help="Sites in the table, those with most pages.")  # fmt: skip
def stats(outs: tuple[str, ...], form: str, sites: int) -> None:
    """Add up what was kept and removed, by category, rule, language and site."""
    from chaffinch.batch import collected
    from chaffinch.cli import figures

    total = collected.of(outs)
    if form == "json":
        click.echo(collected.as_json(total), nl=False)
    elif form == "csv":
        click.echo(collected.as_csv(total), nl=False)
    else:
        figures.print_all(total, sites)


def _share(text: str) -> "Share":
    from chaffinch.batch.plan import Share

    number, _, of = text.partition("/")
    if number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of):
        return Share(int(number), int(of))
    raise click.UsageError(f"--shard {text}: write I/N, such as 2/8, with I from 1 to N")


def _check_out(out: str, inputs: tuple[str, ...]) -> None:
    from pathlib import Path

    from chaffinch.batch import store

    if store.is_remote(out):
        return
    if Path(out).exists() and not Path(out).is_dir():
        raise click.UsageError(f"{out}: is a file; OUT must be a folder")
    if os.path.realpath(out) in map(os.path.realpath, inputs):
        raise click.UsageError(f"{out}: is IN and OUT at once; OUT must be another folder")


def _said(out: str) -> str | None:
    """What people said of an earlier batch into this folder."""
    from pathlib import Path

    from chaffinch import verdicts
    from chaffinch.batch import store

    said = Path(out) / verdicts.NAME
    return str(said) if not store.is_remote(out) and said.is_file() else None


def made(out: str, **given: Any) -> "Settings":
    """The settings of a batch, from the options of its command."""
    from chaffinch import loading
    from chaffinch.batch.budget import Budget
    from chaffinch.batch.record import Fields
    from chaffinch.batch.settings import MB, Limits, Settings

    fields = Fields(**options.fields(given))
    limits = Limits(given.pop("page_seconds"), given.pop("page_memory"))
    try:
        budget = Budget.read(given.pop("max_removed"))
    except ValueError as error:
        raise click.UsageError(f"--max-removed {error}") from None
    most = round(given.pop("max_page") * MB)
    detail: Detail = given.pop("detail")
    to, force = given.pop("to"), not given.pop("resume")
    children = str(options.children_folder(given["children"]) or "")
    chosen = options.made(**given)
    # Wrong rules or a wrong profile are told of before any page is read.
    rules = chosen.cleaner().rules
    ids = [rule.id for rule in rules.rules]
    for name in budget.rules:
        loading.selected(name, ids)
    return Settings(
        out, chosen, detail, fields, to, budget, most, limits, rules.digest, force, children
    )


def look(names: tuple[str, ...], out: str) -> "Inputs":
    """The inputs that are named, or listed on standard input."""
    from chaffinch.batch import inputs

    if "-" not in names:
        return inputs.look(names, out)
    if len(names) > 1:
        raise click.UsageError("-: with a list on standard input no other IN can be named")
    return inputs.listed(map(os.fsdecode, options.stdin()), out)


def _finish(
    plan: "Plan", share: "Share", batch: Any, steps: dict[str, Any], found: "Inputs | None" = None
) -> None:
    """Run a batch, tell what it did, and exit with 1 if anything failed."""
    from chaffinch.cli import progress

    with (
        progress.watch(plan, json=steps["log_json"]) as watching,
        closing(_engine(plan, **steps)) as engine,
    ):
        running = batch(plan, share, watching.log, watching.step)
        totals = running.run(engine)
    progress.summary(totals, found, plan.settings.out, json=steps["log_json"])
    options.tell_unused(plan.settings.options, totals.stats.get("allowed", {}))
    sys.exit(1 if totals.failed else 0)


def _engine(plan: "Plan", engine: str, workers: int, address: str | None, **_: Any) -> "Engine":
    settings = plan.settings
    if engine == "ray":
        from chaffinch.batch.cluster import Cluster

        return Cluster(settings, workers, address)
    from chaffinch.batch.workers import Pool

    return Pool(settings.options, settings.limits, workers)
