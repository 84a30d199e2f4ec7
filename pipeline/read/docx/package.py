"""The parts of a DOCX and what they refer to, as python-docx reads the package (ECMA-376 part 2).

We walk the XML of the parts ourselves, since a reader sees more of it than paragraphs.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from ...errors import InputError
from ...model import Omission
from ...settings import Settings
from ..zips import DAMAGED
from .mend import mended

USUAL = "word/document.xml"


class Relation(NamedTuple):
    """A reference of one part to another that exists. ``kind`` is the end of its type: ``header``, ``image``."""

    id: str
    kind: str
    part: str


@dataclass(frozen=True, slots=True)
class Package:
    """A DOCX in memory. Names of parts have no slash in front; the package itself is called by the empty string."""

    parts: dict[str, bytes]
    references: dict[str, list[Relation]]
    missing: list[Omission]  # parts that others name and the file does not hold

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a part; None where it is none."""
        return tree_of(self.parts[part])

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to inside the package."""
        return self.references.get(part, [])

    def main(self) -> str:
        """The part with the text.

        Raises:
            InputError: there is none.
        """
        named = (relation.part for relation in self.relations("") if relation.kind == "officeDocument")
        part = next(named, USUAL if USUAL in self.parts else None)
        if part is None:
            raise InputError("a damaged DOCX: it has no main part")
        return part


def open_package(data: bytes, settings: Settings) -> Package:
    """The package in ``data``.

    Raises:
        InputError: damaged, encrypted or a bomb.
    """
    from docx.opc.pkgreader import PackageReader

    whole, missing = mended(data, settings)
    try:
        reader = PackageReader.from_file(io.BytesIO(whole))  # type: ignore[no-untyped-call]
        parts = {str(name).lstrip("/"): blob for name, _, _, blob in reader.iter_sparts()}
        references: defaultdict[str, list[Relation]] = defaultdict(list)
        for source, relation in reader.iter_srels():
            if not relation.is_external:
                kind = relation.reltype.rsplit("/", 1)[-1]
                target = str(relation.target_partname).lstrip("/")
                references[str(source).lstrip("/")].append(Relation(relation.rId, kind, target))
    except (*DAMAGED, KeyError, AttributeError, ValueError, etree.XMLSyntaxError) as error:
        raise InputError(f"a damaged DOCX: {type(error).__name__}: {error}") from error
    return Package(parts, dict(references), missing)


def tree_of(blob: bytes) -> etree._Element | None:
    """The root of an XML part, as far as it can be read; None where nothing can."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True, load_dtd=False)
    tree: etree._Element | None = etree.fromstring(blob, parser) if blob.strip() else None
    return tree


def parts_of(relations: list[Relation], kind: str) -> Iterator[str]:
    """The parts of one kind, in the order of their references."""
    return (relation.part for relation in relations if relation.kind == kind)
