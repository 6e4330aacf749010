"""Chaffinch inside other tools: each adapter with the real library, and the examples as shown."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet
import pytest
import scrapy
from datasets import Dataset
from datasets.fingerprint import Hasher
from datatrove.data import Document as Trove
from langchain_core.documents import Document
from scrapy.utils.test import get_crawler

import chaffinch as library
from chaffinch.adapters import datasets, datatrove, langchain
from chaffinch.adapters.scrapy import ChaffinchPipeline

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "docs" / "examples"
RAW = ROOT / "raw"
TEXTS = sorted(RAW.glob("*.txt"))
KEPT = "The weir above the village was built in 1702.\n"
PAGE = f"{KEPT}The mill shop is open!\n"
HTML = f"<html lang=en><title>A weir</title><p>{KEPT}<p>The mill shop is open!"
BINARY = bytes(range(32)) * 9


@pytest.fixture
def options(own_rules):
    return {"rules": [own_rules], "only": ["mill"]}


@pytest.fixture
def example(tmp_path):
    """Run an example as its own program, with nothing of the user's and no network."""

    def run(name, *arguments):
        bin_ = Path(sys.executable).parent
        environment = {
            **os.environ, "PATH": f"{bin_}{os.pathsep}{os.environ['PATH']}",
            "HF_HOME": str(tmp_path / "hf"), "HF_HUB_OFFLINE": "1", "PYTHONWARNINGS": "error",
        }  # fmt: skip
        command = [EXAMPLES / name] if name.endswith(".sh") else [sys.executable, EXAMPLES / name]
        done = subprocess.run(
            [*command, *map(str, arguments)], env=environment, cwd=tmp_path,
            capture_output=True, check=False, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    return run


def read(data):
    return [json.loads(line) for line in data.splitlines()]


def change(rules):
    (rule,) = rules.rglob("*.yaml")
    rule.write_text(rule.read_text("utf-8").replace("cover: 0.9", "cover: 0.8"), "utf-8")


def cleaned(paths, profile):
    return {path.name: library.clean(path, profile=profile).text for path in paths}


def test_the_example_of_a_pipe(example):
    found = read(example("with_jsonl.sh", *TEXTS))

    assert {record["id"]: record["text"] for record in found} == cleaned(TEXTS, "default")


def test_the_example_of_datatrove(example, tmp_path):
    (tmp_path / "in").mkdir()
    pages = example("pages.py", *TEXTS).splitlines(keepends=True)
    for name, part in (("a", pages[:7]), ("b", [*pages[7:], b'{"text": "", "id": "empty"}\n'])):
        (tmp_path / "in" / f"{name}.jsonl").write_bytes(b"".join(part))

    example("with_datatrove.py", tmp_path / "in", tmp_path / "out")
    written = sorted((tmp_path / "out" / "cleaned").glob("*.jsonl"))
    found = [record for path in written for record in read(path.read_bytes())]

    assert len(written) == 2
    assert {record["id"]: record["text"] for record in found} == cleaned(TEXTS, "pretrain")
    assert all("error" not in record["metadata"]["chaffinch"] for record in found)


def test_the_example_of_scrapy(example, tmp_path):
    """A real crawl of a server on this machine."""
    example("with_scrapy.py", RAW, tmp_path / "out.jsonl")
    found = {record["url"]: record for record in read((tmp_path / "out.jsonl").read_bytes())}
    pages = sorted(RAW.glob("*.html"))

    assert len(found) == len([path for path in RAW.iterdir() if path.is_file()])
    assert {
        path.name: record["text"]
        for path in pages
        for url, record in found.items()
        if url.endswith(f"/{path.name}")
    } == cleaned(pages, "rag")


def test_the_example_of_langchain(example):
    pages = sorted(RAW.glob("1[5-7]*.html"))
    titles = [library.clean(path).metadata["title"] for path in pages]

    shown = example("with_langchain.py", *pages).decode().splitlines()

    assert [line.rpartition(":")[0] for line in shown] == titles


def test_the_example_of_datasets(example, tmp_path):
    example("with_datasets.py", *TEXTS, tmp_path / "out.parquet")
    rows = pyarrow.parquet.read_table(tmp_path / "out.parquet").to_pylist()

    assert {row["id"]: row["text"] for row in rows} == cleaned(TEXTS, "rag")
    assert all(json.loads(row["chaffinch"])["removed"] > 0 for row in rows)


def test_datatrove_counts_and_a_document_that_fails_goes_on(options):
    step = pickle.loads(pickle.dumps(datatrove.Chaffinch(**options)))  # noqa: S301  # our own
    given = [Trove(PAGE, "1", metadata={"url": "https://mill.example/"}), Trove(BINARY, "2")]

    good, bad = step(iter(given))

    assert (good.text, bad.text) == (KEPT, BINARY)
    assert good.metadata["chaffinch"]["rules"] == {"mill/shop": 1}
    assert "binary" in bad.metadata["chaffinch"]["error"]
    assert step.stats["total"].total == 2
    assert step.stats["failed"].total == 1
    assert step.stats["characters_removed"].total == len(PAGE) - len(KEPT)


class Declared(scrapy.Item):
    body = scrapy.Field()
    text = scrapy.Field()


def test_scrapy_keeps_items_of_all_classes(options, caplog):
    crawler = get_crawler(settings_dict={"CHAFFINCH": {**options, "text_field": "body"}})
    pipeline = ChaffinchPipeline.from_crawler(crawler)

    plain = pipeline.process_item({"body": PAGE, "url": "https://mill.example/"})
    declared = pipeline.process_item(Declared(body=PAGE))
    bad = pipeline.process_item({"body": 5, "url": "https://mill.example/5"})

    assert (plain["body"], plain["text"], declared["text"]) == (PAGE, KEPT, KEPT)
    assert list(bad) == ["body", "url", "chaffinch"]
    assert [record.message for record in caplog.records] == [
        "Declared has no field 'chaffinch'",
        "https://mill.example/5: 'body' is no text: it is of type int",
    ]


def test_langchain_gains_what_the_page_says_of_itself(options):
    given = [
        Document(HTML, id="a", metadata={"source": "https://mill.example/", "language": "de"}),
        Document(PAGE),
    ]

    html, text = langchain.ChaffinchTransformer(**options).transform_documents(given)

    assert (html.id, html.page_content, text.page_content) == ("a", KEPT.strip(), KEPT)
    assert html.metadata["title"] == "A weir"
    assert html.metadata["language"] == "de"
    assert text.metadata["chaffinch"]["rules"] == {"mill/shop": 1}
    assert given[0].page_content == HTML


def test_datasets_have_one_schema_whatever_the_first_rows_hold(options):
    """Two processes, batches of one row: the first row has no text, some have rules or errors."""
    pages = [BINARY, KEPT.encode(), PAGE.encode(), None]
    rows = Dataset.from_dict({"body": pages})
    clean = datasets.Chaffinch(**options, text_field="body")

    found = rows.map(clean, num_proc=2, writer_batch_size=1)
    done = [json.loads(each) for each in found["chaffinch"]]

    assert found["body"][:] == pages
    assert found["text"][:] == ["", KEPT, KEPT, ""]
    assert ["error" in each for each in done] == [True, False, False, True]
    assert done[2]["rules"] == {"mill/shop": 1}
    assert list(rows.to_iterable_dataset().map(clean)) == list(found)


def test_datasets_ask_for_a_kept_result_by_the_rules(options, own_rules):
    hashes = [Hasher.hash(datasets.Chaffinch(**options)) for _ in range(2)]
    change(own_rules)
    other = Hasher.hash(datasets.Chaffinch(**options))

    assert hashes[0] == hashes[1] != other


def test_a_process_with_other_rules_does_not_join_in(options, own_rules):
    sent = pickle.dumps(datatrove.Chaffinch(**options))
    change(own_rules)

    with pytest.raises(library.ChaffinchError, match="has other rules or another version"):
        pickle.loads(sent)  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"profle": "rag"}, TypeError),
        ({"profile": "rga"}, library.ProfileError),
        ({"only": ["prmo"]}, library.ChaffinchError),
    ],
)
def test_wrong_options_are_told_of_at_once(given, error):
    for adapter in (datasets.Chaffinch, datatrove.Chaffinch, langchain.ChaffinchTransformer):
        with pytest.raises(error):
            adapter(**given)
