"""How well passages in another language are found: `python bench/passages.py FOLDER`.

Part of `make quality`.  Pages are made by `inserted.py` of one half of the domains; the stage was
tuned on the other.  Printed are the share of the tokens of passages that went, that of other
tokens, and processor time.  Peer is langdetect, asked of each sentence.
"""

import argparse
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import inserted
from chaffinch import Cleaner
from chaffinch.rule import Rule
from chaffinch.stages import language
from chaffinch.view import View
from inserted import Page

Span = tuple[int, int]
PAGES, SEED, HALF = 1200, 5, 1
EVERY = 8  # of so many pages langdetect is asked of one
SURE, SMALLEST = 0.8, 5  # how sure it must be, and words of a sentence that it is asked of


def counts(page: Page, spans: Sequence[Span]) -> Counter[str]:
    """Tokens of the passage and of the page, and how many of each went."""
    found: Counter[str] = Counter(pages=1)
    for word in re.finditer(r"\w+", page.text):
        what = "passage" if page.start <= word.start() < page.end else "page"
        gone = any(start <= word.start() < end for start, end in spans)
        found[what] += 1
        found[f"{what} gone"] += gone
    return found


def by_stage(view: View, rules: Sequence[Rule]) -> list[Span]:
    """What the stage takes in the first pass."""
    hits = language.find(view, rules)
    return [(hit.start, hit.end) for hit in hits if not hit.rule.settings.pages]


def by_langdetect(view: View) -> list[Span]:
    """Each sentence that langdetect takes for another language than the whole."""
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0
    text = view.text
    main, spans, at = detect_langs(text)[0].lang, [], 0
    for part in (part for line in text.split("\n") for part in inserted.sentences(line)):
        at = text.index(part, at)
        try:
            said = detect_langs(part)[0] if len(part.split()) >= SMALLEST else None
        except LangDetectException:
            said = None
        if said and said.lang != main and said.prob >= SURE:
            spans.append((at, at + len(part)))
        at += len(part)
    return spans


def line(row: Counter[str]) -> str:
    recall = row["passage gone"] / max(1, row["passage"])
    false = row["page gone"] / max(1, row["page"])
    cost = row["microseconds"] / 1000 / max(1, row["pages"])
    return f"{row['pages']:5} pages {recall:8.3f} {false:9.3%} {cost:8.2f} ms"


def report(results: Iterable[tuple[Page, Counter[str]]]) -> None:
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for page, row in results:
        main = "English" if page.lang == "en" else "another"
        where = "inside a paragraph" if page.inline else "a line of its own"
        names = (
            "all", f"{page.size} sentences", where, f"main language {main}",
            f"passage in {page.foreign}",
        )  # fmt: skip
        for name in names:
            kinds[name] += row
    for name, row in sorted(kinds.items()):
        print(f"{name:24} {line(row)}")


def measured(
    read: Callable[[View], Sequence[Span]], made: Iterable[Page]
) -> Iterator[tuple[Page, Counter[str]]]:
    """Each page, what was found in it, and how long that took when its blocks were known."""
    for page in made:
        view = View.of(page.text)
        begin = time.process_time()
        spans = read(view)
        cost = time.process_time() - begin
        yield page, counts(page, spans) + Counter(microseconds=round(cost * 1e6))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/bench"))
    folder = parser.parse_args().folder
    found = list(inserted.texts(folder))
    hosts = [text for text in found if inserted.half(text) == HALF]
    made = list(inserted.pages(hosts, inserted.passages(found, HALF), PAGES, SEED))
    rules = [rule for rule in Cleaner(only=["lang"]).rules.rules if rule.stage == "language"]
    print(" " * 25 + "      pages   recall    false   a page")
    report(measured(lambda view: by_stage(view, rules), made))
    total = sum((row for _, row in measured(by_langdetect, made[::EVERY])), Counter())
    print(f"{'langdetect alone':24} {line(total)}")


if __name__ == "__main__":
    main()
