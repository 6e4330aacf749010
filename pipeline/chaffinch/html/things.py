"""What the JSON-LD of a page describes: things of schema.org, and which of them the page is about.

Source of the names: schema.org.  Values are of any type until they have been looked at.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from chaffinch.html.json_ld import parse
from chaffinch.html.plain import flat

Thing = Mapping[str, object]

DEEPEST = 12  # levels of nesting looked at; plugins that write one big graph need five
MOST = 10_000  # things of a page looked at
NAMES = 50  # names of one property

# What a page can be about, the likeliest first.  An article is about itself; the organisation that
# a page names is nearly always the one that publishes it.
RANKS = (
    re.compile(r"\w*Article|\w*Posting|Report|Recipe|HowTo|Review|CriticReview"),
    re.compile(
        r"Product|ProductGroup|Question|Book|Movie|TVSeries|\w*Episode|\w*Event|Course|Dataset"
        r"|\w*Application|SoftwareSourceCode|CreativeWork|Vehicle|Car|Apartment|House|Drug"
    ),
    re.compile(r"\w*Page|WebContent|Blog"),
    re.compile(r"VideoObject|AudioObject|\w*Gallery|LocalBusiness|Restaurant|Hotel|Place"),
)


@dataclass(frozen=True, slots=True)
class Things:
    """All things in the order of the page, and those that others refer to by "@id"."""

    outer: Sequence[Thing]
    by_id: Mapping[str, Thing]

    def main(self, address: str = "") -> Thing:
        """What the page at `address` is about: the best rank, then its own address, then first."""
        ranked = [
            (rank, bool(address) and address not in _addresses(thing), place)
            for place, thing in enumerate(self.outer)
            if (rank := _rank(thing)) < len(RANKS)
        ]
        return self.outer[min(ranked)[-1]] if ranked else {}

    def of_type(self, name: str) -> Iterator[Thing]:
        return (thing for thing in self.outer if name in types(thing))

    def names(self, value: object, level: int = 0) -> list[str]:
        """Names of the people or organisations that a property names, or refers to."""
        if isinstance(value, list) and level < DEEPEST:
            found = (name for one in value for name in self.names(one, level + 1))
            return list(islice(found, NAMES))
        # What is referred to is not followed further: things may refer to each other.
        thing = self.by_id.get(value) if isinstance(value, str) else self._referred(value)
        given = thing.get("name") if thing else value
        several = given[:NAMES] if isinstance(given, list) else [given]
        return [name for one in several if (name := flat(text(one)))]

    def _referred(self, value: object) -> Thing | None:
        if not isinstance(value, dict):
            return None
        known = value.get("@id")
        if "name" in value or not isinstance(known, str):
            return value
        return self.by_id.get(known, value)


def read(blocks: Sequence[str]) -> Things:
    """Read the JSON-LD blocks of a page; what cannot be read is left out."""
    values = [parse(block) for block in blocks]
    by_id: dict[str, Thing] = {}
    for thing in islice(_all(values), MOST):
        known = thing.get("@id")
        if isinstance(known, str) and len(thing) > len(by_id.get(known, {})):
            by_id[known] = thing
    return Things(tuple(islice(_outer(values), MOST)), by_id)


def types(thing: Thing) -> list[str]:
    """The types of a thing, as bare names."""
    given = thing.get("@type")
    names = given if isinstance(given, list) else [given]
    bare = [re.split(r"[/#:]", name)[-1] for name in names if isinstance(name, str)]
    return [name for name in bare if re.fullmatch(r"[A-Za-z0-9]{1,60}", name)]


def text(value: object) -> str:
    """The text of a property as it was written, the first of several; "" if it has none."""
    for _ in range(DEEPEST):
        if isinstance(value, str):
            break
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value")
    return value.strip() if isinstance(value, str) else ""


def main_type(thing: Thing) -> str:
    """Of several types the one that told what the page is about."""
    return min(types(thing), key=_rank_of_type, default="")


def _outer(value: object, level: int = 0) -> Iterator[Thing]:
    """Things that stand for themselves: not the author of one, nor the comments under it."""
    if isinstance(value, dict):
        yield value
        inner = [value.get("@graph"), value.get("mainEntity")]
    else:
        inner = value if isinstance(value, list) else []
    for one in inner if level < DEEPEST else []:
        yield from _outer(one, level + 1)


def _all(value: object, level: int = 0) -> Iterator[Thing]:
    if isinstance(value, dict):
        yield value
    if isinstance(value, dict | list) and level < DEEPEST:
        for one in value.values() if isinstance(value, dict) else value:
            yield from _all(one, level + 1)


def _rank(thing: Thing) -> int:
    return min(map(_rank_of_type, types(thing)), default=len(RANKS))


def _rank_of_type(name: str) -> int:
    matching = (rank for rank, pattern in enumerate(RANKS) if pattern.fullmatch(name))
    return next(matching, len(RANKS))


def _addresses(thing: Thing) -> list[str]:
    page = thing.get("mainEntityOfPage")
    page_id = page.get("@id") if isinstance(page, dict) else page
    return [text(value) for value in (thing.get("url"), thing.get("@id"), page_id)]
