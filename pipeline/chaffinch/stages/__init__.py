"""The stages, in the order they run: mend first, then near evidence, then far.

What counts several blocks before it is sure (a run of labels, a box that stands again) goes before
what takes one block alone, or its evidence would be gone.  Then comes what takes the rest of the
document and last, for headings that do not close it, what takes the few blocks below a heading.
"""

from chaffinch.stages import (
    card,
    metadata,
    pattern,
    phrase,
    repair,
    repeat,
    run,
    section,
    selector,
)

ORDER = (
    selector.STAGE,
    repair.STAGE,
    metadata.STAGE,
    repeat.STAGE,
    run.STAGE,
    phrase.STAGE,
    pattern.STAGE,
    section.STAGE,
    card.STAGE,
)
BY_NAME = {stage.name: stage for stage in ORDER}
