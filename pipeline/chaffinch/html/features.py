"""What is known of each block of a page, as numbers: the block, its boxes, its neighbours."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from chaffinch.html import neighbours
from chaffinch.html.names import FAMILIES
from chaffinch.html.outline import ZONES, Outline
from chaffinch.html.prose import Words, words_of
from chaffinch.html.surroundings import Surroundings
from chaffinch.html.text import Origin
from chaffinch.said import said

TITLE_WORDS = 40  # a longer block is not the headline
LEAST = 4  # code points: a shorter block stands in any body
START = 120  # code points of a block that are looked for in the body that JSON-LD gives
FAR = 99  # blocks: where there is no paragraph or heading before or after
TAGS = """
    p h1 h2 h3 h4 h5 h6 li td th div span a section article blockquote figcaption button label pre
    dt dd header footer nav aside main form ul ol summary figure address caption body center
    strong b em font time small code cite i
    """.split()
TAG = {tag: place for place, tag in enumerate(TAGS)}
HEADINGS = range(1, 7)  # places of h1 to h6

NAMES = """
    n letters prose_share link_share best_share best_blocks h1 average longest paragraphs articles
    kind has_body prices questions
    length words furniture prose link_density tag inner_tag depth again position letters_before
    prose_before since_prose since_heading heading_tag near far zones
    title_overlap after_headline prose_after_headline in_body
    score_share in_best below_best above_best lca_share
    up1_share up1_links up1_prose up1_blocks up1_paragraphs
    up2_share up2_links up2_prose up2_blocks up2_paragraphs
    up3_share up3_links up3_prose up3_blocks up3_paragraphs
    up4_share up4_links up4_prose up4_blocks up4_paragraphs
    up6_share up6_links up6_prose up6_blocks up6_paragraphs
    up0_share up0_links up0_prose best_side after_best before_best
    alike_n alike_words alike_links alike_prose alike_share run
    before_tag after_tag after2_tag
    links3 links8 links20 prose_before20 prose_after20
    """.split()
# The sets of bits among them: of `names.FAMILIES`, and of `outline.ZONES`.
BITS = ("near", "far", "zones")


class Evidence(NamedTuple):
    """What a page says of itself: words of its title, the body in its JSON-LD, its kind."""

    title: frozenset[str]
    body: str
    kind: int


def members(name: str, value: int) -> str:
    """The words of a set of bits: what boxes are called, or which elements stand around."""
    words = ZONES if name == "zones" else FAMILIES
    return " ".join(word for place, word in enumerate(words) if value >> place & 1)


def rows(texts: Sequence[str], origins: Sequence[Origin], evidence: Evidence) -> list[list[float]]:
    """One row of numbers a block, in the order of NAMES."""
    return list(Features(texts, origins, evidence).rows()) if texts else []


class Features:
    """The blocks of one page side by side."""

    def __init__(
        self, texts: Sequence[str], origins: Sequence[Origin], evidence: Evidence
    ) -> None:
        self.texts, self.origins, self.evidence = texts, origins, evidence
        self.links = [origin.linked / (origin.letters or 1) for origin in origins]
        self.words: list[Words] = list(map(words_of, texts, self.links))
        self.lengths = [words.length if words.prose else 0 for words in self.words]
        self.outline = Outline(origins)
        self.outline.count(origins, self.lengths, [words.commas for words in self.words])
        self.best = self.outline.best()
        self.tags = [TAG.get(box.tag, len(TAGS)) for box in self.outline.blocks]
        self.total = sum(origin.letters for origin in origins) or 1
        self.prose_so_far = list(accumulate(self.lengths, initial=0))
        self.prose = self.prose_so_far[-1] or 1

    def rows(self) -> Iterator[list[float]]:
        page = self._page()
        around = neighbours.numbers(self.origins, self.tags, self.prose_so_far)
        parts = (self._self(), self._title(), self._surroundings(), self._alike(), around)
        for own, title, boxes, alike, near in zip(*parts, strict=True):
            yield [*page, *own, *title, *boxes, *alike, *near]

    def _page(self) -> tuple[float, ...]:
        n, words = len(self.texts), self.words
        return (
            n, self.total, self.prose / self.total,
            sum(origin.linked for origin in self.origins) / self.total,
            self.best.prose / self.prose, self.best.blocks / n, self.tags.count(1),
            self.total / n, max(word.length for word in words), sum(word.prose for word in words),
            sum(box.tag == "article" for box in self.outline.boxes), self.evidence.kind,
            len(self.evidence.body) > 0, sum(word.price for word in words) / n,
            sum(word.question for word in words) / n,
        )  # fmt: skip

    def _self(self) -> Iterator[tuple[float, ...]]:
        n, again = len(self.texts), Counter(self.texts)
        since, heading, heading_tag, letters = -FAR, -FAR, -1, 0
        for number, words in enumerate(self.words):
            box, inner, tag = (
                self.outline.blocks[number],
                self.outline.inner[number],
                self.tags[number],
            )
            if words.prose:
                since = number
            if tag in HEADINGS:
                heading, heading_tag = number, tag
            yield (
                words.length, words.words, words.furniture, words.prose, self.links[number], tag,
                TAG.get(inner.tag, len(TAGS)), box.depth, again[self.texts[number]], number / n,
                letters / self.total, self.prose_so_far[number] / self.prose, number - since,
                number - heading, heading_tag, inner.near, inner.far, inner.zones,
            )  # fmt: skip
            letters += words.length

    def _title(self) -> Iterator[tuple[float, ...]]:
        overlaps = [self._overlap(number) for number in range(len(self.texts))]
        bonus = {1: 0.3, 2: 0.1, 3: 0.1}  # of h1, h2, h3
        weights = [
            overlap + bonus.get(tag, 0) for overlap, tag in zip(overlaps, self.tags, strict=True)
        ]
        head = max(range(len(weights)), key=weights.__getitem__)
        known = weights[head] >= bonus[1]
        for number, overlap in enumerate(overlaps):
            prose = (self.prose_so_far[number] - self.prose_so_far[head]) / self.prose
            after = (number - head, prose) if known else (-10 * FAR, -FAR)
            yield (overlap, *after, self._in_body(number))

    def _overlap(self, number: int) -> float:
        title = self.evidence.title
        if not title or self.words[number].words > TITLE_WORDS:
            return 0.0
        words = set(self.words[number].said)
        both = len(words & title)
        return both / (len(words) + len(title) - both)

    def _in_body(self, number: int) -> int:
        """1 if the block stands in the body that the page's JSON-LD gives, -1 if it gives none."""
        if not self.evidence.body:
            return -1
        text, words = self.texts[number], self.words[number].said
        start = " ".join(said(text[:START]) if len(text) > START else words)
        return len(start) >= LEAST and start in self.evidence.body

    def _surroundings(self) -> Iterator[tuple[float, ...]]:
        return Surroundings(self.best, self.total, self.prose).of(self.outline.blocks)

    @cached_property
    def _groups(self) -> dict[str, list[int]]:
        """Blocks at the same path of tags and names: the rows of one list, or of one text."""
        groups: dict[str, list[int]] = {}
        for number, box in enumerate(self.outline.blocks):
            groups.setdefault(box.path, []).append(number)
        return groups

    def _alike(self) -> Iterator[tuple[float, ...]]:
        known = {path: self._group(members) for path, members in self._groups.items()}
        last, run = "", 0
        for box in self.outline.blocks:
            run = run + 1 if box.path == last else 0
            last = box.path
            yield (*known[last], run)

    def _group(self, members: list[int]) -> tuple[float, ...]:
        size = len(members)
        letters = sum(self.origins[number].letters for number in members) or 1
        return (
            size, sum(self.words[number].words for number in members) / size,
            sum(self.origins[number].linked for number in members) / letters,
            sum(self.words[number].prose for number in members) / size, letters / self.total,
        )  # fmt: skip
