"""Puts a package right that office programs open and python-docx refuses.

A part that is referred to and does not exist (``Target="NULL"``, a picture that was taken out) is told and passed over;
a name in another case, with a backslash, or whose kind nobody said is made the one that is meant.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from ...errors import InputError
from ...model import Omission
from ...settings import Settings
from ..zips import member, opened

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
TYPES = "[Content_Types].xml"
_MAIN = b"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
 Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, load_dtd=False)


class _Mended(NamedTuple):
    """Files to be written otherwise, and what the package names and does not hold."""

    files: dict[str, bytes]
    missing: list[Omission]


def mended(data: bytes, settings: Settings) -> tuple[bytes, list[Omission]]:
    """The package as python-docx reads it, ``data`` itself where nothing is wrong, and what is missing in it.

    Raises:
        InputError: damaged, encrypted or a bomb.
    """
    with opened(data, settings) as archive:
        names = {spelt(name): name for name in archive.namelist() if not name.endswith("/")}
        found = _Mended({}, [])
        for name in names:
            if name.lower().endswith(".rels"):
                _relations(name, member(archive, archive.getinfo(names[name]), settings), names, found)
        if "_rels/.rels" not in names and "word/document.xml" in names:
            found.files["_rels/.rels"] = _MAIN
        _types(archive, names, settings, found)
        if not found.files and all(name == written for name, written in names.items()):
            for written in names.values():
                _refuse_encrypted(archive.getinfo(written))
            return data, found.missing
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as made:
            for name, written in names.items():
                if name not in found.files:
                    made.writestr(name, member(archive, archive.getinfo(written), settings))
            for name, blob in found.files.items():
                made.writestr(name, blob)
    return whole.getvalue(), found.missing


def spelt(name: str) -> str:
    """A name of the archive as references spell it."""
    return name.replace("\\", "/").lstrip("/")


def _refuse_encrypted(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 1:
        raise InputError(f"{entry.filename} is encrypted; unpack it with its password first")


def _relations(name: str, blob: bytes, names: dict[str, str], found: _Mended) -> None:
    """Make the references of one part lead somewhere."""
    root = etree.fromstring(blob, _PARSER) if blob.strip() else None
    if root is None:
        return
    folder = posixpath.dirname(posixpath.dirname(name))
    folded = {known.lower(): known for known in names}
    changed = False
    for element in list(root.iter(f"{_RELATIONS}Relationship")):
        if element.get("TargetMode") == "External":
            continue
        wanted = posixpath.join("/", folder, unquote(element.get("Target", "").replace("\\", "/")))
        target = posixpath.normpath(wanted).lstrip("/")
        if target in names:
            continue
        changed = True
        if target.lower() in folded:
            element.set("Target", f"/{folded[target.lower()]}")
            continue
        kind = element.get("Type", "").rsplit("/", 1)[-1]
        found.missing.append(Omission(f"docx:{name}", 0, f"the {kind} that the file names and does not hold"))
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    if changed:
        found.files[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _types(archive: zipfile.ZipFile, names: dict[str, str], settings: Settings, found: _Mended) -> None:
    """Say of every part whose kind is not said that it holds bytes."""
    blob = member(archive, archive.getinfo(names[TYPES]), settings) if TYPES in names else b""
    root = etree.fromstring(blob, _PARSER) if blob.strip() else None
    if root is None:
        root = etree.Element(f"{_TYPES}Types")
    said = {element.get("PartName", "").lower() for element in root.iter(f"{_TYPES}Override")}
    kinds = {element.get("Extension", "").lower() for element in root.iter(f"{_TYPES}Default")}
    unsaid = [
        name
        for name in names
        if name != TYPES and name.isprintable() and f"/{name}".lower() not in said and _extension(name) not in kinds
    ]  # XML can't hold other names, so nothing can ask for their parts
    for name in unsaid:
        etree.SubElement(root, f"{_TYPES}Override", PartName=f"/{name}", ContentType="application/octet-stream")
    if unsaid:
        found.files[TYPES] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _extension(name: str) -> str:
    return posixpath.splitext(name)[1].lstrip(".").lower()
