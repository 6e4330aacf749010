"""The way in: a cleaner holds its rules, and cleans any number of documents."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import get_args

from chaffinch import engine, intake, pack, profiles
from chaffinch.cleaned import Cleaned, metadata
from chaffinch.document import Document, Format, Kind
from chaffinch.errors import ChaffinchError, InputError, RuleError, did_you_mean
from chaffinch.judged import NONE, Verdicts
from chaffinch.ledger import Ledger
from chaffinch.ruleset import Compiled, RuleSet

FORMATS: tuple[Format, ...] = get_args(Format)
Page = str | bytes | Path | Document  # or a BeautifulSoup object, or an lxml tree


class Cleaner:
    """Rules and a profile, loaded once and used often.

    `rules` are folders of further rule files.  `only` and `without` select rules by id or by the
    beginning of an id (`promo`, `promo/newsletter`).  Draft rules run only if `only` names them.
    `format` is that of the clean text: `markdown` is written of HTML only, and with `links` the
    links are.  `verdicts` is a file of what people said of passages: it counts for more than any
    rule.  Raises RuleError, ProfileError, VerdictError, and ChaffinchError for another format.
    """

    def __init__(  # noqa: PLR0913  # all have defaults
        self,
        profile: str | Path = "default",
        rules: Sequence[str | Path] = (),
        only: Sequence[str] = (),
        without: Sequence[str] = (),
        *,
        format: Format = "text",  # noqa: A002  # what it is called everywhere
        links: bool = False,
        verdicts: str | Path | None = None,
    ) -> None:
        folders, file = tuple(map(str, rules)), str(verdicts) if verdicts else None
        self._arguments = (str(profile), folders, tuple(only), tuple(without), format, links, file)
        self.format, self.links = _checked(format, links=links)
        said = Verdicts.load(verdicts) if verdicts else NONE
        with uncollected():
            self.rules = _load(profile, rules, only, without).judged(said)

    def clean(
        self, page: Page, *, kind: Kind | None = None, url: str | None = None, name: str = ""
    ) -> Cleaned:
        """Clean one page: a text, bytes, a path to a file, a Document, a soup or an lxml tree.

        Without a `kind`, the file's name or the page itself tells whether it is text or HTML.
        Raises InputError for a file that cannot be read, for bytes that are not text, and for
        text of which Markdown is asked.
        """
        document = intake.document(page, kind, url, name)
        if self.format == "markdown" and document.kind == "text":
            named = document.name or "the page"
            raise InputError(f"{named}: is text; Markdown is written of HTML only")
        with uncollected():
            outcome = engine.run(document.raw, self.rules, document.kind)
        ledger = self._written(outcome)
        return Cleaned(
            document=document,
            text=ledger.text,
            edits=ledger.edits,
            flags=outcome.flags,
            metadata=metadata(outcome),
            outcome=outcome,
            profile=self.rules.profile.name,
            rules_digest=self.rules.digest,
            format=self.format,
            links=self.links,
        )

    def _written(self, outcome: engine.Outcome) -> Ledger:
        if self.format == "text" or outcome.page is None:
            return outcome.ledger
        from chaffinch.html import markdown

        return markdown.render(outcome.page, outcome.ledger, links=self.links)

    def clean_many(self, pages: Iterable[Page], workers: int = 1) -> Iterator[Cleaned]:
        """Clean many pages, in their order; with `workers` processes, if more than one."""
        if workers <= 1:
            yield from map(self.clean, pages)
            return
        from chaffinch.batch import pool
        from chaffinch.batch.options import Options

        yield from pool.run(Cleaner.clean, pages, Options(*self._arguments), workers)


@contextmanager
def uncollected() -> Iterator[None]:
    """Rules and pages are a hundred thousand objects, and none of them holds another in a circle.

    To look for such garbage among them takes a third more time to load, a fifth more to clean.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _load(
    profile: str | Path, rules: Sequence[str | Path], only: Sequence[str], without: Sequence[str]
) -> RuleSet:
    digest, compiled = pack.shipped()
    for folder in rules:
        mark, more = pack.folder(Path(folder))
        digest += mark
        compiled += more
    _check_unique(compiled)
    _check_names([*only, *without], compiled)
    chosen = [item for item in compiled if _chosen(item, only, without)]
    return RuleSet(chosen, profiles.load(profile), digest)


def _checked(form: Format, *, links: bool) -> tuple[Format, bool]:
    if form not in FORMATS:
        raise ChaffinchError(f"no format is called '{form}'{did_you_mean(form, FORMATS)}")
    if links and form != "markdown":
        raise ChaffinchError("links are written in Markdown only: format='markdown'")
    return form, links


def _check_unique(compiled: Sequence[Compiled]) -> None:
    seen: set[str] = set()
    for rule, _ in compiled:
        if rule.id in seen:
            raise RuleError(f"{rule.id}.yaml", 1, f"two rules are called '{rule.id}'")
        seen.add(rule.id)


def _check_names(names: Iterable[str], compiled: Sequence[Compiled]) -> None:
    ids = [rule.id for rule, _ in compiled]
    for name in names:
        if not any(selects(name, rule_id) for rule_id in ids):
            families = {rule_id.partition("/")[0] for rule_id in ids}
            hint = did_you_mean(name, ids if "/" in name else families)
            raise ChaffinchError(f"no rule is called '{name}'{hint}")


def _chosen(item: Compiled, only: Sequence[str], without: Sequence[str]) -> bool:
    rule = item[0]
    if any(selects(name, rule.id) for name in without):
        return False
    if only:
        return any(selects(name, rule.id) for name in only)
    return rule.status == "stable"


def selects(name: str, rule_id: str) -> bool:
    """`promo` selects promo/newsletter and all else in that folder."""
    return rule_id == name or rule_id.startswith(name.rstrip("/") + "/")


@cache
def _cleaner(profile: str | Path, form: Format, links: bool) -> Cleaner:  # noqa: FBT001
    return Cleaner(profile, format=form, links=links)


def clean(  # noqa: PLR0913  # all but the page have defaults
    page: Page,
    *,
    kind: Kind | None = None,
    url: str | None = None,
    profile: str | Path = "default",
    format: Format = "text",  # noqa: A002  # what it is called everywhere
    links: bool = False,
) -> Cleaned:
    """Clean one page with the shipped rules, which are loaded once a profile and format."""
    return _cleaner(profile, format, links).clean(page, kind=kind, url=url)
