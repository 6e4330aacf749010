"""Learning from pages: drafts of rules for each site, and making drafts active."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from chaffinch import catalogue, files, rulefile, strict_yaml
from chaffinch.block import Facts
from chaffinch.cleaner import Cleaner, uncollected
from chaffinch.document import Document
from chaffinch.errors import ChaffinchError
from chaffinch.learn import site as sites
from chaffinch.learn.drafts import drafts
from chaffinch.learn.near import near
from chaffinch.learn.repeats import FEWEST, Repeats
from chaffinch.learn.site import Page, Site
from chaffinch.learn.writing import written

DRAFT = re.compile(
    r"^([\"']?)status\1[ \t]*:[ \t]+([\"']?)draft\2(?=[ \t]*$|[ \t]+#)", re.MULTILINE
)
LISTS = ("any", "labels")  # settings that say what a learned rule takes


class Learned(NamedTuple):
    """What was learned of a site: `texts` are rule files by their names, without the ending."""

    host: str
    pages: int
    blocks: int
    texts: dict[str, str]


def by_site(documents: Iterable[Document], site: str = "") -> dict[str, list[Page]]:
    """The pages of each site, in the order of the hosts; `site` is for pages that tell none."""
    found: dict[str, list[Page]] = defaultdict(list)
    rules = Cleaner().rules
    with uncollected():
        for document in documents:
            page = sites.read(document, rules, site)
            found[page.site].append(page)
    return dict(sorted(found.items()))


def learn(host: str, pages: Iterable[Page], folder: Path) -> Learned:
    """The drafts for a site, without what active rules in its folder take already."""
    repeats = Repeats(Site(host, pages))
    total = len(repeats.site.pages)
    if total < FEWEST:
        return Learned(host, total, 0, {})
    known = set(_known(folder))
    found = [one for one in repeats.found if one.key not in known]
    alike = [one for one in near(repeats) if one.pattern not in known]
    texts = {}
    for draft in drafts(repeats, found, alike):
        text = written(draft, repeats)
        if text is not None:
            texts[_free(folder, draft.name)] = text
    return Learned(host, total, len(found) + len(alike), texts)


def _active(folder: Path) -> Iterator[Path]:
    for path in rulefile.files(folder) if folder.is_dir() else ():
        if not DRAFT.search(strict_yaml.read(path)):
            yield path


def _known(folder: Path) -> Iterator[str]:
    """What the active rules of a folder name: the words of blocks, and patterns as they are."""
    for path in _active(folder):
        rule, _ = rulefile.load(path, folder)
        for key in LISTS:
            for value in getattr(rule.settings, key, ()):
                yield value
                yield Facts(value).plain.strip()


def _free(folder: Path, name: str) -> str:
    """A name that no active rule has: a draft is written anew, what a person accepted is not."""
    taken = {path.stem for path in _active(folder)}
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    return free


def write(learned: Learned, folder: Path) -> list[Path]:
    """Write the rule files of a site.  Raises OutputError."""
    paths = []
    for name, text in learned.texts.items():
        files.make(folder)
        path = folder / f"{name}.yaml"
        files.write(path, text.encode())
        paths.append(path)
    return paths


def apply(path: Path) -> bool:
    """Make a draft active, if its examples come out; False if it is active already.

    Raises RuleError, or ChaffinchError for an example that does not come out.
    """
    rule, proof = rulefile.load(path, path.parent)
    if rule.status != "draft":
        return False
    if next(catalogue.failures(rule, proof), None):
        raise ChaffinchError(f"{path}: stays a draft: `chaffinch rules check {path}` fails")
    text, found = DRAFT.subn("status: stable", strict_yaml.read(path), count=1)
    if not found:
        raise ChaffinchError(f"{path}: stays a draft: no line of it says `status: draft`")
    files.write(path, text.encode())
    return True
