"""What `learn` finds, and what it is worth, on a made site and on labelled pages of real ones.

Of each site, as text and as HTML: how much of its furniture the drafts take (`found`), and how
much of its content (`lost`), the words first; how much more of the content is gone than without
the drafts (`more`); and the quality of cleaning with the shipped rules alone and with the drafts
as well.  Furniture are the words of junk in lines that stand on three pages or more.
`bench/learn.py [FOLDER]`; the folder holds `score.py` and `data/*.jsonl.gz`.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import labels
import made_site
from chaffinch import engine, pack, profiles, rulefile
from chaffinch.block import Facts
from chaffinch.document import Document
from chaffinch.html.page import Page as Html
from chaffinch.learn import learning
from chaffinch.learn import site as sites
from chaffinch.ruleset import Compiled, RuleSet

FEWEST = 3  # pages of a site
KINDS = ("text", "html")
FIGURES = (
    "alone furniture", "alone found", "alone lost", "alone tp", "alone fn", "shipped lost",
    "both lost",
)  # fmt: skip
HALVES = ("first", "second")  # of the sites: rules are thought of by the one, tried on the other
STABLE = [item for item in pack.shipped()[1] if item[0].status == "stable"]
SHIPPED = RuleSet(STABLE, profiles.load("default"))


class Row(NamedTuple):
    """A page as text, as HTML, and what of it is content."""

    text: str
    html: str
    gold: str
    labelled: dict[str, Any]


def drafts(host: str, texts: Iterable[str], kind: Any) -> list[Compiled]:
    """The rules that are learned of pages, as if a person had accepted all of them."""
    pages = [sites.read(Document(text, kind=kind), SHIPPED, host) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        learning.write(learning.learn(host, pages, Path(folder) / "none"), Path(folder))
        return pack.compiled(rule for rule, _ in rulefile.load_all(Path(folder)))


def ruleset(rules: Sequence[Compiled]) -> RuleSet:
    return RuleSet(rules, profiles.load("default"))


def measure(score: Any, host: str, rows: Sequence[Row]) -> Counter[str]:
    counts: Counter[str] = Counter()
    often = _often(rows)
    for kind in KINDS:
        raws = [getattr(row, kind) for row in rows]
        learned = drafts(host, raws, kind)
        systems = {"alone": learned, "shipped": STABLE, "both": [*STABLE, *learned]}
        for name, rules in systems.items():
            used = ruleset(rules)
            for row, raw in zip(rows, raws, strict=True):
                text = engine.run(raw, used, kind, url=f"https://{host}").ledger.text
                found = _counts(score, row, text, f"{kind} {name}")
                if name == "alone":
                    found |= _furniture(score, row, text, often)
                found["lost"] = score.line_counts(row.labelled, row.text, text)["fn"]
                counts.update({f"{kind} {name} {key}": value for key, value in found.items()})
    return counts


def _counts(score: Any, row: Row, text: str, name: str) -> dict[str, float]:
    """What of a page is right, too much and missing: in words, or of HTML in runs of four."""
    if name in ("html shipped", "html both"):
        return dict(zip(("tp", "fp", "fn"), score.shingle_counts(row.gold, text), strict=True))
    found = score.line_counts(row.labelled, row.text, text)
    return {key: found[key] for key in ("tp", "fp", "fn")}


def _often(rows: Sequence[Row]) -> set[str]:
    """Lines that stand on several pages."""
    lines = ({Facts(line).plain for line in row.text.splitlines()} for row in rows)
    counts = Counter(line for found in lines for line in found)
    return {line for line, count in counts.items() if count >= FEWEST and line.strip()}


def _furniture(score: Any, row: Row, text: str, often: set[str]) -> dict[str, float]:
    """The words of furniture of a page, and those of them that are gone."""
    lines = row.text.splitlines()
    tokens, kinds = score.label_tokens(lines, row.gold)
    left = score.kept_tokens(tokens, text)
    there = found = 0
    for line, kind, keep in zip(lines, kinds, left, strict=True):
        if Facts(line).plain in often:
            there += sum(one == score.JUNK for one in kind)
            found += sum(
                one == score.JUNK and not stays for one, stays in zip(kind, keep, strict=True)
            )
    return {"furniture": there, "found": found}


def f1(counts: Counter[str], name: str) -> float:
    tp, fp, fn = (counts[f"{name} {key}"] for key in ("tp", "fp", "fn"))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def row(name: str, pages: int, counts: Counter[str]) -> str:
    return f"{name:24} {pages:5}" + "".join(_of_kind(counts, kind) for kind in KINDS)


def _of_kind(counts: Counter[str], kind: str) -> str:
    has = {key: counts[f"{kind} {key}"] for key in FIGURES}
    share = has["alone found"] / max(1, has["alone furniture"])
    lost = has["alone lost"] / max(1, has["alone tp"] + has["alone fn"])
    more = has["both lost"] - has["shipped lost"]
    quality = f"{f1(counts, f'{kind} shipped'):.3f} {f1(counts, f'{kind} both'):.3f}"
    words = f"{has['alone furniture']:7.0f} {share:6.1%} {has['alone lost']:5.0f} {lost:6.2%}"
    return f"  | {words} {more:5.0f}  {quality}"


def made(count: int, seed: int) -> Counter[str]:
    """The same of the made site, whose blocks are labelled; headlines of others are no furniture.

    What readers wrote below an article counts as content.
    """
    pages = made_site.pages(count, seed)
    counts: Counter[str] = Counter()
    for kind in KINDS:
        found = [(getattr(page, kind), page.blocks) for page in pages]
        learned = drafts(made_site.HOST, (text for text, _ in found), kind)
        systems = {"alone": learned, "shipped": STABLE, "both": [*STABLE, *learned]}
        for name, rules in systems.items():
            used = ruleset(rules)
            for text, blocks in found:
                counts.update(_kept(used, f"{kind} {name}", text, kind, blocks))
    return counts


def _kept(
    rules: RuleSet, name: str, text: str, kind: Any, blocks: Sequence[made_site.Block]
) -> dict[str, int]:
    """Words of the blocks of a made page that stay and that go."""
    ledger = engine.run(text, rules, kind, url=f"https://{made_site.HOST}").ledger
    found: Counter[str] = Counter()
    at = 0
    for block in blocks:
        shown = made_site.shown(block, kind)
        at = text.index(shown, at)
        words, stays = len(block.text.split()), bool(ledger.text_of(at, at + len(shown)).strip())
        at += len(shown)
        if block.kind in ("body", "comment"):
            found["tp" if stays else "fn"] += words
            found["lost"] += words * (not stays)
        else:
            found["fp"] += words * stays
        if block.kind == "furniture":
            found["furniture"] += words
            found["found"] += words * (not stays)
    return {f"{name} {key}": count for key, count in found.items()}


def real(folder: Path, only: Sequence[str]) -> Iterator[tuple[str, list[Row]]]:
    """The labelled pages of every domain that has three or more; some stand in two sets."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    for path in sorted((folder / "data").glob("*.dev.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in map(json.loads, lines):
                wanted = line.get("html") and line.get("gold_text") and line.get("domain")
                if wanted and (not only or line["domain"] in only):
                    page = line.pop("html")
                    text = Html(page).ledger.text
                    made = Row(text, page, line["gold_text"], line)
                    found[line["domain"]].setdefault(line["url"], made)
    return (
        (host, list(rows.values())) for host, rows in sorted(found.items()) if len(rows) >= FEWEST
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    parser.add_argument("--only", nargs="*", default=[], metavar="HOST")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    of_kind = "  |   words  found  lost   lost  more  F1 without, with"
    print(f"{'site':24} pages" + "".join(f"{of_kind} ({kind})" for kind in KINDS))
    print(row("made", 60, made(60, given.seed)), flush=True)
    if not (given.folder / "score.py").is_file():
        return
    score = labels.scores(given.folder / "data")
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    pages: Counter[str] = Counter()
    for host, rows in real(given.folder, given.only):
        counts = measure(score, host, rows)
        for name in (f"{HALVES[crc32(host.encode()) % 2]} half", "all real sites"):
            totals[name].update(counts)
            pages[name] += len(rows)
        print(row(host, len(rows), counts), flush=True)
    for name, total in sorted(totals.items(), reverse=True):
        print(row(name, pages[name], total))


if __name__ == "__main__":
    main()
