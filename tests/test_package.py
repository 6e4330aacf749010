"""The wheel: it holds what it needs, and works where the checkout is not."""

import os
import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PIP = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-cache-dir"]
PROGRAM = "from chaffinch.cli import main; main()"
PAGE = "The weir above the village was built in 1702.\n\nAdvertisement\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--wheel-dir", folder, ROOT]
    subprocess.run([*PIP, "wheel", *options], check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("installed")
    options = ["--no-deps", "--no-index", "--no-compile", "--target", folder, wheel]
    subprocess.run([*PIP, "install", *options], check=True, capture_output=True)
    return folder


@pytest.fixture
def run(installed, tmp_path):
    """Run Python with the installed package, in a folder of its own."""

    def python(code, *arguments, **variables):
        environment = {**os.environ, "PYTHONPATH": str(installed), **variables}
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], cwd=tmp_path, env=environment,
            capture_output=True, check=True, input=PAGE, text=True,
        )  # fmt: skip
        return done.stdout

    return python


def test_what_compiles_the_rules_is_asked_for_by_the_build():
    """`pip install .` builds where nothing else is installed."""
    code = (
        "import sys; from pathlib import Path; had = {*sys.modules}; from chaffinch import pack; "
        "pack.build(Path(sys.argv[1])); print(*sys.modules.keys() - had)"
    )
    command = [sys.executable, "-c", code, ROOT / "rules"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    of = packages_distributions()
    used = {re.sub("[-_.]+", "-", name).lower() for module in done.stdout.split()
            for name in of.get(module, ())}  # fmt: skip
    build = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["build-system"]
    asked = {re.match(r"[\w-]+", each).group().lower() for each in build["requires"]}

    assert "turbohtml" in used
    assert used - {"chaffinch"} <= asked


def test_the_wheel_holds_the_rules_the_profiles_and_the_types(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    rules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").rglob("*.yaml")}
    profiles = {f"profiles/{name}.yaml" for name in ("rag", "pretrain", "archive")}
    pages = {f"page/static/{name}" for name in ("page.html", "page.css", "theme.js")}

    assert {f"chaffinch/{name}" for name in rules} <= names
    review = {f"review/web/{name}" for name in ("page.html", "page.js", "style.css", "icon.svg")}
    assert {
        f"chaffinch/{name}" for name in {"rules.json", "py.typed", *profiles, *review, *pages}
    } <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"chaffinch"}


def test_the_installed_package_is_the_one_that_runs(run, installed):
    assert run("import chaffinch; print(chaffinch.__file__)").startswith(str(installed))


def test_it_cleans_a_text_with_the_packaged_rules(run):
    assert run(PROGRAM, "clean") == PAGE.split("\n", maxsplit=1)[0] + "\n"


def test_it_lists_its_rules(run):
    assert "ad/marker\tad.marker\t" in run(PROGRAM, "rules", "list", "ad")


def test_it_needs_no_cache_and_keeps_no_rules_there(run, tmp_path):
    nowhere = tmp_path / "file"
    nowhere.write_text("in the way")

    assert run(PROGRAM, "clean", XDG_CACHE_HOME=str(nowhere)).startswith("The weir")
    assert run(PROGRAM, "clean", XDG_CACHE_HOME=str(tmp_path / "cache")).startswith("The weir")
    kept = {path.suffix for path in (tmp_path / "cache").rglob("*") if path.is_file()}
    assert kept <= {".z"}  # compiled patterns, which save time alone


def test_the_packaged_rules_are_those_of_the_checkout(run):
    code = "import chaffinch; print(chaffinch.Cleaner().rules.digest)"

    assert run(code) == run(code, PYTHONPATH=str(ROOT / "pipeline"))
