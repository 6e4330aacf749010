"""Texts that nobody writes and scrapers find: no exception, nothing lost, in good time.

Time is processor time, so that a busy machine fails nothing.
"""

import os
import random
import signal
import subprocess
import sys

import pytest

from chaffinch import report
from chaffinch.inverse import restore

SECONDS = 30  # for texts of about a megabyte; most take well under one
SENTENCE = "The weir above the village was built in 1702. "
NOISE = random.Random(7)  # noqa: S311  # the same noise each time

TEXTS = {
    "empty": "",
    "one character": "x",
    "only white space": " \t\n\u00a0\u3000\r\n\n \u2003",
    "NULs": "\0" * 1000 + SENTENCE + "\0",
    "every control character between labels": "".join(
        f"Sign up for our newsletter{chr(mark)}Sign up for our newsletter\n{SENTENCE}\n"
        for mark in [*range(0x21), *range(0x7F, 0xA1), 0xAD, 0x200B, 0x2028, 0x2029, 0xFEFF]
    ),
    "half surrogates": f"\ud800{SENTENCE}\udfff\nAdvertisement\n\udc00\ud83d",
    "short lines": "".join(f"line {n}\n" for n in range(200_000)),
    "copies of a label": "Advertisement\n" * 200_000,
    "labels and prose by turns": f"Advertisement\n{SENTENCE}\n" * 10_000,
    "labels of many kinds": "Share\nHome\nMenu\nRead more\nSubscribe\n" * 10_000,
    "nested brackets": "(" * 100_000 + ")" * 100_000,
    "nested brackets of all kinds": "([{<«“" * 20_000,
    "marks of our examples": "[-{+" * 25_000,
    "one letter": "a" * 1_000_000,
    "dots": "." * 1_000_000,
    "dots and spaces": ". " * 300_000,
    "commas without spaces": "one,two." * 50_000,
    "spaces": " " * 300_000,
    "line breaks": "\n" * 300_000,
    "half-open link": "[" * 50_000 + "](" * 50_000,
    "addresses": "https://example.org/" + "a/b?c=d&" * 60_000,
    "mail addresses": "a@b." * 100_000,
    "tags": "<div><p>" * 50_000,
    "numbers": "1,234.5 " * 60_000,
    "dates": "2 May 2024 | " * 40_000,
    "by": "by A.B. " * 60_000,
    "combining characters": "e\u0301\u0323\u0308" * 100_000,
    "right to left": "الطاحونة فوق القرية بنيت قديما. טחנת הקמח נבנתה.\n" * 5_000,
    "grows when lowered": "İ" * 100_000,
    "shrinks when folded": "ß ﬃ ſ K Å " * 20_000,
    "Chinese": "村上的堰坝建于一七〇二年，洪水之后重建。\n分享到微博\n" * 5_000,
    "Japanese": "村の堰は1702年に建てられました。シェアする\n" * 5_000,
    "Thai": "ฝายเหนือหมู่บ้านสร้างขึ้นในปี\nแชร์\n" * 5_000,
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈\n" * 20_000,
    "mojibake": "cafÃ© â€œnaÃ¯veâ€\x9d " * 10_000,
    "zero width": "Ad\u200bver\u200dtise\ufeffment\n" * 20_000,
    "line separators": f"{SENTENCE}\u2028Advertisement\u2028" * 5_000,
    "CR alone": f"{SENTENCE}\rAdvertisement\r" * 5_000,
    "mixed line ends": f"{SENTENCE}\r\n\nAdvertisement\r\r\nShare\u2029\u0085\x0b\x0c" * 5_000,
    "BOM in the middle": f"\ufeff{SENTENCE}\n\ufeffAdvertisement\n{SENTENCE}\ufeff",
    "noise": "".join(chr(NOISE.randrange(0xD800)) for _ in range(200_000)),
    "noise of words": " ".join(
        NOISE.choices("a share by the . , \n more ad".split(" "), k=100_000)
    ),
}


@pytest.fixture
def clock():
    """Breaks off what takes too long."""

    def ring(*_):
        raise TimeoutError(f"not done after {SECONDS} seconds")

    signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    yield
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("name", TEXTS)
def test_it_ends_and_nothing_is_lost(cleaner, name):
    raw = TEXTS[name]

    cleaned = cleaner.clean(raw)
    saved = report.parse(report.dump(cleaned.report()))

    assert restore(cleaned.text, saved) == raw


@pytest.mark.parametrize(
    "name",
    [
        "labels and prose by turns",
        "mixed line ends",
        "BOM in the middle",
        "mojibake",
        "noise of words",
    ],
)
def test_it_is_settled(cleaner, name):
    once = cleaner.clean(TEXTS[name])

    assert once.outcome.settled
    assert cleaner.clean(once.text).text == once.text


@pytest.mark.parametrize(
    "name", ["empty", "only white space", "CR alone", "mixed line ends", "Thai"]
)
def test_the_program_gives_the_same_bytes_back(chaffinch, tmp_path, name):
    raw, clean, made = TEXTS[name].encode(), tmp_path / "clean.txt", tmp_path / "made.json"

    done = chaffinch("clean", "-", "-o", clean, "--report", made, input=raw)

    assert (done.returncode, done.stdout) == (0, b"")
    assert chaffinch("restore", clean, made).stdout == raw


def test_bytes_that_are_mostly_nul_are_told_to_be_no_text(chaffinch):
    done = chaffinch("clean", "-", input=b"\0" * 1000)

    assert (done.returncode, done.stdout) == (1, b"")
    assert b"standard input: not text" in done.stderr


LARGE = f"""
import resource
resource.setrlimit(resource.RLIMIT_AS, (8 << 30, 8 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (90, 90))
import chaffinch
raw = {SENTENCE!r} * (50_000_000 // {len(SENTENCE)})
cleaned = chaffinch.clean(raw)
assert chaffinch.restore(cleaned.text, cleaned.report()) == raw
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are set as POSIX has them")
def test_fifty_megabytes_in_one_line():
    done = subprocess.run(
        [sys.executable, "-c", LARGE], capture_output=True, check=False, timeout=500
    )

    assert (done.returncode, done.stderr) == (0, b"")
