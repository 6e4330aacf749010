"""Some pages as records in every format, and the texts of such a file."""

import bz2
import csv
import gzip
import io
import json
import tarfile
import zipfile

import pyarrow as pa
import zstandard
from fastwarc.warc import ArchiveIterator
from pyarrow import parquet

KEPT = "The weir above the village was built in {}.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
ROWS = [
    {"id": f"weir-{n}", "url": f"https://weir.org/{n}", "text": PAGE.format(1700 + n), "n": n}
    for n in range(5)
]
CLEAN = [KEPT.format(1700 + n) for n in range(5)]


def lines(rows):
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def warc(rows):
    records = []
    for row in rows:
        body = row["text"].encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <{row['id']}>\r\n"
            f"WARC-Target-URI: {row['url']}\r\nWARC-Date: 2026-11-22T00:00:00Z\r\n"
            f"Content-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        records.append(head.encode() + body + b"\r\n\r\n")
    return records


def table(rows, separator):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, rows[0], delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def archive(rows):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for row in rows:
            file.writestr(f"{row['id']}.txt", row["text"])
    return out.getvalue()


def tape(rows):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as file:
        for row in rows:
            info = tarfile.TarInfo(f"{row['id']}.txt")
            info.size = len(row["text"].encode())
            file.addfile(info, io.BytesIO(row["text"].encode()))
    return out.getvalue()


def columns(rows):
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out, row_group_size=2)
    return out.getvalue()


MAKERS = {
    "x.jsonl": lines,
    "x.jsonl.gz": lambda rows: gzip.compress(lines(rows)),
    "x.jsonl.zst": lambda rows: zstandard.compress(lines(rows)),
    "x.jsonl.bz2": lambda rows: bz2.compress(lines(rows)),
    "x.csv": lambda rows: table(rows, ","),
    "x.tsv.gz": lambda rows: gzip.compress(table(rows, "\t")),
    "x.parquet": columns,
    "x.warc": lambda rows: b"".join(warc(rows)),
    "x.warc.wet.gz": lambda rows: b"".join(map(gzip.compress, warc(rows))),
    "x.zip": archive,
    "x.tar.gz": tape,
}


def unpacked(path):
    data = path.read_bytes()
    for magic, unpack in (
        (b"\x1f\x8b", gzip.decompress),
        (b"BZh", bz2.decompress),
        (b"\x28\xb5\x2f\xfd", lambda packed: zstandard.ZstdDecompressor().stream_reader(
            io.BytesIO(packed), read_across_frames=True).read()),
    ):  # fmt: skip
        if data.startswith(magic):
            return unpack(data)
    return data


def texts(path):
    """The clean texts in a shard, in whatever format."""
    data = unpacked(path)
    if ".parquet" in path.name:
        return parquet.read_table(io.BytesIO(data)).column("text").to_pylist()
    if ".zip" in path.name:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return [file.read(name).decode() for name in file.namelist()]
    if ".tar" in path.name:
        with tarfile.open(fileobj=io.BytesIO(data)) as file:
            return [file.extractfile(member).read().decode() for member in file]
    if ".warc" in path.name:
        return [record.reader.read().decode() for record in ArchiveIterator(io.BytesIO(data))]
    if ".csv" in path.name or ".tsv" in path.name:
        rows = csv.DictReader(
            io.StringIO(data.decode()), delimiter="," if ".csv" in path.name else "\t"
        )
        return [row["text"] for row in rows]
    return [json.loads(line)["text"] for line in data.splitlines()]
