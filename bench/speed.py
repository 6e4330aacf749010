"""Speed on text and on HTML, against other tools, in one run: `make bench`.

Throughput is of one process over the same generated scrapes; every system gets them by turns, and
the median of the rounds counts.  Start-up is measured in fresh processes.  Ratios can be trusted,
absolute figures depend on the machine.
"""

import argparse
import cProfile
import html
import pstats
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import scrapes
import webpages
from chaffinch import Cleaner
from chaffinch.report import dump

BIN = Path(sys.executable).parent / "chaffinch"
PEER_SHARE = 0.1  # of the pages: the peers are slow, and are measured on fewer


def chaffinch() -> Callable[[str], object]:
    cleaner = Cleaner()
    return lambda page: cleaner.clean(page).text


def chaffinch_with_report() -> Callable[[str], object]:
    cleaner = Cleaner()
    return lambda page: dump(cleaner.clean(page).report())


def datatrove_c4() -> Callable[[str], object]:
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    # Its line rules alone: counting sentences needs a tokenizer of a hundred megabytes more.
    c4 = C4QualityFilter(
        min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False
    )
    return lambda page: c4.filter(Document(text=page, id="0"))


def justext_lines() -> Callable[[str], object]:
    import justext

    stop = justext.get_stoplist("English")

    def run(page: str) -> object:
        lines = "".join(
            f"<p>{html.escape(line)}</p>" for line in page.splitlines() if line.strip()
        )
        return justext.justext(f"<html><body>{lines}</body></html>", stop)

    return run


SYSTEMS = {
    "chaffinch": (chaffinch, 1.0),
    "chaffinch, report as JSON": (chaffinch_with_report, 1.0),
    "datatrove C4 line filter": (datatrove_c4, PEER_SHARE),
    "jusText over wrapped lines": (justext_lines, PEER_SHARE),
}


def throughput(pages: list[str], rounds: int) -> None:
    speeds: dict[str, list[float]] = {}
    ready = {}
    for name, (make, share) in SYSTEMS.items():
        try:
            ready[name] = make(), pages[: max(20, int(len(pages) * share))]
        except ImportError as error:
            print(f"{name}: left out: {error}")
    for _ in range(rounds):
        for name, (run, some) in ready.items():
            size = sum(len(page.encode()) for page in some)
            start = time.perf_counter()
            for page in some:
                run(page)
            speeds.setdefault(name, []).append(size / 1e6 / (time.perf_counter() - start))
    slowest = min(statistics.median(found) for found in speeds.values())
    print(f"{'':28}  MB/s   ratio")
    for name, found in speeds.items():
        median = statistics.median(found)
        print(f"{name:28} {median:5.1f} {median / slowest:7.1f}")


def of_html(number: int) -> None:
    """Median milliseconds of processor time a page, by turns with trafilatura."""
    import trafilatura

    cleaner = Cleaner()
    pages = list(webpages.pages(number))
    for page in pages[: number // 10]:
        cleaner.clean(page)  # patterns are compiled when they are first needed
    times: dict[str, list[float]] = {}
    for page in pages:
        _timed(times, "trafilatura.extract", lambda page=page: trafilatura.extract(page))
        found = _timed(times, "chaffinch", lambda page=page: cleaner.clean(page, kind="html"))
        _timed(times, "its report as JSON", lambda found=found: dump(found.report()))
    size = statistics.mean(len(page) for page in pages) / 1000
    print(f"{number} pages of HTML, {size:.0f} KB each, ms a page (median)")
    for name, found in times.items():
        print(f"{name:28} {statistics.median(found):5.1f}")


def _timed(times: dict[str, list[float]], name: str, work: Callable[[], Any]) -> Any:
    start = time.process_time()
    done = work()
    times.setdefault(name, []).append(1000 * (time.process_time() - start))
    return done


def start_up(rounds: int) -> None:
    """Milliseconds of fresh processes: the help, and cleaning a text of 5 KB."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(next(iter(scrapes.pages(0.005, seed=5)))[:5000], "utf-8")
        for name, arguments in (("--help", ["--help"]), ("clean, 5 KB", ["clean", str(page)])):
            subprocess.run([BIN, *arguments], check=True, capture_output=True)
            times = []
            for _ in range(rounds):
                start = time.perf_counter()
                subprocess.run([BIN, *arguments], check=True, capture_output=True)
                times.append(1000 * (time.perf_counter() - start))
            print(f"chaffinch {name:16} {statistics.median(times):5.0f} ms")


def profile(pages: list[str]) -> None:
    cleaner = Cleaner()
    profiler = cProfile.Profile()
    profiler.enable()
    for page in pages:
        cleaner.clean(page)
    profiler.disable()
    pstats.Stats(profiler).strip_dirs().sort_stats("tottime").print_stats(25)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--profile", action="store_true", help="where the time goes, function by function"
    )
    arguments = parser.parse_args()
    pages = list(scrapes.pages(arguments.megabytes))
    print(f"{len(pages)} pages, {sum(len(page.encode()) for page in pages) / 1e6:.1f} MB")
    if arguments.profile:
        profile(pages)
        return
    throughput(pages, arguments.rounds)
    of_html(200)
    start_up(11)


if __name__ == "__main__":
    main()
