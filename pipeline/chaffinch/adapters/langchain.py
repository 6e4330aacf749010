"""A document transformer for LangChain (extra `langchain`)."""

from collections.abc import Sequence
from typing import Any

from langchain_core.documents import BaseDocumentTransformer, Document

from chaffinch.adapters._page import Pages


class ChaffinchTransformer(BaseDocumentTransformer):
    """Cleans the content of each document, HTML or text; takes the arguments of a Cleaner.

    `metadata` gains what the page says of itself (title, byline, dates), where it does not say so
    already, and `chaffinch`, what was done.  A document that cannot be cleaned goes on as it is,
    with its `error` there.
    """

    def __init__(self, **options: Any) -> None:
        self._pages = Pages.of(**options)

    def transform_documents(
        self, documents: Sequence[Document], **_kwargs: Any
    ) -> Sequence[Document]:
        return [self._clean(document) for document in documents]

    def _clean(self, document: Document) -> Document:
        # Loaders call the address or the path of a page its source.
        url = document.metadata.get("source")
        page = {"text": document.page_content, "id": document.id, "url": url}
        made, cleaned = self._pages.clean(page)
        told = cleaned.metadata if cleaned else {}
        metadata = {**told, **document.metadata, "chaffinch": made["chaffinch"]}
        return Document(made["text"], id=document.id, metadata=metadata)
