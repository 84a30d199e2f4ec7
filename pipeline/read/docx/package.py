"""The parts of a DOCX and what they refer to, after the Open Packaging Conventions (ECMA-376 part 2).

A reference to a part that does not exist (``Target="NULL"``, a picture that was taken out) is told and passed over, as
office programs do.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from ...errors import InputError
from ...model import Omission
from ...settings import Settings
from ..zips import member, opened

REL = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
USUAL = "word/document.xml"


class Relation(NamedTuple):
    """A reference of one part to another that exists. ``kind`` is the end of its type: ``header``, ``image``."""

    id: str
    kind: str
    part: str


@dataclass(slots=True)
class Package:
    """An open DOCX. Names of parts have no slash in front."""

    archive: zipfile.ZipFile
    settings: Settings
    names: dict[str, str]  # as the archive spells them, by their lower case: Word makes no difference

    def blob(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            InputError: damaged, encrypted or too large.
        """
        return member(self.archive, self.archive.getinfo(self.names[part.lower()]), self.settings)

    def tree(self, part: str) -> etree._Element | None:
        """The XML of a part; None where it is none."""
        return tree_of(self.blob(part))

    def relations(self, part: str) -> tuple[list[Relation], list[Omission]]:
        """What a part refers to inside the package, and what of it is not there. ``part`` empty: the package."""
        folder, name = posixpath.split(part)
        of = posixpath.join(folder, "_rels", f"{name}.rels")
        if of.lower() not in self.names:
            return [], []
        found: list[Relation] = []
        missing: list[Omission] = []
        root = self.tree(of)
        for element in root.iter(REL) if root is not None else ():
            if element.get("TargetMode") == "External":
                continue
            kind = element.get("Type", "").rsplit("/", 1)[-1]
            target = posixpath.normpath(posixpath.join("/", folder, unquote(element.get("Target", "")))).lstrip("/")
            if target.lower() in self.names:
                found.append(Relation(element.get("Id", ""), kind, self.names[target.lower()]))
            else:
                missing.append(Omission(f"docx:{of}", 0, f"the {kind} that the file names and does not hold"))
        return found, missing

    def main(self) -> str:
        """The part with the text.

        Raises:
            InputError: there is none.
        """
        named = (relation.part for relation in self.relations("")[0] if relation.kind == "officeDocument")
        part = next(named, self.names.get(USUAL))
        if part is None:
            raise InputError("a damaged DOCX: it has no main part")
        return part


def open_package(data: bytes, settings: Settings) -> Package:
    """The package in ``data``.

    Raises:
        InputError: damaged or a bomb.
    """
    archive = opened(data, settings)
    return Package(archive, settings, {_spelt(name).lower(): name for name in archive.namelist()})


def _spelt(name: str) -> str:
    return name.replace("\\", "/").lstrip("/")


def tree_of(blob: bytes) -> etree._Element | None:
    """The root of an XML part, as far as it can be read; None where nothing can."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True, load_dtd=False)
    tree: etree._Element | None = etree.fromstring(blob, parser) if blob.strip() else None
    return tree


def parts_of(relations: list[Relation], kind: str) -> Iterator[str]:
    """The parts of one kind, in the order of their references."""
    return (relation.part for relation in relations if relation.kind == kind)
