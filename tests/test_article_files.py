"""What becomes of articles below the first in `clean` and in `batch`."""

import json

import pytest
from click.testing import CliRunner

import chaffinch
from chaffinch import coverage
from chaffinch.cli import cli
from mill_and_ferry import CARDS, FERRY, MILL, TITLE


class TestCommands:
    PAGE = f"{MILL}\nRelated Articles\n{CARDS['source, time']}\n{FERRY}\n"

    @pytest.fixture
    def page(self, tmp_path):
        path = tmp_path / "mill.txt"
        path.write_text(self.PAGE, "utf-8")
        return path

    def run(self, *arguments):
        return CliRunner().invoke(cli, list(map(str, arguments)))

    def test_children_are_written_and_verified(self, page, tmp_path):
        folder = tmp_path / "children"
        done = self.run("clean", page, "--children", folder)

        assert done.exit_code == 0
        assert TITLE not in done.stdout
        assert TITLE in (folder / "mill.txt.1.txt").read_text("utf-8")
        report = json.loads((folder / "mill.txt.1.txt.report.json").read_bytes())
        assert report["parent"]["name"] == "mill.txt"
        assert self.run("verify", folder).exit_code == 0

    def test_those_of_an_earlier_run_go(self, page, tmp_path):
        folder = tmp_path / "children"
        self.run("clean", page, "--children", folder)
        page.write_text(MILL, "utf-8")
        self.run("clean", page, "--children", folder)

        assert list(folder.iterdir()) == []

    def test_inline_keeps_them(self, page, tmp_path):
        report = tmp_path / "report.json"
        done = self.run("clean", page, "--children", "inline", "--report", report)

        made = json.loads(report.read_bytes())
        assert FERRY in done.stdout
        assert made["children"] == []

    def test_drop_takes_them_away(self, page, tmp_path):
        report = tmp_path / "report.json"
        done = self.run("clean", page, "--children", "drop", "--report", report)

        assert TITLE not in done.stdout
        assert json.loads(report.read_bytes())["children"] == []

    def test_an_unknown_word_is_told_of(self):
        with pytest.raises(chaffinch.ChaffinchError, match="did you mean 'inline'"):
            chaffinch.Cleaner(children="inlin")


class TestBatch:
    """Children of pages in files are files, those of records stand in their record."""

    PAGE = TestCommands.PAGE

    @pytest.fixture
    def pages(self, tmp_path):
        folder = tmp_path / "raw"
        (folder / "mills").mkdir(parents=True)
        (folder / "mills" / "mill.txt").write_text(self.PAGE, "utf-8")
        (folder / "ferry.txt").write_text(FERRY, "utf-8")
        return folder

    def run(self, *arguments):
        return CliRunner().invoke(cli, ["batch", *map(str, arguments)])

    def files(self, folder):
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    def test_children_are_files(self, pages, tmp_path):
        apart = tmp_path / "apart"
        done = self.run(pages, tmp_path / "out", "--children", apart, "--workers", 2)

        assert done.exit_code == 0, done.output
        child = "mills/mill.txt.1.txt"
        assert self.files(apart) == {child, f"{child}.report.json"}
        assert TITLE in (apart / child).read_text("utf-8")
        assert CliRunner().invoke(cli, ["verify", str(apart)]).exit_code == 0

    def test_a_finished_page_whose_children_are_not_there_is_done_again(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out)
        self.run(pages, out, "--children", apart)
        written = {path: (apart / path).read_bytes() for path in self.files(apart)}
        (apart / "mills/mill.txt.1.txt").write_text("damaged", "utf-8")
        done = self.run(pages, out, "--children", apart)
        again = self.run(pages, out, "--children", apart)

        assert len(written) == 2
        assert {path: (apart / path).read_bytes() for path in self.files(apart)} == written
        assert "1 cleaned" in done.output
        assert "2 unchanged" in again.output

    def test_those_that_the_page_has_no_more_go(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out, "--children", apart)
        (pages / "mills" / "mill.txt").write_text(MILL, "utf-8")
        self.run(pages, out, "--children", apart)

        assert self.files(apart) == set()

    def test_those_of_a_page_that_is_set_apart_go(self, pages, tmp_path):
        out, apart = tmp_path / "out", tmp_path / "apart"
        self.run(pages, out, "--children", apart)
        self.run(pages, out, "--children", apart, "--max-removed", "0.1", "--force")

        assert self.files(apart) == set()

    def test_no_child_is_written_over_a_page(self, pages, tmp_path):
        (pages / "mills" / "mill.txt.1.txt").write_text(FERRY, "utf-8")
        done = self.run(pages, tmp_path / "out", "--children", pages)

        assert done.exit_code == 1
        assert "children would be written over it" in done.output
        assert (pages / "mills" / "mill.txt.1.txt").read_text("utf-8") == FERRY

    def test_those_of_records_stand_in_their_record(self, tmp_path):
        shard = tmp_path / "crawl.jsonl"
        rows = [{"id": "mill", "text": self.PAGE}, {"id": "ferry", "text": FERRY}]
        shard.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        done = self.run(shard, tmp_path / "out")

        assert done.exit_code == 0, done.output
        mill, ferry = map(json.loads, (tmp_path / "out" / shard.name).read_bytes().splitlines())
        [child] = mill["chaffinch"]["children"]
        assert child["id"] == "mill#1"
        assert child["metadata"]["headline"] == TITLE
        assert FERRY in child["text"]
        assert FERRY not in mill["text"]
        assert ferry["chaffinch"]["children"] == []


def test_a_child_is_of_the_site_of_its_page_and_its_edits_count_for_it(own_rules):
    rule = own_rules / "mill" / "shop.yaml"
    rule.write_text(
        rule.read_text("utf-8").replace("custom.mill", "custom.mill\nsite: weir.example")
    )
    cleaner = chaffinch.Cleaner(rules=[own_rules])
    ferry = FERRY.replace("\n", "\nThe mill shop is open!\n", 1)
    page = f"{MILL}\n{CARDS['source, time']}\n{ferry}\n"

    here = cleaner.clean(page, url="https://weir.example/1")
    elsewhere = cleaner.clean(page)

    assert "mill shop" not in here.children[0].text
    assert "mill shop" in elsewhere.children[0].text
    fired = {row[0]: row[1:3] for row in coverage.of_reports([here.report("summary")]).rows()}
    assert fired["mill/shop"] == (1, 1)
