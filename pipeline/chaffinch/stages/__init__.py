"""The stages, in the order they run: mend first, then near evidence, then far.

A stage that looks at one block goes before a stage that looks at its neighbours, and that before
a stage that takes the rest of the document.
"""

from chaffinch.stages import card, metadata, pattern, phrase, repair, repeat, run, section

ORDER = (
    repair.STAGE,
    metadata.STAGE,
    phrase.STAGE,
    pattern.STAGE,
    repeat.STAGE,
    run.STAGE,
    card.STAGE,
    section.STAGE,
)
BY_NAME = {stage.name: stage for stage in ORDER}
