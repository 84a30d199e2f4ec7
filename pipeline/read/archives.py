"""Zip and tar: each file inside is a source of its own, under a name that can't leave its folder."""

from __future__ import annotations

import io
import re
import tarfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ..decode import decode
from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .zips import member, opened

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

FILES = 1_000_000  # in one archive
PAST = 8  # reads after the end of a tar; a whole one needs two
OFFICE_PARTS = 10_000  # entries looked at for the part that names a packaged document
#: Zip files that are one document and no archive of documents.
OFFICE = (
    ("xl/workbook.xml", "an Excel workbook, not a text"),
    ("ppt/presentation.xml", "a PowerPoint presentation, not a text"),
    ("OFD.xml", "an OFD file; save it as PDF or DOCX"),
    ("META-INF/container.xml", "an EPUB or another packaged document; save it as HTML or DOCX"),
    ("META-INF/manifest.xml", "an OpenDocument file; save it as DOCX"),
)
NOT_SOURCES = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)", re.I)


def from_zip(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
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


def from_tar(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
    """The files in a tar, read from its start to its end.

    Raises:
        InputError: damaged or truncated; after the files that can be read, if some can't.
    """
    names = Names()
    troubles = Troubles()
    blocks = _Blocks(stream)
    try:
        with tarfile.open(fileobj=blocks, mode="r|") as archive:
            for entry in _entries(archive):
                if not entry.isreg() or NOT_SOURCES.search(entry.name):
                    continue
                if entry.size > settings.max_bytes:
                    troubles.add(f"{entry.name} is too large: {entry.size} bytes")
                    continue
                part = archive.extractfile(entry)
                data = part.read() if part is not None else b""
                if len(data) < entry.size:
                    raise InputError(f"the tar file ends inside {entry.name}")
                yield Source(f"{uri}/{names.safe(entry.name)}", data)
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise InputError(f"a damaged or truncated tar file: {error}") from error
    if blocks.to_the_end().strip(b"\0"):
        raise InputError("the tar file is truncated: it has no end mark; the files before it were read")
    troubles.tell()


def _entries(archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """The entries one by one; the library would keep them all."""
    count = 0
    while (entry := archive.next()) is not None:
        vars(archive)["members"].clear()  # no name of the interface, but nothing else frees them
        count += 1
        if count > FILES:
            raise InputError(f"a tar file of more than {FILES} files; the first {FILES} were opened")
        yield entry


class _Blocks(io.RawIOBase):
    """A stream that knows its last block: in a whole tar it is all zeros.

    Raises:
        tarfile.ReadError: from a read long after the end; the library would go on for as many bytes as a header claims.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._last = b""
        self._past = 0  # reads after the end

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the start of ``buffer``; 0 at the end."""
        view = memoryview(buffer)
        data = self._stream.read(len(view))
        view[: len(data)] = data
        self._past = 0 if data else self._past + 1
        if self._past > PAST:
            raise tarfile.ReadError("it ends before a file in it does")
        self._last = (self._last + data)[-tarfile.BLOCKSIZE :]
        return len(data)

    def to_the_end(self) -> bytes:
        """The last block, once the rest is read."""
        while self.read(1 << 20):
            pass
        return self._last


class Troubles:
    """What could not be read of a container: the first few in words, the others counted."""

    def __init__(self) -> None:
        self.count = 0
        self.said: list[str] = []
        self.cut = False  # the container ends before its end

    def add(self, what: str) -> None:
        """One more part that could not be read."""
        self.count += 1
        if len(self.said) < 3:
            self.said.append(what)

    def tell(self) -> None:
        """Say at the end what could not be read.

        Raises:
            InputError: anything could not.
        """
        if self.count:
            more = f" and {self.count - len(self.said)} more" if self.count > len(self.said) else ""
            raise InputError(f"{'; '.join(self.said)}{more}; whatever else the file holds was read")


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
