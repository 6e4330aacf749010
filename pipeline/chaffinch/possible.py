"""Which rules may match where: a literal of theirs stands there."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from chaffinch.block import Block
from chaffinch.rule import Rule


class Rules:
    """Which rules may match in a view: those of which a literal stands in some block."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks: dict[Rule, list[Block]] = defaultdict(list)
        for block in blocks:
            if block.facts.found or block.facts.parts:
                for rule in block.facts.rules():
                    self._blocks[rule].append(block)
        self._stages: dict[str, list[Rule]] = defaultdict(list)
        for rule in self._blocks:
            self._stages[rule.stage].append(rule)

    def blocks(self, rule: Rule) -> list[Block]:
        return self._blocks.get(rule, [])

    def of(self, stage: str) -> list[Rule]:
        return self._stages.get(stage, [])

    def __iter__(self) -> Iterator[Rule]:
        return iter(self._blocks)
