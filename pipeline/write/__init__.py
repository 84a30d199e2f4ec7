"""Documents → files: one module per output format, the ledger, and the schema that holds both to their word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model import Done
from pipeline.write.collection import Collection
from pipeline.write.html_page import html_page
from pipeline.write.ledger import write_ledger
from pipeline.write.load import load
from pipeline.write.markdown import markdown
from pipeline.write.tei import tei
from pipeline.write.xml import write_xml


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format with one file a source. ``write`` is pure and raises ``SchemaViolation`` on our own bugs."""

    suffix: str
    write: Callable[[Done], bytes]


#: What can be made of an output file and its ledger, long after its source was cleaned.
FROM_XML: Mapping[str, tuple[str, Callable[[Collection], bytes]]] = MappingProxyType(
    {
        "tei": (".tei.xml", tei),
        "md": (".md", markdown),
        "html": (".html", html_page),
    }
)


def _by_way_of_xml(make: Callable[[Collection], bytes]) -> Callable[[Done], bytes]:
    return lambda done: make(load(write_xml(done), write_ledger(done, "")))


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "xml": Writer(".xml", write_xml),
        **{name: Writer(suffix, _by_way_of_xml(make)) for name, (suffix, make) in FROM_XML.items()},
    }
)
