"""Noise into the reader of pages, and the promises tried on what comes out.

CONTRIBUTING.md, under Checks, says how to run it.  The arguments are those of libFuzzer; without
atheris there is one, the seconds that hypothesis draws pages for.
"""

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from chaffinch import Cleaned, Cleaner

LONGEST = 4_000  # bytes: what is wrong shows in a short page
PARTS = b"""
<p> </p> <div> <li> <td> <tr> <table> <ul> <ol start= <br> <pre> <b> <a href= </a> <!-- -->
<script> </script> <svg/> <textarea> <template> hidden aria-hidden=true display:none <select>
<h1> class= cookie-banner newsletter share related &amp; &#x &nbsp; &lt \xef\xbb\xbf \xed\xa0\x80
<meta charset= windows-1251 utf-16 <html lang= <title> application/ld+json {"@type": <plaintext>
<![CDATA[ ]]> <?xml </table> </li> <dialog> <button> \xe6\xb0\xb4 \xd7\x90 \0 " ' > =
""".split()
SPACES = [b"\r\n", b"\r", b"\n", b" ", b"\t", b"x"]
RAW = Path(__file__).parent.parent / "raw"


@cache
def cleaner() -> "Cleaner":
    from chaffinch import Cleaner

    return Cleaner()


def tried(data: bytes) -> None:
    """Raise ValueError if a promise does not hold, and whatever a fault raises."""
    from chaffinch import InputError

    with suppress(InputError):
        cleaned = cleaner().clean(data, kind="html")
        for promise, holds in promises(data, cleaned):
            if not holds:
                raise ValueError(promise)


def promises(data: bytes, cleaned: "Cleaned") -> Iterator[tuple[str, bool]]:
    import chaffinch
    from chaffinch import report

    raw, edits = cleaned.document.raw, cleaned.edits
    yield "the bytes come back", cleaned.document.encoded() == data
    yield "the page comes back", cleaned.restore() == raw
    for detail in report.DETAILS[:2]:
        saved = report.parse(report.dump(cleaned.report(detail)))
        again = chaffinch.restore(cleaned.text, saved, raw)
        yield f"the page comes back from a saved report: {detail}", again == raw
    yield "places are exact", all(edit.was == raw[edit.start : edit.end] for edit in edits)
    yield "edits do not overlap", all(one.end <= other.start for one, other in pairwise(edits))
    yield "it is settled", cleaned.outcome.settled


def with_atheris() -> None:
    import atheris

    with atheris.instrument_imports(include=["chaffinch"]):
        import chaffinch.html.page
        import chaffinch.intake
        import chaffinch.report
        import chaffinch.tidy
        import chaffinch.view  # noqa: F401
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}", "-rss_limit_mb=4096"], tried)
    atheris.Fuzz()


def with_hypothesis(seconds: float) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    pages = [path.read_bytes() for path in sorted(RAW.glob("*.html"))]
    cut = st.builds(lambda page, at, size: page[at : at + size], st.sampled_from(pages),
                    st.integers(0, 5000), st.integers(1, 400))  # fmt: skip
    parts = st.sampled_from(PARTS) | st.binary(max_size=9) | cut | st.sampled_from(SPACES)
    loose = settings(
        max_examples=500, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    some = loose(given(st.lists(parts, max_size=40).map(b"".join))(tried))
    rounds, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        some()
        rounds += 1
    print(f"{500 * rounds} pages, every promise held")


if __name__ == "__main__":
    try:
        import atheris  # noqa: F401
    except ImportError:
        with_hypothesis(float(sys.argv[1]) if len(sys.argv) > 1 else 300)
    else:
        with_atheris()
