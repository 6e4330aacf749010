"""What other toolkits read: Dolma's attributes, datatrove's documents."""

from typing import Any

from chaffinch.batch.records import base, jsonl
from chaffinch.report import MARKUP

OWN = ("id", "media", "metadata")  # datatrove's own names, beside `text`


def attributes(row: base.Row, shard: base.Shard) -> dict[str, Any]:
    """A line of Dolma's `attributes/chaffinch/`: spans of the raw text that went, by category.

    Offsets are code points; the score is the confidence.  A mend that puts something else in a
    span's place cannot be said there, and is in the report alone.
    """
    spans: dict[str, list[list[float]]] = {}
    for edit in row.edits:
        if not edit.now and edit.stage != MARKUP:
            name = f"chaffinch__{edit.category.replace('.', '_')}"
            spans.setdefault(name, []).append([edit.start, edit.end, edit.confidence])
    source = row.record.fields.get("source")
    return {
        "id": row.record.id,
        "source": source if isinstance(source, str) else shard.name,
        "attributes": dict(sorted(spans.items())),
    }


def document(row: base.Row, _shard: base.Shard) -> dict[str, Any]:
    """A document as datatrove's JsonlWriter makes it: what else is known is its metadata."""
    fields = row.record.fields
    rest = {name: value for name, value in fields.items() if name not in (*OWN, row.record.taken)}
    given = fields.get("metadata")
    metadata = {**rest, **(given if isinstance(given, dict) else {}), "chaffinch": row.note}
    if row.record.url:
        metadata["url"] = row.record.url
    media = fields.get("media")
    return {
        "text": row.text,
        "id": row.record.id,
        "media": media if isinstance(media, list) else [],
        "metadata": metadata,
    }


DOLMA = base.Writer(jsonl.flat_gz(attributes), base.lay_end_to_end, ".jsonl.gz")
DATATROVE = base.Writer(jsonl.flat_gz(document), base.lay_end_to_end, ".jsonl.gz")
