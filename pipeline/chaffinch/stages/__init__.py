"""The stages, in the order they run: mend first, then near evidence, then far.

What counts several blocks before it is sure (a run of labels, a box that stands again) goes before
what takes one block alone, or its evidence would be gone.  Then comes what takes the rest of the
document and, for headings that do not close it, what takes the few blocks below a heading.

A passage in another language and other articles below the first are looked for when little else
is left.  Then what goes by all that the others took: what stands below it, or between.  What no
rule has claimed by then is scored block by block.

On a page of HTML, whose boxes and whose scores tell most of what stands around the text, these go
first: the rules for text then have only the text itself to look through.
"""

from chaffinch.stages import (
    article,
    below,
    between,
    card,
    classifier,
    content,
    entry,
    language,
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
    content.STAGE,
    repair.STAGE,
    entry.STAGE,
    metadata.STAGE,
    repeat.STAGE,
    run.STAGE,
    phrase.STAGE,
    pattern.STAGE,
    section.STAGE,
    card.STAGE,
    language.STAGE,
    article.STAGE,
    below.STAGE,
    between.STAGE,
    classifier.STAGE,
)
OF_HTML = tuple(stage for stage in ORDER if stage.reads == "html")
BY_NAME = {stage.name: stage for stage in ORDER}
# What weighs the whole document, and finds something in few: asked in the first look, when all
# stands, and then not before the others find nothing more.
FAR = frozenset({"language", "article"})
