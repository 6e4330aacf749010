"""The rules of a folder as people use them: chosen by name, tried, begun, and written up."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, fields
from itertools import groupby
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

from chaffinch import categories, examples, pack, rulefile
from chaffinch.errors import ChaffinchError, did_you_mean
from chaffinch.loading import selected
from chaffinch.profiles import Profile
from chaffinch.rule import Examples, Rule
from chaffinch.ruleset import Compiled, RuleSet
from chaffinch.stages import BY_NAME

Pair = tuple[Rule, Examples]
NAME = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)+")


def chosen(folder: Path, names: Sequence[str] = ()) -> Iterator[Pair]:
    """Rules by id, by family, or by file; all for no names.  Raises ChaffinchError for none."""
    files = {rulefile.rule_id(path, folder): path for path in rulefile.files(folder)}
    wanted = set(files) if not names else set()
    for name in names:
        path = Path(name)
        if path.suffix == ".yaml" and path.is_file():
            files[name], wanted = path, wanted | {name}
            continue
        wanted.update(selected(name, files))
    for rule_id in sorted(wanted):
        inside = folder in files[rule_id].parents
        yield rulefile.load(files[rule_id], folder if inside else files[rule_id].parent)


def failures(rule: Rule, proof: Examples) -> Iterator[tuple[str, str]]:
    """Each example of a rule that does not come out as written, the rule running alone.

    One that goes by what rules of `families` or `categories` take runs beside these.  What a
    profile would only flag is changed here, so that its reach can be seen.
    """
    profile = Profile("examples", {rule.category: "remove"})
    return examples.failures(RuleSet([*pack.compiled([rule]), *_beside(rule)], profile), proof)


def _beside(rule: Rule) -> Iterator[Compiled]:
    """The shipped rules by what went of which the rule goes."""
    kinds = {*getattr(rule.settings, "families", ()), *getattr(rule.settings, "categories", ())}
    for other, words in pack.shipped()[1] if kinds else ():
        reads = BY_NAME[other.stage].reads
        if kinds & {other.family, other.category} and reads == "text" and other.id != rule.id:
            yield other, words


def template(name: str, stage: str) -> str:
    """A rule file to begin with.  Raises ChaffinchError for an unknown stage or a wrong name."""
    family, slash, _ = name.partition("/")
    kinds = [category for category in categories.DEFAULTS if category.startswith(f"{family}.")]
    if stage not in BY_NAME:
        raise ChaffinchError(f"unknown stage '{stage}'{did_you_mean(stage, BY_NAME)}")
    if not slash or not NAME.fullmatch(name):
        raise ChaffinchError(
            f"'{name}': a rule is called FAMILY/NAME, in small letters and hyphens"
        )
    category = kinds[0] if kinds else f"custom.{family}"
    return TEMPLATE.format(category=category, stage=stage, settings=_settings(stage))


def _settings(stage: str) -> str:
    """The settings that the stage cannot do without, to be filled in."""
    kind = BY_NAME[stage].settings
    hints = get_type_hints(kind)
    needed = [field.name for field in fields(kind) if field.default is MISSING]
    names = needed or [fields(kind)[0].name]
    return "".join(f"  {name}: {_blank(hints[name])}\n" for name in names).rstrip("\n")


def _blank(hint: object) -> str:
    if get_origin(hint) is tuple:
        return "[the words that give it away]"
    if hint in (int, float):
        return "1"
    return str(get_args(hint)[0]) if get_args(hint) else "the_key"


TEMPLATE = """\
summary: What the rule takes, in one line.
why: Why it is not part of the text, in one sentence for the report.
category: {category}
status: draft
{stage}:
{settings}
examples:
  removes:
    - |
      A line of the article.
      [-What goes, marked to the character.-]
  keeps:
    - A near miss that must come through whole.
    - A second one.
"""


def page(folder: Path) -> str:
    """docs/rules.md: every rule with its reason, one example and its known weakness."""
    pairs = list(chosen(folder))
    parts = [HEAD.format(count=len(pairs))]
    for family, group in groupby(pairs, key=lambda pair: pair[0].id.partition("/")[0]):
        parts.append(f"## {family}\n")
        parts += [_entry(rule, proof) for rule, proof in group]
    return "\n".join(parts)


HEAD = """\
# Rules

Written by `chaffinch rules docs` from the {count} rule files; do not edit.  Of each rule one
example is shown, with what goes marked `[-so-]` and mends marked `[-bad-]{{+good+}}`.
"""


def _entry(rule: Rule, proof: Examples) -> str:
    action = categories.default_action(rule.category)
    misfire = f"\nMay misfire: {rule.may_misfire}\n" if rule.may_misfire else ""
    example = "\n".join(
        f"    {line}".rstrip() for line in proof.removes[0].strip("\n").splitlines()
    )
    return (
        f"### {rule.id}\n\n{rule.summary}  {rule.why}  `{rule.category}`, {action}, "
        f"stage `{rule.stage}`, {rule.status}.\n{misfire}\n{example}\n"
    )
