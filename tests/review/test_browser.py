"""The review from end to end in a real browser, with the program as a user runs it."""

import subprocess
import sys
from pathlib import Path

import pytest

from chaffinch import verdicts

PROGRAM = Path(sys.executable).with_name("chaffinch")
PAGE = """\
The clock in the tower of the old town hall runs again, after thirty years of silence.

Sign up for our newsletter

It was mended by a retired tram driver, who says that nobody had ever asked her to do it.

Tram riders' breakfast on Sunday

“It was the third wheel,” she says, “and nothing but the third wheel, all these years.”

Ring the bells with us in spring

The council has thanked her with a key to the tower and a small brass plate by the door.

Follow us on Instagram
"""
OTHER = (
    "Nobody rings the bell <script>alert(1)</script> now.\n\nRing the bells with us in spring\n"
    f"\n\u202eThe other way.\n\n{'w' * 3000}\n\nAdvertisement\n"
)


@pytest.fixture
def out(tmp_path, chaffinch):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "clock.txt").write_text(PAGE, "utf-8")
    (raw / "other.txt").write_text(OTHER, "utf-8")
    assert chaffinch("batch", raw, tmp_path / "out").returncode == 0
    return tmp_path / "out"


@pytest.fixture
def address(out):
    """The address that the program prints; it is ended as by Ctrl-C."""
    command = [PROGRAM, "review", out]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        yield running.stdout.readline().strip()
        running.send_signal(2)
        assert running.wait(20) == 0


@pytest.fixture
def opened(chromium, address):
    """Open a page of the review in a window of its own; what went wrong in any of them."""
    wrong, windows = [], []

    def open_(path="", width=1280, scheme="light"):
        size = {"width": width, "height": 800}
        windows.append(chromium.new_context(viewport=size, color_scheme=scheme))
        tab = windows[-1].new_page()
        tab.on("console", lambda message: wrong.append(message.text))
        tab.on("pageerror", lambda error: wrong.append(str(error)))
        tab.on("request", lambda asked: asked.url.startswith(address) or wrong.append(asked.url))
        tab.goto(address + path)
        return tab

    yield open_
    for window in windows:
        window.close()
    assert wrong == []


def press(tab, key, said):
    """Press a key, and wait for what the page says of it."""
    tab.keyboard.press(key)
    tab.wait_for_selector(f"#said:has-text('{said}')")


def test_a_batch_is_reviewed_and_run_again_and_all_that_was_said_holds(
    opened, out, tmp_path, chaffinch
):
    tab = opened("page?name=clock.txt")
    tab.wait_for_selector("del.here")
    other = opened("page?name=clock.txt")
    other.wait_for_selector("del.here")

    assert tab.inner_text("#card h2").startswith("promo/")
    press(tab, "b", "Put back")
    tab.click("text=Tram riders' breakfast")
    press(tab, "r", "Removed")
    other.wait_for_selector("[data-verdict='remove']")
    other.wait_for_selector("[data-verdict='put-back']")
    tab.click("text=Ring the bells")
    tab.keyboard.press("m")
    tab.wait_for_selector("#rule-save:enabled")
    assert "other.txt: Ring the bells" in tab.inner_text("#rule-check")
    tab.keyboard.press("Control+Enter")
    tab.wait_for_selector("#rule", state="hidden")

    for expected in (b"2 cleaned", b"2 unchanged"):
        done = chaffinch("batch", tmp_path / "raw", out, "--rules", out / "rules")
        assert done.returncode == 0
        assert expected in done.stderr
    text = (out / "clock.txt").read_text("utf-8")
    assert "Sign up for our newsletter" in text
    assert "breakfast" not in text
    assert "Ring the bells" not in text + (out / "other.txt").read_text("utf-8")
    assert "third wheel" in text
    assert chaffinch("verify", out, "--raw", tmp_path / "raw").returncode == 0
    tab.reload()
    tab.wait_for_selector("[data-verdict='put-back']")
    assert tab.inner_text("#sum") == "2 of 4 judged"


def test_the_keys_accept_undo_and_go_on(opened, out):
    tab = opened("page?name=clock.txt")
    tab.wait_for_selector("del.here")
    for key in "aan":  # faster than they are written
        tab.keyboard.press(key)
    tab.wait_for_selector("#said:has-text('Nothing is left')")
    press(tab, "u", "Undone")
    press(tab, "A", "Accepted, 0 to go through")
    assert tab.inner_text("#sum") == "2 of 2 judged"
    for key in "uuu":
        tab.keyboard.press(key)
    tab.wait_for_selector("#said:has-text('nothing to undo')")

    assert tab.inner_text("#sum") == "0 of 2 judged"
    assert {
        one.verdict for one in verdicts.standing(verdicts.read(out / verdicts.NAME)).values()
    } == {"withdrawn"}


def test_a_part_is_marked_with_the_mouse_and_text_stays_text(opened, out):
    tab = opened("page?name=other.txt")
    piece = tab.locator(".piece", has_text="Nobody rings")
    piece.evaluate(
        """piece => getSelection().setBaseAndExtent(piece.firstChild, 22, piece.firstChild, 47)"""
    )
    tab.wait_for_selector("#card :text('The part that you marked')")
    press(tab, "r", "Removed")

    (said,) = verdicts.read(out / verdicts.NAME)
    assert said.text == "<script>alert(1)</script>"
    assert tab.inner_text("[data-verdict='remove']") == "<script>alert(1)</script>"


def test_the_list_leads_to_the_pages_and_follows_the_review(opened, address):
    tab = opened()
    tab.wait_for_selector("#rows tr")
    assert tab.inner_text("#sum").startswith("2 pages, ")
    assert tab.locator("#more").is_hidden()
    assert tab.inner_text("#sum").endswith(" 0 of them judged")
    second = opened()
    second.click("text=clock.txt")
    second.wait_for_selector("del.here")
    press(second, "a", "Accepted")

    tab.wait_for_selector("#sum:has-text('1 of them judged')")
    assert second.url == f"{address}page?name=clock.txt"


@pytest.mark.parametrize("path", ["", "page?name=other.txt"])
def test_it_fits_a_phone_in_the_dark(opened, path):
    tab = opened(path, width=400, scheme="dark")
    tab.wait_for_selector(".here, #rows tr")

    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"


def test_without_the_token_the_browser_is_refused(chromium, address):
    tab = chromium.new_page()
    host = address.split("/")[2]

    assert tab.goto(f"http://{host}/").status == 403
    assert tab.goto(f"http://{host}/page?name=clock.txt").status == 403
    tab.close()


def test_the_program_listens_on_this_machine_alone(address):
    port = int(address.split(":")[2].split("/")[0])
    listening = Path("/proc/net/tcp").read_text().splitlines()[1:]
    rows = [row.split() for row in listening if row.split()[3] == "0A"]
    found = {row[1].split(":")[0] for row in rows if int(row[1].split(":")[1], 16) == port}

    assert found == {"0100007F"}
