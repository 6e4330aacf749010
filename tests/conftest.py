import subprocess
import sys
from pathlib import Path

import pytest

from chaffinch import Cleaner, pack, rulefile

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
PROGRAM = Path(sys.executable).with_name("chaffinch")


def pytest_addoption(parser):
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
