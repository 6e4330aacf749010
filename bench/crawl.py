"""A made-up crawl of small pages: the same pages as JSONL.gz, Parquet and WARC (or WET).

    python bench/crawl.py OUT --pages 100000 --shards 8 --formats jsonl.gz,parquet,warc.gz

The same seed gives the same pages, and with the same shards the same files.  Pages are small, so
that many of them can be cleaned in the time there is: texts of some 800 characters, or with
`--kind html` pages of some 1.5 KB.
"""

import argparse
import gzip
import html
import json
import random
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import scrapes

SITES = 500
PER_FILE = "pages-{:03}.{}"


def pages(number: int, kind: str = "text", seed: int = 1) -> Iterator[dict[str, Any]]:
    """Records with an id, an address and a page, in the field `text` or `html`."""
    random_ = random.Random(seed)
    # A page in many languages is rare, and costs several times what others do.
    prose = [text for text in scrapes.sentences() if " the " in text]
    junk = [text for text in scrapes.junk_blocks() if text.isascii()]
    for place in range(number):
        site = random_.randrange(SITES)
        title = " ".join(random_.choice(prose).split()[:8])
        blocks = [" ".join(random_.sample(prose, 3)) for _ in range(random_.randint(2, 4))]
        for _ in range(2):
            blocks.insert(random_.randrange(len(blocks) + 1), random_.choice(junk))
        yield {
            "id": f"page-{place:08}",
            "url": f"https://site-{site:03}.example.org/{place}",
            kind: markup(title, blocks) if kind == "html" else "\n".join([title, *blocks]),
        }


def markup(title: str, blocks: list[str]) -> str:
    """A title, a menu, the blocks, a footer."""
    title = html.escape(title)
    body = "\n".join(f"<p>{html.escape(block)}</p>" for block in blocks)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f'<body><nav class="main-nav"><a href="/">Home</a> <a href="/news">News</a></nav>'
        f"<main><h1>{title}</h1>\n{body}</main><footer>© 2026 Example</footer></body></html>"
    )


def jsonl(path: Path, records: list[dict[str, Any]]) -> None:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")


def jsonl_gz(path: Path, records: list[dict[str, Any]]) -> None:
    text = "".join(json.dumps(record) + "\n" for record in records)
    path.write_bytes(gzip.compress(text.encode(), 6, mtime=0))


def parquet(path: Path, records: list[dict[str, Any]]) -> None:
    import pyarrow as pa
    from pyarrow import parquet as files

    files.write_table(pa.Table.from_pylist(records), path, row_group_size=2_000)


def warc_gz(path: Path, records: list[dict[str, Any]]) -> None:
    """As a crawler writes it: each record compressed by itself, with its HTTP headers."""
    with path.open("wb") as out:
        for record in records:
            out.write(gzip.compress(_response(record), 6, mtime=0))


def _response(record: dict[str, Any]) -> bytes:
    """What a server sent; of a text what a WET file has."""
    fetched = "html" in record
    body = record["html" if fetched else "text"].encode()
    if fetched:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {'response' if fetched else 'conversion'}\r\n"
        f"WARC-Record-ID: <{record['id']}>\r\nWARC-Target-URI: {record['url']}\r\n"
        f"WARC-Date: 2026-11-22T00:00:00Z\r\n"
        f"Content-Type: {'application/http; msgtype=response' if fetched else 'text/plain'}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


WRITERS: dict[str, Callable[[Path, list[dict[str, Any]]], None]] = {
    "jsonl": jsonl, "jsonl.gz": jsonl_gz, "parquet": parquet, "warc.gz": warc_gz,
}  # fmt: skip


def write(out: Path, number: int, shards: int, formats: list[str], kind: str = "text") -> None:
    """The crawl in so many files a format, each format in a folder of its own."""
    made = pages(number, kind)
    for shard in range(shards):
        records = list(islice(made, number // shards + (shard < number % shards)))
        for name in formats:
            folder = out / name
            folder.mkdir(parents=True, exist_ok=True)
            WRITERS[name](folder / PER_FILE.format(shard, name), records)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--shards", type=int, default=8)
    parser.add_argument("--formats", default="jsonl.gz,parquet,warc.gz")
    parser.add_argument("--kind", choices=["text", "html"], default="text")
    given = parser.parse_args()
    write(given.out, given.pages, given.shards, given.formats.split(","), given.kind)


if __name__ == "__main__":
    main()
