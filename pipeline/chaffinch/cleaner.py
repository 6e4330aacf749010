"""The way in: a cleaner holds its rules, and cleans any number of documents."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from chaffinch import allow as allow_lists
from chaffinch import engine, intake, loading, profiles
from chaffinch.categories import Action
from chaffinch.children import split_off
from chaffinch.cleaned import Cleaned, Parent, metadata
from chaffinch.document import Document, Format, Kind
from chaffinch.errors import ChaffinchError, InputError, did_you_mean
from chaffinch.judge.strictness import WEIGHT, Strictness
from chaffinch.judged import NONE, Verdicts
from chaffinch.ledger import Ledger
from chaffinch.ruleset import RuleSet

FORMATS: tuple[Format, ...] = get_args(Format)
Children = Literal["split", "drop", "inline"]
APPENDED: dict[str, Action] = {"split": "split", "drop": "remove", "inline": "keep"}
Page = str | bytes | Path | Document  # or a BeautifulSoup object, or an lxml tree


class Cleaner:
    """Rules and a profile, loaded once and used often.

    `rules` are folders of further rule files.  `only` and `without` select rules by id or by the
    beginning of an id (`promo`, `promo/newsletter`).  Draft rules run only if `only` names them.
    `format` is that of the clean text: `markdown` is written of HTML only, and with `links` the
    links are.  `children` says what becomes of other articles below the first: they are `split`
    off, or `drop`ped, or stay `inline`.  `language` is the code of the main language, if it is to
    be that whatever the page looks like.  `strictness` is that of scores: careful, balanced (as
    the shipped rules are) or thorough.  `allow` are allow lists, files of what is never removed;
    `verdicts` is a file of what people said of passages, which counts for more than any rule.
    Raises RuleError, ProfileError, AllowError, VerdictError, and ChaffinchError for another word.
    """

    def __init__(  # noqa: PLR0913  # all have defaults
        self,
        profile: str | Path = "default",
        rules: str | Path | Sequence[str | Path] = (),
        only: str | Sequence[str] = (),
        without: str | Sequence[str] = (),
        *,
        format: Format = "text",  # noqa: A002  # what it is called everywhere
        links: bool = False,
        children: Children = "split",
        language: str = "",
        strictness: Strictness | None = None,
        allow: str | Path | Sequence[str | Path] = (),
        verdicts: str | Path | None = None,
    ) -> None:
        folders, only, without, lists = map(_listed, (rules, only, without, allow))
        self._arguments = (
            str(profile), folders, only, without, format, links, children, language,
            strictness, lists, str(verdicts) if verdicts else None,
        )  # fmt: skip
        _check("format", format, FORMATS)
        if links and format != "markdown":
            raise ChaffinchError("links are written in Markdown only: format='markdown'")
        self.format, self.links = format, links
        _check("strictness", strictness, WEIGHT)
        _check("action on children", children, APPENDED)
        if language:
            from chaffinch.languages.main import script_of

            script_of(language)  # raises for a language that is not known
        with uncollected():
            digest, compiled = loading.compiled(folders, only, without)
            compiled, marks = loading.told(compiled, {"strictness": strictness, "main": language})
            used = profiles.load(profile)
            if children != "split":
                used = used.doing("appended.article", APPENDED[children])
            made = RuleSet(compiled, used, digest + marks, allow_lists.load(lists))
            self.rules = made.judged(Verdicts.load(verdicts) if verdicts else NONE)

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
            return self._run(document)

    def _run(self, document: Document) -> Cleaned:
        """Clean one document.  What was read is freed at its end, while nobody collects."""
        outcome = engine.run(
            document.raw, self.rules, document.kind, url=document.url, name=document.name
        )
        children = tuple(
            self._cleaned(child.document, child.outcome, child.metadata, child.parent)
            for child in split_off(document, outcome, self.rules)
        )
        return self._cleaned(document, outcome, metadata(outcome), children=children)

    def _cleaned(
        self, document: Document, outcome: engine.Outcome, said: dict[str, str],
        parent: Parent | None = None, children: tuple[Cleaned, ...] = (),
    ) -> Cleaned:  # fmt: skip
        ledger = self._written(outcome)
        return Cleaned(
            document=document,
            text=ledger.text,
            edits=ledger.edits,
            flags=outcome.flags,
            kept=outcome.kept,
            metadata=said,
            outcome=replace(outcome, page=None),
            profile=self.rules.profile.name,
            rules_digest=self.rules.digest,
            format=self.format,
            links=self.links,
            children=children,
            parent=parent,
        )

    def _written(self, outcome: engine.Outcome) -> Ledger:
        if self.format == "text" or outcome.page is None:
            return outcome.ledger
        from chaffinch.html import markdown

        return markdown.render(outcome.page, outcome.ledger, links=self.links)

    def clean_many(self, pages: Iterable[Page], workers: int = 1) -> Iterator[Cleaned]:
        """Clean many pages, in their order; with `workers` processes (1 to 256) if more than one.

        Raises ChaffinchError for a number of them that cannot be, and what `clean` raises.
        """
        if workers < 1:
            raise ChaffinchError(f"{workers} workers: at least 1 is needed")
        if workers == 1:
            yield from map(self.clean, pages)
            return
        from chaffinch import processes
        from chaffinch.options import Options

        yield from processes.clean(pages, Options(*self._arguments), workers)


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


def _listed(given: str | Path | Sequence[str | Path]) -> tuple[str, ...]:
    """One name alone is a list of one, and not one of its letters."""
    return (str(given),) if isinstance(given, str | Path) else tuple(map(str, given))


def _check(what: str, word: str | None, words: Iterable[str]) -> None:
    if word is not None and word not in words:
        raise ChaffinchError(f"no {what} is called '{word}'{did_you_mean(word, words)}")


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
    """Clean one page with the shipped rules, which are loaded once a profile and format.

    Raises what `Cleaner` and its `clean` raise.
    """
    return _cleaner(profile, format, links).clean(page, kind=kind, url=url)
