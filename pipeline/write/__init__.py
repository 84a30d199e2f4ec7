"""Documents → files: one module per output format, the ledger, and the schema that holds both to their word.

``WRITERS`` is the one table of what lies beside each source: a further format is a module and a line in it. A module is
loaded when its format is first asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from ..model import Done
    from .collection import Collection


class Writer(NamedTuple):
    """An output format with one file a source.

    ``made_by`` is ``module:function`` of this room; the function takes what ``of`` says and gives the file's bytes: the
    ``result`` of the pipeline (a ``Done``), or what the ``xml`` says (a ``Collection``), which can be read back long
    after the source was cleaned.
    """

    suffix: str
    made_by: str
    of: Literal["result", "xml"]
    told: str

    def write(self, done: Done) -> bytes:
        """The file. Pure.

        Raises:
            SchemaViolation: it breaks a schema, which is our bug.
        """
        if self.of == "result":
            return self._made(done)
        from .ledger import write_ledger
        from .load import load
        from .xml import write_xml

        return self._made(load(write_xml(done), write_ledger(done, "")))

    def from_xml(self, collection: Collection) -> bytes:
        """The file of an output that was read back; only where ``of`` is ``xml``."""
        return self._made(collection)

    def _made(self, given: Any) -> bytes:
        module, _, name = self.made_by.partition(":")
        make: Callable[[Any], bytes] = getattr(import_module(f".{module}", __package__), name)
        return make(given)


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "xml": Writer(".xml", "xml:write_xml", "result", "the texts, by schemas/document.xsd"),
        "tei": Writer(".tei.xml", "tei:tei", "xml", "TEI P5"),
        "akn": Writer(".akn.xml", "akn:akn", "xml", "Akoma Ntoso 3.0"),
        "docx": Writer(
            ".docx", "docx_page:docx_page", "xml", "a Word document as GB/T 9704 sets it, repairs as comments"
        ),
        "md": Writer(".md", "markdown:markdown", "xml", "Markdown with front matter"),
        "html": Writer(".html", "html_page:html_page", "xml", "a page to read"),
        "txt": Writer(".txt", "plain_text:plain_text", "xml", "the clean texts and nothing else"),
        "json": Writer(".json", "tree:tree", "result", "the texts as trees of sections, with repairs and places"),
    }
)

#: Formats with one file for all of OUT, made once a run is over.
FEEDS = ("jsonl", "bulk", "parquet")
