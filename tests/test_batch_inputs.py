"""What a batch is to clean: folders, globs, lists, addresses; and what their names promise."""

import gzip

import pytest

from chaffinch.batch import detect, inputs

LINES = b'{"id": "weir", "text": "The weir was built in 1702.\\nThe mill shop is open!\\n"}\n' * 5


def test_globs_lists_and_folders_find_the_same(tmp_path, monkeypatch):
    for name in ("a/x.jsonl", "a/b/y.jsonl.gz", "a/b/page.html", "a/picture.png"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(LINES) if name.endswith("gz") else LINES)
    monkeypatch.chdir(tmp_path)

    def names(found):
        return sorted(each.name for each in (*found.pages, *found.shards))

    folder = inputs.look(["a"], "out")
    assert names(folder) == ["b/page.html", "b/y.jsonl.gz", "x.jsonl"]
    assert folder.passed == {".png": 1}
    assert names(inputs.look(["a/**/*.*l*"], "out")) == names(folder)
    assert names(inputs.listed(["a/x.jsonl\n", "a/b/y.jsonl.gz\n"], "out")) == [
        "b/y.jsonl.gz",
        "x.jsonl",
    ]


def test_addresses_are_read_and_written(shards, tmp_path, out):
    (tmp_path / "far").mkdir()
    (tmp_path / "far" / "x.jsonl.gz").write_bytes(gzip.compress(LINES))

    assert not shards(f"file://{tmp_path}/far/", where=f"file://{out}").failed
    cleaned = gzip.decompress((out / "x.jsonl.gz").read_bytes())
    assert cleaned.count(b'"text":"The weir was built in 1702.\\n"') == 5
    again = shards(f"file://{tmp_path}/far/", where=f"file://{out}")
    assert again.status == {"unchanged": 5, "failed": 0}


NAMES = {
    "x.json.gz": ("jsonl", "gz"), "x.warc.wet.gz": ("warc", "gz"), "x.tgz": ("tar", "gz"),
    "a.b.parquet": ("parquet", ""), "x.JSONL.ZST": ("jsonl", "zst"), "x.txt": None, "x": None,
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_promise_a_format(name):
    assert detect.by_name(name) == NAMES[name]
