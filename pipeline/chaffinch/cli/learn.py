"""chaffinch learn: propose rules from what stands on many pages of a site."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from chaffinch.counted import counted
from chaffinch.errors import ChaffinchError


@click.command("learn")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "-o", "--output", default="rules", show_default=True, metavar="DIR",
    help="A folder of rules; a site's go to site/HOST in it.",
)  # fmt: skip
@click.option("--site", metavar="HOST", help="The site of pages that do not tell theirs.")
@click.option("--apply", is_flag=True, help="PATHs are rules that were learned: make them active.")
def command(paths: tuple[str, ...], output: str, site: str | None, *, apply: bool) -> None:
    """Propose rules from the blocks that stand on many pages of a site.

    PATHs are pages and folders of pages.  The rules are written as drafts, with the evidence, for
    a person to read; they run only after `chaffinch learn --apply`.
    """
    if apply:
        _apply(map(Path, paths))
        return
    from chaffinch import corpus
    from chaffinch.learn import learning
    from chaffinch.learn.repeats import FEWEST

    wrong: list[str] = []
    found = learning.by_site(corpus.documents(map(Path, paths), wrong.append), _host(site))
    if not found and not wrong:
        wrong.append(f"{', '.join(paths)}: there are no pages")
    for problem in wrong:
        click.echo(f"chaffinch: {problem}", err=True)
    for host, pages in found.items():
        if not host:
            told = f"no site is told by {counted(len(pages), 'page')}"
            click.echo(f"{told}: name it with --site HOST", err=True)
            continue
        folder = Path(output) / "site" / host
        learned = learning.learn(host, pages, folder)
        for path in learning.write(learned, folder):
            click.echo(str(path))
        drafts = counted(len(learned.texts), "draft")
        told = f"{counted(learned.blocks, 'block')} of furniture, {drafts}"
        few = "too few to learn from"
        said = told if learned.pages >= FEWEST else few
        click.echo(f"{host}: {counted(learned.pages, 'different page')}: {said}", err=True)
    sys.exit(1 if wrong else 0)


def _host(site: str | None) -> str:
    from chaffinch import sites

    if site is None:
        return ""
    try:
        host = sites.pattern(site)
    except ValueError as error:
        raise click.UsageError(f"--site: {error}") from None
    if host.startswith("*"):
        raise click.UsageError("--site: one host, without a star")
    return host


def _apply(paths: Iterable[Path]) -> None:
    """Try the examples of drafts and make those active that come out."""
    from chaffinch import rulefile
    from chaffinch.learn import learning

    failed = 0
    for path in paths:
        for file in rulefile.files(path) if path.is_dir() else [path]:
            try:
                if learning.apply(file):
                    click.echo(str(file))
            except ChaffinchError as error:
                click.echo(f"chaffinch: {error}", err=True)
                failed += 1
    sys.exit(1 if failed else 0)
