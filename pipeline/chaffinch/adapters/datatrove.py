"""A step of a datatrove pipeline (extra `datatrove`)."""

from typing import Any

from datatrove.data import Document, DocumentsPipeline
from datatrove.pipeline.base import PipelineStep
from datatrove.utils.typeshelper import StatHints

from chaffinch.adapters._page import Pages


class Chaffinch(PipelineStep):  # type: ignore[misc]  # datatrove has no types
    """Cleans the text of each document, HTML or text; takes the arguments of a Cleaner.

    `metadata` gains `chaffinch`, what was done.  A document that cannot be cleaned goes on as it
    is, and has its `error` there; the statistics count it as `failed`.
    """

    type = "🧹 - CLEAN"
    name = "🐦 Chaffinch"

    def __init__(self, **options: Any) -> None:
        super().__init__()
        self._pages = Pages.of(**options)

    def run(
        self, data: DocumentsPipeline, rank: int = 0, world_size: int = 1
    ) -> DocumentsPipeline:
        del rank, world_size  # every document is cleaned alike
        for document in data:
            self.stat_update(StatHints.total)
            with self.track_time():
                self._clean(document)
            yield document

    def _clean(self, document: Document) -> None:
        url = document.metadata.get("url")
        page = {"text": document.text, "id": document.id, "url": url}
        made, cleaned = self._pages.clean(page)
        document.metadata["chaffinch"] = made["chaffinch"]
        if cleaned is None:
            self.stat_update("failed")
            return
        removed = len(document.text) - len(cleaned.text)
        self.stat_update("characters_removed", value=removed, unit="doc")
        document.text = cleaned.text
        self.update_doc_stats(document)
