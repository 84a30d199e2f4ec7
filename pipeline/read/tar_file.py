"""Tar: each file inside is a source of its own, read from the start of the stream to its end."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from ..errors import InputError
from ..model import Source
from ..settings import Settings
from .archives import FILES, NOT_SOURCES, Names, Troubles

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PAST = 8  # reads after the end of a tar; a whole one needs two


def sources(uri: str, stream: BinaryIO, settings: Settings) -> Iterator[Source]:
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
