"""Documents → files: one module per output format, the ledger, and the schema that holds both to their word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from pipeline.model import Done
from pipeline.write.xml import write_xml


@dataclass(frozen=True, slots=True)
class Writer:
    """An output format with one file a source. ``write`` is pure and raises ``SchemaViolation`` on our own bugs."""

    suffix: str
    write: Callable[[Done], bytes]


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "xml": Writer(".xml", write_xml),
    }
)
