"""Documents → files: one module per output format, the ledger, and the schema that holds both to their word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..model import Done
from .ledger import write_ledger
from .xml import write_xml

if TYPE_CHECKING:
    from .collection import Collection


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format with one file a source. ``write`` is pure and raises ``SchemaViolation`` on our own bugs."""

    suffix: str
    write: Callable[[Done], bytes]


def _made_by(name: str) -> Callable[[Collection], bytes]:
    """The function of that name, in the module of that name, which is loaded when it is first called."""

    def make(collection: Collection) -> bytes:
        made: bytes = getattr(import_module(f".{name}", __package__), name)(collection)
        return made

    return make


#: What can be made of an output file and its ledger, long after its source was cleaned.
FROM_XML: Mapping[str, tuple[str, Callable[[Collection], bytes]]] = MappingProxyType(
    {
        "tei": (".tei.xml", _made_by("tei")),
        "md": (".md", _made_by("markdown")),
        "html": (".html", _made_by("html_page")),
    }
)


def _by_way_of_xml(make: Callable[[Collection], bytes]) -> Callable[[Done], bytes]:
    def write(done: Done) -> bytes:
        from .load import load

        return make(load(write_xml(done), write_ledger(done, "")))

    return write


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "xml": Writer(".xml", write_xml),
        **{name: Writer(suffix, _by_way_of_xml(make)) for name, (suffix, make) in FROM_XML.items()},
    }
)
