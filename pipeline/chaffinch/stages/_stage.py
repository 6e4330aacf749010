"""What a stage is: a name, the settings its rules may give, and a pure function that finds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from chaffinch.block import Block
from chaffinch.document import Kind
from chaffinch.ledger import Hit
from chaffinch.literals import Words
from chaffinch.rule import Rule
from chaffinch.view import View
from chaffinch.weights import Weighing

# Why a rule leaves a block that has but a word in common with it.
NO_MATCH = "its words stand here, but nothing matches"
SAYS_MORE = "the block says more than the rule's words"

Weigh = Callable[[View, Rule, Block], Weighing | None]
Find = Callable[[View, Sequence[Rule]], Iterator[Hit]]
Held = Callable[[View, Rule, Block], str]


@dataclass(frozen=True, slots=True)
class Literals:
    """What must stand in a block for a rule to have a chance there, as a shadow shows it.

    `phrases` may stand anywhere; `labels` must make up a short block.  `anywhere` and `short` are
    the words of patterns: of any block, and of those that only match a short block as a whole.
    """

    phrases: Sequence[str] = ()
    labels: Sequence[str] = ()
    anywhere: Sequence[Words] = ()
    short: Sequence[Words] = ()


def no_literals(_settings: Any) -> Literals:
    return Literals()


def unexplained(_view: View, _rule: Rule, _block: Block) -> str:
    return NO_MATCH


def unweighed(_view: View, _rule: Rule, _block: Block) -> None:
    """For stages that do not reckon with features."""


def no_problems(_settings: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True, slots=True)
class Stage:
    """`find` is shown a view and the rules of this stage that may match there.

    `settings` is a frozen dataclass whose fields are the YAML keys.  A rule is tried where one of
    its `literals` occurs, and always if it has none.
    `held` says of a block where a literal stands why the rule leaves it, empty if it does not.
    `weigh` says what speaks for a block and what against it, where a stage has learned that.
    `problems` says what is wrong with settings that have the right types.
    `by_taken` is for stages that go by what the others took, which `held` has to be shown, too.
    `reads` is the kind of document that the stage's examples are written in.
    """

    name: str
    settings: type
    find: Find
    literals: Callable[[Any], Literals] = no_literals
    held: Held = unexplained
    problems: Callable[[Any], Iterable[str]] = no_problems
    reads: Kind = "text"
    weigh: Weigh = unweighed
    by_taken: bool = False
