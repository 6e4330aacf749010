"""The answer to `why`, as rows of text and as a dict for JSON."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from chaffinch.counted import counted
from chaffinch.document import Document
from chaffinch.explain import Answer, Step, Weighed
from chaffinch.ledger import Edit
from chaffinch.near import Near
from chaffinch.places import Places
from chaffinch.weights import Weight

NEAREST = 12  # rules told of; what shares but a word with the passage comes last
STRONGEST = 6  # features told of, on either side
LONGEST = 100  # code points of a passage that say which one is meant


def rows(
    answer: Answer, document: Document, name: str, span: tuple[int, int] | None
) -> Iterator[str]:
    """An answer as text; `name` is what the passage is called, `span` where it is."""
    places = Places(document.raw)
    if answer.fate and span:
        yield f"{name} {answer.fate}: {document.raw[slice(*span)].strip()[:LONGEST]}"
    yield from (_step(step, places) for step in answer.steps)
    yield from (_edit(edit, places, edit.stage) for edit in (*answer.flags, *answer.kept))
    yield from answer.protections
    yield from map(_weighed, answer.weighed)
    yield from (
        f"near {near.rule} ({near.stage}): {near.missing}" for near in answer.near[:NEAREST]
    )
    if len(answer.near) > NEAREST:
        yield f"and {counted(len(answer.near) - NEAREST, 'more rule')} with a word of it"
    if answer.fate == "stayed" and not answer.near:
        yield "no rule came near: none of their words stands in it"


def _step(step: Step, places: Places) -> str:
    when = step.edit.stage if step.number < 2 else f"{step.edit.stage}, pass {step.number}"  # noqa: PLR2004
    return _edit(step.edit, places, when) + (
        "" if step.stands else " (a later edit took it along)"
    )


def _edit(edit: Edit, places: Places, when: str) -> str:
    line, column = places.line_column(edit.start)
    note = f" [{edit.note}]" if edit.note else ""
    return f"{line}:{column} {edit.action} by {edit.rule} ({when}): {edit.why}{note}"


def _weighed(one: Weighed) -> str:
    sides = [
        f"{side} {', '.join(map(_weight, some))}"
        for side, some in zip(("for it", "against it"), _sides(one.weighing.weights), strict=True)
        if some
    ]
    told = f"{one.stage} gives {one.weighing.chance:.0%} to: {one.text[:LONGEST]}"
    return "; ".join([told, *sides])


def _weight(weight: Weight) -> str:
    value = weight.value if isinstance(weight.value, str) else f"{weight.value:g}"
    return f"{weight.name} {value or '–'} ({weight.effect:+.2f})"


def _sides(weights: Sequence[Weight]) -> tuple[list[Weight], list[Weight]]:
    """The strongest that speak for a block, and those against it."""
    speaking = [weight for weight in weights if weight.effect > 0]
    against = [weight for weight in weights if weight.effect < 0]
    return speaking[:STRONGEST], against[:STRONGEST]


def as_dict(answer: Answer, document: Document, span: tuple[int, int] | None) -> dict[str, Any]:
    """An answer for JSON: offsets in code points, lines and columns from 1."""
    places = Places(document.raw)
    asked = None
    if span:
        start, end = span
        line = places.line_column(start)[0]
        asked = {"start": start, "end": end, "line": line, "text": document.raw[start:end]}
    return {
        "name": document.name,
        "kind": document.kind,
        "asked": asked,
        "fate": answer.fate,
        "decisions": [
            {"pass": step.number, "stands": step.stands, **_place(step.edit, places)}
            for step in answer.steps
        ],
        "flags": [_place(flag, places) for flag in answer.flags],
        "kept": [_place(kept, places) for kept in answer.kept],
        "protections": list(answer.protections),
        "features": list(map(_features, answer.weighed)),
        "near": list(map(Near._asdict, answer.near)),
    }


def _place(edit: Edit, places: Places) -> dict[str, Any]:
    line, column = places.line_column(edit.start)
    return {**edit._asdict(), "line": line, "column": column}


def _features(one: Weighed) -> dict[str, Any]:
    sides = zip(("for", "against"), _sides(one.weighing.weights), strict=True)
    return {
        "stage": one.stage,
        "text": one.text,
        "chance": round(one.weighing.chance, 4),
        **{side: _rounded(some) for side, some in sides},
    }


def _rounded(weights: Iterable[Weight]) -> list[dict[str, Any]]:
    return [{**weight._asdict(), "effect": round(weight.effect, 4)} for weight in weights]
