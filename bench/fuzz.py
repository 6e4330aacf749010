"""Noise into the reader of pages, and the promises tried on what comes out.

    pip install --group fuzz          # atheris: coverage leads the way to what was not tried yet
    python bench/fuzz.py -max_total_time=300 corpus/

The arguments are those of libFuzzer.  Without atheris, hypothesis draws the bytes:
`python bench/fuzz.py 300` for so many seconds.
"""

import sys
import time
from functools import cache
from itertools import pairwise
from pathlib import Path

LONGEST = 4_000  # bytes: what is wrong shows in a short page
PARTS = b"""<p> </p> <div> <li> <td> <tr> <table> <ul> <ol start= <br> <pre> <b> <a href= </a> <!-- -->
<script> </script> <svg/> <textarea> <template> hidden aria-hidden=true display:none <select> <h1>
class= cookie-banner newsletter share related &amp; &#x &nbsp; &lt \r\n \r \xef\xbb\xbf \xed\xa0\x80
charset=windows-1251 charset=utf-16 <meta <html lang= <title> application/ld+json {"@type": <plaintext>
<![CDATA[ ]]> <?xml </table> </li> <dialog> <button> \xe6\xb0\xb4 \xd7\x90 \0 " ' > =""".split()
RAW = Path(__file__).parent.parent / "raw"


@cache
def cleaner():
    import chaffinch

    return chaffinch.Cleaner()


def broken(data: bytes) -> None:
    """Raise AssertionError, or whatever a fault raises, if a promise does not hold."""
    import chaffinch
    from chaffinch import report

    try:
        cleaned = cleaner().clean(data, kind="html")
    except chaffinch.InputError:
        return
    raw = cleaned.document.raw
    assert cleaned.document.encoded() == data, "the bytes do not come back"
    assert cleaned.restore() == raw, "the page does not come back"
    for detail in ("full", "removals"):
        saved = report.parse(report.dump(cleaned.report(detail)))
        assert chaffinch.restore(cleaned.text, saved, raw) == raw, f"not from {detail}"
    assert all(edit.was == raw[edit.start : edit.end] for edit in cleaned.edits), "places"
    assert all(one.end <= other.start for one, other in pairwise(cleaned.edits)), "an overlap"
    assert cleaned.outcome.settled, "not settled"


def with_atheris() -> None:
    import atheris

    with atheris.instrument_imports(include=["chaffinch"]):
        import chaffinch.html.page
        import chaffinch.intake
        import chaffinch.report
        import chaffinch.tidy
        import chaffinch.view  # noqa: F401
    atheris.Setup([*sys.argv, f"-max_len={LONGEST}", "-rss_limit_mb=4096"], broken)
    atheris.Fuzz()


def with_hypothesis(seconds: float) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    pages = [path.read_bytes() for path in sorted(RAW.glob("*.html"))]
    cut = st.builds(lambda page, at, size: page[at : at + size], st.sampled_from(pages),
                    st.integers(0, 5000), st.integers(1, 400))  # fmt: skip
    parts = st.sampled_from(PARTS) | st.binary(max_size=9) | cut | st.sampled_from([b" ", b"x"])
    tried, end = 0, time.monotonic() + seconds

    @settings(max_examples=500, deadline=None, database=None, phases=[Phase.generate, Phase.shrink],
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.lists(parts, max_size=40).map(b"".join))
    def once(data: bytes) -> None:
        nonlocal tried
        tried += 1
        broken(data)

    while time.monotonic() < end:
        once()
    print(f"{tried} pages, every promise held")


if __name__ == "__main__":
    try:
        import atheris  # noqa: F401
    except ImportError:
        with_hypothesis(float(sys.argv[1]) if len(sys.argv) > 1 else 300)
    else:
        with_atheris()
