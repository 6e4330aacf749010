"""Take the pictures of docs/ anew, in Chromium (`make pictures`), when rules or pages changed.

They show the pages of raw/ as this version cleans them.  Look at each before you commit it.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PROGRAM = [sys.executable, "-m", "chaffinch"]
FISH = "01-weir-fish-ladder.txt"
WIDE, PHONE = (1280, 860), (400, 800)


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as player:
        out = Path(folder) / "clean"
        _chaffinch("batch", ROOT / "raw", out)
        _chaffinch("show", out, "-o", Path(folder) / "pages")
        browser = player.chromium.launch(executable_path=which("chromium"), args=["--no-sandbox"])
        _pages(browser, Path(folder) / "pages")
        _review(browser, out)
        browser.close()


def _pages(browser: Browser, folder: Path) -> None:
    address = (folder / "index.html").as_uri()
    _opened(browser, address, (1280, 1000)).screenshot(path=DOCS / "index-light.png")
    address = (folder / "pages" / f"{FISH}.html").as_uri()
    for name, size, scheme in (
        ("page-light", WIDE, "light"), ("page-dark", WIDE, "dark"), ("page-phone", PHONE, "light"),
    ):  # fmt: skip
        page = _opened(browser, address, size, scheme)
        page.locator('.text [data-rule="consent/cookie-banner"]').click()
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=DOCS / f"{name}.png")


def _review(browser: Browser, out: Path) -> None:
    with _reviewing(out) as address:
        for name, scheme, keys in (("light", "light", "nb"), ("dark", "dark", "nm")):
            page = _opened(browser, address, WIDE, scheme)
            page.get_by_role("link", name=FISH).click()
            page.wait_for_selector("#card button")
            for key in keys:
                page.keyboard.press(key)
                page.wait_for_timeout(1500)  # a rule is tried on the whole batch
            page.screenshot(path=DOCS / "images" / f"review-{name}.png")


def _opened(browser: Browser, address: str, size: tuple[int, int], scheme: str = "light") -> Page:
    page = browser.new_page(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page.goto(address)
    return page


@contextmanager
def _reviewing(out: Path) -> Iterator[str]:
    with subprocess.Popen(
        [*PROGRAM, "review", str(out)], stdout=subprocess.PIPE, text=True
    ) as running:
        yield running.stdout.readline().strip()  # type: ignore[union-attr]  # it is a pipe
        running.terminate()


def _chaffinch(*arguments: object) -> None:
    subprocess.run([*PROGRAM, *map(str, arguments)], check=True)


if __name__ == "__main__":
    main()
