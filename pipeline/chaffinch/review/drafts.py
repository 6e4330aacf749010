"""A rule file drafted of a passage, or with one more near miss: text for a person to go over."""

import re
from pathlib import Path
from typing import Any

import yaml

from chaffinch import catalogue, strict_yaml
from chaffinch.block import Span, count_words
from chaffinch.errors import ChaffinchError
from chaffinch.review.sheet import Sheet

FAMILY = "own"  # of new rules, until their maker gives them another
NAME_WORDS = 4  # of the passage, in the name of its rule
LONGEST = 60  # words of a block that a phrase rule takes unless it is told otherwise
NEAR_MISSES = 2
SUMMED = 10  # words of the passage in the summary
SHOWN = 300  # code points of a near miss
WORD = re.compile(r"[^\W_]+")
PATH = Path("rule.yaml")  # in messages about a text that is no file yet


def draft(sheet: Sheet, start: int, end: int) -> dict[str, str]:
    """The name and the text of a rule that takes this part of a page.

    Raises ChaffinchError if there are no words in it.
    """
    touched = [block for block in sheet.blocks if block[0] < end and start < block[1]]
    parts = [_plain(sheet, max(first, start), min(last, end)) for first, last in touched]
    parts = [part for part in parts if part]
    words = WORD.findall(" ".join(parts).lower())
    if not words:
        raise ChaffinchError("there are no words here that a rule could go by")
    before = _plain(sheet, touched[0][0], start)
    after = _plain(sheet, end, touched[-1][1])
    marked = "\n".join(f"[-{part}-]" for part in parts)
    above = [block for block in sheet.blocks if block[1] <= touched[0][0]][-1:]
    made = {
        "summary": f"“{' '.join(parts[0].split()[:SUMMED])}” and the like.",
        "why": "It stands around the text and says nothing about its subject.",
        "category": f"custom.{FAMILY}",
        "status": "stable",
        "phrase": _phrase(parts, whole=not before and not after),
        "examples": {
            "removes": [_example(sheet, above, f"{before} {marked} {after}")],
            "keeps": _near_misses(sheet, start, end, frozenset(words)),
        },
    }
    return {"name": f"{FAMILY}/{_name(words)}", "text": _yaml(made)}


def _example(sheet: Sheet, above: list[Span], marked: str) -> str:
    return "\n".join([*(_plain(sheet, *block) for block in above), marked.strip()])


def _phrase(parts: list[str], *, whole: bool) -> dict[str, Any]:
    """The settings of the stage; `whole` says that the passage is made of whole blocks."""
    settings: dict[str, Any] = {"any": list(dict.fromkeys(parts)), "cover": 0.9}
    longest = max(map(count_words, parts))
    if not whole:
        settings["unit"] = "sentence"
    elif longest > LONGEST:
        settings["max_words"] = longest
    return settings


def _name(words: list[str]) -> str:
    plain = [word for word in words if word.isascii()][:NAME_WORDS]
    return "-".join(plain) or "passage"


def _plain(sheet: Sheet, start: int, end: int) -> str:
    """A part of the text on one line."""
    return " ".join(sheet.text[start:end].split())


def _near_misses(sheet: Sheet, start: int, end: int, words: frozenset[str]) -> list[str]:
    """The blocks of the page that share the most words with the passage, but are kept.

    Of those that share as many, the longest: a sentence tells more than a label.
    """
    taken = [(item.start, item.end) for item in sheet.items if item.row["action"] != "flag"]
    taken.append((start, end))
    kept = [
        _begun(_plain(sheet, *block))
        for block in sheet.blocks
        if not any(one < block[1] and block[0] < other for one, other in taken)
    ]
    shared = {line: len(words.intersection(WORD.findall(line.lower()))) for line in kept if line}
    return sorted(shared, key=lambda line: (-shared[line], -len(line), line))[:NEAR_MISSES]


def _begun(text: str) -> str:
    """The beginning of a text, up to a whole word."""
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0]


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, and lists below their keys, as people do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, indentless=False)


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _yaml(value: object) -> str:
    return str(yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=88))


def own(folder: Path, rule: str) -> str | None:
    """The text of a rule of the user's own, if it is one."""
    path = folder / f"{rule}.yaml"
    if not catalogue.NAME.fullmatch(rule) or not path.is_file():
        return None
    return path.read_text("utf-8")


def with_keep(text: str, passage: str) -> str:
    """A rule file with one more near miss, after those that it has; all else as it stands.

    Raises RuleError for a text that is no rule.
    """
    found = strict_yaml.mapping(strict_yaml.compose(text, PATH), PATH)
    keeps = strict_yaml.mapping(found["examples"][1], PATH)["keeps"][1]
    if not isinstance(keeps, yaml.SequenceNode):
        raise ChaffinchError("its 'keeps' are no list")
    entry = yaml.dump(passage, allow_unicode=True, default_style='"', width=1_000_000).strip()
    end = keeps.end_mark.index
    if keeps.flow_style:
        return f"{text[: end - 1].rstrip()}, {entry}{text[end - 1 :]}"
    head, rest = text[:end].rstrip(), text[end:].lstrip("\n")
    return f"{head}\n{' ' * keeps.start_mark.column}- {entry}\n{rest}"
