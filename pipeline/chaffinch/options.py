"""What a cleaner is made of, in a form that can be sent to another process."""

from dataclasses import dataclass

from chaffinch.cleaner import Children, Cleaner
from chaffinch.document import Format
from chaffinch.judge.strictness import Strictness


@dataclass(frozen=True, slots=True)
class Options:
    """The arguments of a Cleaner."""

    profile: str = "default"
    rules: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    format: Format = "text"
    links: bool = False
    children: Children = "split"
    language: str = ""
    strictness: Strictness | None = None
    allow: tuple[str, ...] = ()
    verdicts: str | None = None

    def cleaner(self) -> Cleaner:
        return Cleaner(
            self.profile, self.rules, self.only, self.without,
            format=self.format, links=self.links, children=self.children,
            language=self.language, strictness=self.strictness, allow=self.allow,
            verdicts=self.verdicts,
        )  # fmt: skip
