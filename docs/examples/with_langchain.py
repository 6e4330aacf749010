"""Chaffinch before an index of LangChain: with_langchain.py FILE…."""

import sys
from pathlib import Path

from langchain_core.documents import Document

from chaffinch.adapters.langchain import ChaffinchTransformer

documents = [
    Document(Path(name).read_bytes().decode(), metadata={"source": name}) for name in sys.argv[1:]
]
for document in ChaffinchTransformer(profile="rag").transform_documents(documents):
    title = document.metadata.get("title", document.metadata["source"])
    print(f"{title}: {len(document.page_content)} characters")
