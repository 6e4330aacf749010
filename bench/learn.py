"""What `learn` finds, and what it is worth, on a made site and on labelled pages of real ones.

Of each site: how much of its furniture the drafts take (`found`), the shipped rules (`went`) and
both (`gone`), how much of its content the drafts take, and the quality of cleaning with the
shipped rules alone and with the drafts as well.  Furniture are the words of
junk in lines that stand on three pages or more.  `bench/learn.py [FOLDER]`; the folder holds
`score.py` and `data/*.jsonl.gz`.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

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
GONE = {"alone": "found", "shipped": "went", "both": "gone"}  # what of the furniture each takes
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
    learned = drafts(host, (row.text for row in rows), "text")
    of_html = drafts(host, (row.html for row in rows), "html")
    counts: Counter[str] = Counter()
    often = _often(rows)
    systems = {"alone": learned, "shipped": STABLE, "both": [*STABLE, *learned]}
    for name, rules in systems.items():
        used = ruleset(rules)
        for row in rows:
            text = engine.run(row.text, used, url=f"https://{host}").ledger.text
            found = score.line_counts(row.labelled, row.text, text)
            counts.update({f"{name} {key}": found[key] for key in ("tp", "fp", "fn", "tn")})
            if name in GONE:
                counts.update(_furniture(score, row, text, often, GONE[name]))
    for name, rules in (("html shipped", STABLE), ("html both", [*STABLE, *of_html])):
        used = ruleset(rules)
        for row in rows:
            text = engine.run(row.html, used, "html", url=f"https://{host}").ledger.text
            tp, fp, fn = score.shingle_counts(row.gold, text)[:3]
            counts.update({f"{name} tp": tp, f"{name} fp": fp, f"{name} fn": fn})
    return counts


def _often(rows: Sequence[Row]) -> set[str]:
    """Lines that stand on several pages."""
    lines = ({Facts(line).plain for line in row.text.splitlines()} for row in rows)
    counts = Counter(line for found in lines for line in found)
    return {line for line, count in counts.items() if count >= FEWEST and line.strip()}


def _furniture(score: Any, row: Row, text: str, often: set[str], gone: str) -> dict[str, int]:
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
    return {"furniture" if gone == "found" else "": there, gone: found}


def f1(counts: Counter[str], name: str) -> float:
    tp, fp, fn = (counts[f"{name} {key}"] for key in ("tp", "fp", "fn"))
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def row(name: str, pages: int, counts: Counter[str]) -> str:
    lost = counts["alone fn"] / max(1, counts["alone fn"] + counts["alone tp"])
    share = counts["found"] / max(1, counts["furniture"])
    went, gone = (counts[key] / max(1, counts["furniture"]) for key in ("went", "gone"))
    found = f"{counts['furniture']:9} {share:6.1%} {went:6.1%} {gone:6.1%}"
    found += f" {counts['alone fn']:8} {lost:7.3%}"
    text = f"{f1(counts, 'shipped'):.3f} {f1(counts, 'both'):.3f}"
    html = f"{f1(counts, 'html shipped'):.3f} {f1(counts, 'html both'):.3f}"
    return f"{name:24} {pages:5} {found}    {text}    {html}"


def made(count: int, seed: int) -> Counter[str]:
    """The same of the made site, whose blocks are labelled; headlines of others are no furniture.

    What readers wrote below an article counts as content.
    """
    pages = made_site.pages(count, seed)
    texts = {
        "text": [(page.text, page.blocks) for page in pages],
        "html": [(page.html, page.blocks) for page in pages],
    }
    counts: Counter[str] = Counter()
    for kind, found in texts.items():
        learned = drafts(made_site.HOST, (text for text, _ in found), kind)
        before = "" if kind == "text" else "html "
        systems = {
            "alone": learned,
            f"{before}shipped": STABLE,
            f"{before}both": STABLE + learned,
        }
        for name, rules in systems.items():
            used = ruleset(rules)
            for text, blocks in found:
                counts.update(_kept(used, name, text, kind, blocks))
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
            found[f"{name} {'tp' if stays else 'fn'}"] += words
        else:
            found[f"{name} {'fp' if stays else 'tn'}"] += words
        if block.kind == "furniture" and (gone := GONE.get(name.removeprefix("html "))):
            found["furniture"] += words * (name == "alone")
            found[gone] += words * (not stays)
    return found


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
    print(f"{'site':24} pages furniture  found   went   gone  content lost  text: F1  HTML: F1")
    print(row("made", 60, made(60, given.seed)), flush=True)
    if not (given.folder / "score.py").is_file():
        return
    score = labels.scores(given.folder / "data")
    total: Counter[str] = Counter()
    pages = 0
    for host, rows in real(given.folder, given.only):
        counts = measure(score, host, rows)
        total.update(counts)
        pages += len(rows)
        print(row(host, len(rows), counts), flush=True)
    print(row("all real sites", pages, total))


if __name__ == "__main__":
    main()
