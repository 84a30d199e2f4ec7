"""Zip and tar: each file inside is a source of its own, under a name that can't leave its folder."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator

from pipeline.decode import decode
from pipeline.errors import InputError
from pipeline.model import Source
from pipeline.read.zips import member, opened
from pipeline.settings import Settings

FILES = 100_000  # in one archive
#: Zip files that are one document and no archive of documents.
OFFICE = (
    ("xl/workbook.xml", "an Excel workbook, not a text"),
    ("ppt/presentation.xml", "a PowerPoint presentation, not a text"),
    ("OFD.xml", "an OFD file; save it as PDF or DOCX"),
    ("META-INF/container.xml", "an EPUB or another packaged document; save it as HTML or DOCX"),
    ("META-INF/manifest.xml", "an OpenDocument file; save it as DOCX"),
)
NOT_SOURCES = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.I)


def from_zip(source: Source, settings: Settings) -> Iterator[Source]:
    """The files in a zip.

    Raises:
        InputError: damaged or a bomb; after the files that can be read, if some can't.
    """
    troubles: list[str] = []
    names = Names()
    with opened(source.data, settings) as archive:
        _refuse_office(archive.namelist())
        for count, entry in enumerate(archive.infolist()):
            name = _zip_name(entry.filename, bool(entry.flag_bits & 0x800))
            if entry.is_dir() or NOT_SOURCES.search(name):
                continue
            if count >= FILES:
                troubles.append(f"more than {FILES} files")
                break
            try:
                data = member(archive, entry, settings)
            except InputError as error:
                troubles.append(str(error))
                continue
            yield Source(f"{source.uri}/{names.safe(name)}", data)
    tell(troubles)


def _refuse_office(names: list[str]) -> None:
    for name, reason in OFFICE:
        if name in names:
            raise InputError(reason)


def from_tar(source: Source, settings: Settings) -> Iterator[Source]:
    """The files in a tar.

    Raises:
        InputError: damaged or a bomb; after the files that can be read, if some can't.
    """
    names = Names()
    troubles: list[str] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(source.data), mode="r:") as archive:
            for count, entry in enumerate(archive):
                if not entry.isreg() or NOT_SOURCES.search(entry.name):
                    continue
                if count >= FILES:
                    troubles.append(f"more than {FILES} files")
                    break
                if entry.size > settings.max_bytes:
                    troubles.append(f"{entry.name} is too large: {entry.size} bytes")
                    continue
                stream = archive.extractfile(entry)
                data = stream.read() if stream is not None else b""
                if len(data) < entry.size:
                    raise InputError(f"the tar file ends inside {entry.name}")
                yield Source(f"{source.uri}/{names.safe(entry.name)}", data)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise InputError(f"a damaged or truncated tar file: {error}") from error
    tell(troubles)


def tell(troubles: list[str]) -> None:
    """Say at the end what could not be read.

    Raises:
        InputError: anything could not.
    """
    if troubles:
        more = f" and {len(troubles) - 3} more" if len(troubles) > 3 else ""
        raise InputError(f"{len(troubles)} of its parts could not be read: {'; '.join(troubles[:3])}{more}")


class Names:
    """Names for the parts of a container: relative, printable, each given once."""

    def __init__(self) -> None:
        self.given: dict[str, int] = {}

    def safe(self, name: str) -> str:
        """A name that stays where it is put: no root, no drive, no "..", no control characters."""
        parts = [
            re.sub(r'[\x00-\x1f\x7f<>:"|?*]', "_", part).strip(" .")
            for part in name.replace("\\", "/").split("/")
            if part not in ("", ".", "..")
        ]
        clean = "/".join(part[:120] or "_" for part in parts if part) or "unnamed"
        count = self.given[clean.lower()] = self.given.get(clean.lower(), 0) + 1
        return clean if count == 1 else f"{clean}~{count}"


def _zip_name(name: str, is_utf8: bool) -> str:
    """A zip entry's name: without the UTF-8 flag, Chinese Windows wrote it in GBK, which Python reads as cp437."""
    if is_utf8 or name.isascii():
        return name
    try:
        return decode(name.encode("cp437")).text
    except (UnicodeEncodeError, InputError):
        return name
