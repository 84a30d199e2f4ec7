"""LlamaIndex: ``GongwenReader().load_data(path)`` gives one ``Document`` per section (``pip install gongwen[llama-index]``)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from llama_index.core.readers.base import BaseReader
from llama_index.core.schema import Document

from .chunks import MOST, chunks_of


class GongwenReader(BaseReader):
    """Cleans a file and gives its sections. It also works as a ``file_extractor`` of ``SimpleDirectoryReader``."""

    def __init__(self, *, most: int = MOST, **settings: Any) -> None:
        self.most, self.settings = most, settings

    def load_data(self, file: str | Path, extra_info: dict[str, Any] | None = None, **_: Any) -> list[Document]:
        return [
            Document(id_=chunk.id, text=chunk.text, metadata={**(extra_info or {}), **chunk.metadata})
            for chunk in chunks_of(Path(file), self.most, **self.settings)
        ]
