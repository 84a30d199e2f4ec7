"""Zip: each file inside is a source of its own, under a name that can't leave its folder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from ..decode import decode
from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import FILES, NOT_SOURCES, Names, Troubles
from .zips import member, opened

OFFICE_PARTS = 10_000  # entries looked at for the part that names a packaged document
#: Zip files that are one document and no archive of documents.
OFFICE = (
    ("xl/workbook.xml", "an Excel workbook, not a text"),
    ("ppt/presentation.xml", "a PowerPoint presentation, not a text"),
    ("OFD.xml", "an OFD file; save it as PDF or DOCX"),
    ("META-INF/container.xml", "an EPUB or another packaged document; save it as HTML or DOCX"),
    ("META-INF/manifest.xml", "an OpenDocument file; save it as DOCX"),
)


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The files in a zip.

    Raises:
        InputError: damaged or a bomb; after the files that can be read, if some can't.
    """
    troubles = Troubles()
    names = Names()
    with opened(stream, settings, at_once=False) as archive:
        entries = archive.infolist()
        _refuse_office({entry.filename for entry in entries[:OFFICE_PARTS]})
        if len(entries) > FILES:
            raise InputError(f"a zip file of {len(entries)} files; {FILES} at most are opened")
        for entry in entries:
            name = _zip_name(entry.filename, bool(entry.flag_bits & 0x800))
            if entry.is_dir() or NOT_SOURCES.search(name):
                continue
            try:
                data = member(archive, entry, settings)
            except InputError as error:
                troubles.add(str(error))
                continue
            yield Source(f"{uri}/{names.safe(name)}", data)
    troubles.tell()


def _refuse_office(names: set[str]) -> None:
    for name, reason in OFFICE:
        if name in names:
            raise InputError(reason)


def _zip_name(name: str, is_utf8: bool) -> str:
    """A zip entry's name: without the UTF-8 flag, Chinese Windows wrote it in GBK, which Python reads as cp437."""
    if is_utf8 or name.isascii():
        return name
    try:
        return decode(name.encode("cp437")).text
    except (UnicodeEncodeError, InputError):
        return name
