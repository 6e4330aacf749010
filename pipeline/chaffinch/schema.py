"""The JSON Schema of rule files, by which editors complete keys and mark mistakes."""

from dataclasses import MISSING, fields
from typing import Any, Literal, get_args, get_origin, get_type_hints

from chaffinch import categories, rulefile
from chaffinch.stages import ORDER
from chaffinch.stages._stage import Stage

# Rule files are read without YAML's guesses: `no` and 1.10 are texts there as well.
TEXT = {"type": ["string", "number", "boolean"]}
TEXTS = {"anyOf": [TEXT, {"type": "array", "items": TEXT, "minItems": 1}]}
WORDS = {"type": "string", "minLength": 1}


def rules() -> dict[str, Any]:
    """What a rule file may say: exactly one stage, with the settings of that stage."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A rule of Chaffinch",
        "type": "object",
        "additionalProperties": False,
        "required": list(rulefile.REQUIRED),
        "oneOf": [{"required": [stage.name]} for stage in ORDER],
        "properties": {
            "summary": {**WORDS, "description": "What the rule takes, in one line."},
            "why": {**WORDS, "description": "Why it goes, in one sentence for the report."},
            "category": {
                "anyOf": [
                    {"enum": list(categories.DEFAULTS)},
                    {"type": "string", "pattern": rf"^{categories.OWN.replace('.', '[.]')}"},
                ]
            },
            "status": {"enum": list(rulefile.STATUSES)},
            "confidence": {"type": "number", "minimum": 0, "maximum": 1},
            "may_misfire": {"type": "string", "description": "On what it may fire wrongly."},
            "site": {**TEXTS, "description": "For pages of these hosts alone."},
            **{stage.name: _settings(stage) for stage in ORDER},
            "examples": _examples(),
        },
    }


def _settings(stage: Stage) -> dict[str, Any]:
    hints = get_type_hints(stage.settings)
    known = fields(stage.settings)
    return {
        "type": "object",
        "additionalProperties": False,
        "description": " ".join((stage.settings.__doc__ or "").split()),
        "required": [field.name for field in known if field.default is MISSING],
        "properties": {
            field.name: _with_default(_value(hints[field.name]), field.default) for field in known
        },
    }


def _value(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is tuple:
        return TEXTS
    if get_origin(hint) is Literal:
        return {"enum": list(get_args(hint))}
    if hint in (int, float):
        kind = "integer" if hint is int else "number"
        return {"type": kind, "minimum": 0, "maximum": rulefile.LARGEST}
    return TEXT


def _with_default(value: dict[str, Any], default: Any) -> dict[str, Any]:
    if default is MISSING:
        return value
    return {**value, "default": list(default) if isinstance(default, tuple) else default}


def _examples() -> dict[str, Any]:
    keeps = {"type": "array", "items": TEXT, "minItems": rulefile.KEEPS}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["removes", "keeps"],
        "properties": {
            "removes": {**TEXTS, "description": "What goes is marked [-so-]."},
            "keeps": {**keeps, "description": "Near misses, which come through whole."},
        },
    }
