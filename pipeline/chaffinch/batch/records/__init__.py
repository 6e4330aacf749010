"""The formats of records: JSONL, tables, Parquet, WARC, archives; one file each."""

from chaffinch.batch.records import archive, interchange, jsonl, parquet, table, warc
from chaffinch.batch.records.base import Reader, Shard, Writer

READERS: dict[str, Reader] = {
    "jsonl": jsonl.READER,
    "csv": table.READER,
    "tsv": table.READER,
    "parquet": parquet.READER,
    "warc": warc.READER,
    "zip": archive.ZIP_READER,
    "tar": archive.TAR_READER,
}
SAME: dict[str, Writer] = {
    "jsonl": jsonl.WRITER,
    "csv": table.WRITER,
    "tsv": table.WRITER,
    "parquet": parquet.WRITER,
    "warc": warc.WRITER,
    "zip": archive.ZIP_WRITER,
    "tar": archive.TAR_WRITER,
}
OTHER: dict[str, Writer] = {
    "jsonl": jsonl.WRITER._replace(ending=".jsonl"),
    "csv": table.WRITER._replace(ending=".csv"),
    "parquet": parquet.WRITER._replace(ending=".parquet"),
    "warc": warc.WRITER._replace(ending=".warc"),
    "zip": archive.ZIP_WRITER._replace(ending=".zip"),
    "tar": archive.TAR_WRITER._replace(ending=".tar"),
    "dolma": interchange.DOLMA,
    "datatrove": interchange.DATATROVE,
}
PLAIN = ("parquet", "zip", "dolma", "datatrove")  # endings that say all of how they are packed


def writer(shard: Shard, to: str) -> Writer:
    """What writes a shard in the format `to`: `same`, or a name in OTHER."""
    if to in ("same", shard.kind):
        return SAME[shard.kind]
    made = OTHER[to]
    return made if to in PLAIN else made._replace(ending=made.ending + shard.packed_name)
