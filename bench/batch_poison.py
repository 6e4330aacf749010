"""Pages made to harm `chaffinch batch`, among those of a made-up crawl.

    python bench/batch_poison.py poison --pages 5000

Exactly those that break a limit are set apart, each with its reason, and all others are cleaned;
status 1 if not.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import crawl
from batch import batch, main, reports

MB = 1_000_000
POISON = {
    "crash": "a page that makes the worker exit",
    "time": "a page that takes for ever",
    "memory": "a page that takes all memory",
    "size": "a page of 200 MB",
    "binary": "a page of control characters",
    "encoding": "half of a surrogate pair",
    "json": "a line that is no JSON",
}
# A page that would hang or fill a cleaner that is less careful; this one has to clean it.
HARMLESS = {
    "boxes in boxes": {"html": "<div>" * (MB // 5) + "The weir was built in 1702."},
    "tables in tables": {"html": "<table><tr><td>x" * (MB // 16)},
    "marks in marks": {"html": "<b>x " * (MB // 5)},
    "an endless word": {"text": "a" * MB + "!"},
    "words that patterns begin with": {"text": ("sign up for our share by " * 7 + "\n") * 5_000},
    "one line of them": {"text": "sign up for our share by " * (MB // 25)},
    "nothing but spaces": {"text": "by" + " " * MB + "x"},
    "addresses": {"text": "https://a.b/c?d=e&" * (MB // 18)},
}
# Put in the worker's way by Python itself: pages cannot do this to the cleaner that we ship.
TRAPS = """
import sys
if "chaffinch.batch.worker" in " ".join(sys.orig_argv):
    import ctypes, chaffinch.cleaner
    clean = chaffinch.cleaner.Cleaner.clean
    def trapped(self, page, **given):
        if page.raw == "crash": ctypes.string_at(0)
        while page.raw == "time": pass
        hoard = []
        while page.raw == "memory": hoard.append(bytes(10_000_000))
        return clean(self, page, **given)
    chaffinch.cleaner.Cleaner.clean = trapped
"""


def poison(folder: Path, pages: int) -> bool:
    """Exactly the poisoned pages are set apart, each with its reason; the harmless are cleaned."""
    traps = folder / "traps"
    traps.mkdir()
    (traps / "sitecustomize.py").write_text(TRAPS)
    with (folder / "in.jsonl").open("wb") as out:
        out.writelines(_poisoned(pages))
    limits = ["--page-seconds", 20, "--page-memory", 1500]
    command = [folder / "in.jsonl", folder / "out", "--workers", 2, *limits]
    done = batch(*command, "--detail", "summary", PYTHONPATH=_before(traps))
    lines = (folder / "out/quarantine/in.jsonl.jsonl").read_text().splitlines()
    found = {each["id"]: each["reason"] for each in map(json.loads, lines)}
    cleaned = {each["input"]["name"] for each in reports(folder / "out")}
    for name, reason in found.items():
        print(f"{name}: set apart: {reason}: {POISON.get(reason, '')}")
    print(f"{len(cleaned)} cleaned + {len(found)} set apart, status {done.returncode}")
    print(f"harmless and cleaned: {', '.join(name for name in HARMLESS if name in cleaned)}")
    # What is not read to its end has no id of its own, and goes by its place.
    exact = sorted(found.values()) == sorted(POISON) and all(
        name == reason for name, reason in found.items() if name in POISON
    )
    whole = len(cleaned) + len(found) == pages + len(POISON) + len(HARMLESS)
    return exact and whole and cleaned >= set(HARMLESS) and done.returncode == 1


def _before(traps: Path) -> str:
    return os.pathsep.join(filter(None, [str(traps), os.environ.get("PYTHONPATH")]))


def _poisoned(pages: int) -> Iterator[bytes]:
    """The lines of a crawl, with each poisoned and each harmless page somewhere in it."""
    made = {"binary": "\0\1\2" * 99, "encoding": "\ud800", "size": "The weir. " * (20 * MB)}
    bad = [{"id": name, "text": made.get(name, name)} for name in POISON]
    odd = [*bad, *({"id": name, **page} for name, page in HARMLESS.items())]
    step = pages // len(odd)
    for place, record in enumerate(crawl.pages(pages)):
        if place % step == 0 and odd:
            line = json.dumps(odd[0])
            yield (line[:-9] if odd.pop(0)["id"] == "json" else line).encode() + b"\n"
        yield json.dumps(record).encode() + b"\n"


if __name__ == "__main__":
    main((poison,), __doc__)
