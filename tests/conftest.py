import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from chaffinch import Cleaner, pack, rulefile
from chaffinch.batch import inputs, plan, run
from chaffinch.batch.settings import Settings
from chaffinch.options import Options
from here import Here

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = Path(sys.executable).with_name("chaffinch")
PAGE = "The weir above the village was built in 1702.\nThe mill shop is open!\n"


def pytest_addoption(parser):
    parser.addoption("--full", action="store_true", help="hostile pages at their full size")
    parser.addoption(
        "--rewrite", action="store_true", help="write tests/golden as it comes out now"
    )


@pytest.fixture(scope="session")
def cleaner():
    return Cleaner()


@pytest.fixture(scope="session")
def rules():
    """Every shipped rule with its examples."""
    return list(rulefile.load_all(pack.home()))


@pytest.fixture(scope="session")
def seeds():
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the labelled scrapes are not on this machine")
    return folder


@pytest.fixture
def chaffinch():
    """Run the program as a user does: its standard output and error as bytes, its exit status."""

    def run(*arguments, **options):
        command = [PROGRAM, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, check=False, timeout=120, **options)

    return run


@pytest.fixture
def crawl_of(tmp_path):
    """Shards of records in a folder, so many of so many pages; a page repeats `PAGE`."""

    def write(name, *, shards, pages, times):
        folder = tmp_path / name
        folder.mkdir()
        for shard in range(shards):
            rows = ({"id": f"{shard}-{n}", "text": f"{n}\n{PAGE * times}"} for n in range(pages))
            (folder / f"{shard}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
        return folder

    return write


OWN_RULE = """\
summary: The shop of the mill.
why: It sells flour and is not about the weir.
category: custom.mill
status: stable
phrase:
  any: [the mill shop is open]
  cover: 0.9
examples:
  removes: ["[-The mill shop is open!-]"]
  keeps: ["The mill shop is open on four days of the week, and has been since 1931.", A mill.]
"""


@pytest.fixture
def own_rules(tmp_path):
    """A user's own folder of rules: one rule, `mill/shop`, in a category of its own."""
    path = tmp_path / "own-rules" / "mill" / "shop.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(OWN_RULE, "utf-8")
    return path.parent.parent


@pytest.fixture
def own(own_rules):
    """Options that leave this one rule alone, so that the shipped ones may change."""
    return ["--rules", own_rules, "--only", "mill"]


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def pages(tmp_path):
    """Two pages, one in a folder of its own; some that are hidden or no text."""
    raw = tmp_path / "raw"
    (raw / "a" / "deep").mkdir(parents=True)
    (raw / ".hidden").mkdir()
    (raw / "one.txt").write_text(PAGE)
    (raw / "a" / "deep" / "two.md").write_text(PAGE * 2)
    for other in (".three.txt", ".hidden/four.txt", "five.json", "six.txt.report.json"):
        (raw / other).write_text(PAGE)
    return raw


@pytest.fixture
def batch(pages, out, own_rules):
    """Run a batch in this process with the user's own rule; the status of each page by name."""

    def do(*names, profile="default", detail="full"):
        options = Options(profile, (str(own_rules),), ("mill",))
        engine = Here(options.cleaner())
        found = inputs.look(map(str, names or (pages,)), str(out))
        engine.tasks.extend(plan.of_inputs(found, Settings(str(out), options, detail)).tasks())
        return {
            event.told.name: event.told.status for event in engine.run() if event.kind == "result"
        }

    return do


@pytest.fixture
def written(out):
    """Every file that a batch wrote, with its bytes; not what is hidden, such as its state."""

    def files(folder=out):
        found = {path.relative_to(folder): path for path in sorted(folder.rglob("*"))}
        return {
            name.as_posix(): path.read_bytes()
            for name, path in found.items()
            if path.is_file() and not any(part.startswith(".") for part in name.parts)
        }

    return files


# Below: a real browser; where there is none its tests are skipped, and say so.
BROWSER_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def chromium():
    """The system's Chromium, for one file: while it runs, asyncio in this process is taken."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        pytest.skip("no Chromium is installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def tab(chromium, tmp_path):
    """Open HTML, as a file, in a tab of its own; it must ask for nothing and break nothing."""
    asked, broken, contexts = [], [], []

    def opened(data, name="page.html", **options):
        path = tmp_path / name
        path.write_bytes(data)
        contexts.append(chromium.new_context(**options))
        made = contexts[-1].new_page()
        made.on("request", lambda request: asked.append(request.url))
        made.on("pageerror", lambda error: broken.append(str(error)))
        made.on("console", lambda said: broken.append(said.text))
        made.on("dialog", lambda dialog: broken.append(dialog.message))
        made.goto(path.as_uri())
        return made

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(tmp_path.as_uri())] == []
    assert broken == []


@pytest.fixture
def faults():
    """What axe-core finds of serious and critical faults of accessibility in a tab."""
    from axe_playwright_python.sync_playwright import Axe

    def found(tab):
        return [
            (fault["id"], node["html"][:200])
            for fault in Axe().run(tab).response["violations"]
            if fault["impact"] in ("serious", "critical")
            for node in fault["nodes"]
        ]

    return found


@pytest.fixture
def shards(out, own_rules):
    """Run a batch of records in this process with the user's own rule; its totals."""

    def do(*names, share="1/1", where=out, **given):
        options = Options("default", (str(own_rules),), ("mill",))
        engine = Here(options.cleaner())
        settings = Settings(str(where), options, rules=engine.cleaner.rules.digest, **given)
        planned = plan.of_inputs(inputs.look(map(str, names), str(where)), settings)
        part = plan.Share(*map(int, share.split("/")))
        return run.Batch(planned, part, lambda *_: None, lambda *_: None).run(engine)

    return do
