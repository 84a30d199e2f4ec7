"""LangChain: ``GongwenLoader(path).load()`` gives one ``Document`` per section (``pip install gongwen[langchain]``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langchain_core.document_loaders import BaseLoader
from langchain_core.documents import Document

from .chunks import MOST, chunks_of


class GongwenLoader(BaseLoader):
    """Cleans files and gives their sections as documents, with headings, issuer, date and source offsets as metadata."""

    def __init__(self, paths: str | Path | list[str | Path], *, most: int = MOST, **settings: Any) -> None:
        self.paths = [Path(path) for path in (paths if isinstance(paths, list) else [paths])]
        self.most, self.settings = most, settings

    def lazy_load(self) -> Iterator[Document]:
        for path in self.paths:
            for chunk in chunks_of(path, self.most, **self.settings):
                yield Document(id=chunk.id, page_content=chunk.text, metadata=chunk.metadata)
