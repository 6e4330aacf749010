"""What a stage is: a name, the settings its rules may give, and a pure function that finds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from chaffinch.ledger import Hit
from chaffinch.rule import Rule
from chaffinch.view import View

Find = Callable[[View, Sequence[Rule]], Iterator[Hit]]


def no_literals(_settings: Any) -> Iterable[str]:
    return ()


def no_problems(_settings: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Stage:
    """`find` is shown a view and the rules of this stage that may match there.

    `settings` is a frozen dataclass whose fields are the YAML keys.  `literals` names strings of
    which one must occur for a rule to have a chance; with none the rule is always tried.
    `problems` says what is wrong with settings that have the right types.
    """

    name: str
    settings: type
    find: Find
    literals: Callable[[Any], Iterable[str]] = no_literals
    problems: Callable[[Any], Iterable[str]] = no_problems
