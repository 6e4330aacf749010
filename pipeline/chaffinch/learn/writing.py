"""Writing drafts as rule files: settings with their evidence, and examples that come out."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from chaffinch import examples, pack, rulefile
from chaffinch.block import Facts
from chaffinch.learn.drafts import Draft, one_line
from chaffinch.learn.repeats import Repeats
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME

SHOWN = 3  # examples of either kind
NEAR_MISS = 300  # code points
TELLING = 4  # letters of a word that says what a text is about
WHY = "It stands on many pages of the site, and was written for none of them."
SPELLED = (
    "The page says “{}”, and a sentence that tells of it is no part of the furniture.",
    "Somebody who writes about this site may well quote it: “{}” is what stands on every page.",
)


def written(draft: Draft, repeats: Repeats) -> str | None:
    """The text of a rule file; None if the rule takes nothing, or takes what it should not."""
    rules = ruleset(draft, repeats.site.host)
    removes = list(islice(_removed(rules, draft.tried), SHOWN))
    keeps = list(islice(_kept(rules, _near_misses(draft, repeats)), SHOWN))
    if not removes or len(keeps) < rulefile.KEEPS:
        return None
    return "\n".join(
        [
            f"# Learned from {len(repeats.site.pages)} pages; a note says where a block stood.",
            f"summary: {_quoted(draft.summary)}",
            f"why: {WHY}",
            f"category: {draft.category}",
            "status: draft",
            f"site: {_quoted(repeats.site.host)}",
            f"{draft.stage}:",
            *_settings(draft),
            "examples:",
            "  removes:",
            *map(_example, removes),
            "  keeps:",
            *map(_example, keeps),
            "",
        ]
    )


def ruleset(draft: Draft, host: str) -> RuleSet:
    settings = BY_NAME[draft.stage].settings(**draft.settings)
    rule = Rule(
        draft.name, draft.stage, settings, draft.category, draft.summary, WHY, site=(host,)
    )
    profile = Profile("learn", {rule.category: "remove"})
    return RuleSet(pack.compiled([rule]), profile)


def _settings(draft: Draft) -> Iterator[str]:
    for key, value in draft.settings.items():
        if key != draft.listed:
            yield f"  {key}: {value}"
    yield f"  {draft.listed}:"
    for value, note in zip(draft.settings[draft.listed], draft.notes, strict=True):
        yield f"    - {_quoted(value)}  # {note}"


def _removed(rules: RuleSet, texts: Iterable[str]) -> Iterator[str]:
    """Examples of what goes, as they come out."""
    for text in texts:
        got = examples.mark(examples.tried(text, rules))
        if got != text and examples.unmark(got) == text:
            yield got


def _kept(rules: RuleSet, texts: Iterable[str]) -> Iterator[str]:
    return (text for text in texts if examples.tried(text, rules).text == text)


def _near_misses(draft: Draft, repeats: Repeats) -> Iterator[str]:
    """Prose of the site that has most words in common with the rule, and sentences about it."""
    words = {
        word for text in draft.tried for word in Facts(text).plain.split() if len(word) >= TELLING
    }
    own = sorted(
        {
            one_line(text)
            for page in repeats.site.pages
            for key, text in zip(page.keys, page.texts, strict=True)
            if repeats.is_own(key) and len(text) <= NEAR_MISS
        }
    )
    shared = {text: len(words.intersection(Facts(text).plain.split())) for text in own}
    nearest = sorted((text for text in own if shared[text]), key=lambda text: -shared[text])
    usable = (text for text in nearest if text.isprintable() and "[-" not in text)
    said = (spelled.format(one_line(text)) for text in draft.tried for spelled in SPELLED)
    return chain(islice(usable, 2), said)


def _example(text: str) -> str:
    if "\n" not in text:
        return f"    - {_quoted(text)}"
    rows = (f"      {row}".rstrip() for row in text.splitlines())
    return "\n".join(["    - |-", *rows])


def _quoted(text: str) -> str:
    """A text as YAML reads it back: in single quotes, with those inside doubled."""
    return "'" + text.replace("'", "''") + "'"
