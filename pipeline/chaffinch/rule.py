"""A rule: what to look for, in which stage, and why it goes."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule file, read.  Its id is its path below the rules folder, without the ending.

    `settings` is the settings object of the rule's stage.  `confidence` is from 0 to 1.
    `site` are the hosts for whose pages it is, as `sites.pattern` gives them; none: for all.
    """

    id: str
    stage: str
    settings: Any
    category: str
    summary: str
    why: str
    confidence: float = 0.95
    status: str = "stable"
    may_misfire: str = ""
    site: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        return self.category.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Examples:
    """The proof in a rule file, with what goes marked `[-so-]` and mends `[-bad-]{+good+}`."""

    removes: tuple[str, ...]
    keeps: tuple[str, ...]
