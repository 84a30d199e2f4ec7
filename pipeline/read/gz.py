"""Gzip as a stream, all members of it, with an eye on bombs and on the end, which the common libraries pass over."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ..errors import InputError
from ..settings import Settings
from .zips import RATIO, SMALL

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

GZIP = b"\x1f\x8b\x08"
STEP = 1 << 16  # bytes read at a time


class Unpacked(NamedTuple):
    """What came out, and whether the end was missing."""

    data: bytes
    truncated: bool


class Gunzip(io.RawIOBase):
    """What a gzip file holds, member after member. ``truncated`` is known when the end is reached.

    Raises:
        InputError: from any read, where the file is damaged at its start or unpacks to more than the ratio allows.
    """

    def __init__(self, packed: BinaryIO) -> None:
        self.truncated = False
        self._packed = packed
        self._read = 0
        self._given = 0
        self._rest = b""
        self._member: zlib._Decompress | None = None

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the start of ``buffer``; 0 at the end."""
        view = memoryview(buffer)
        while not self.truncated:
            if self._member is None and not self._next_member():
                return 0
            part = self._part(len(view))
            if part:
                view[: len(part)] = part
                return len(part)
        return 0

    def _next_member(self) -> bool:
        if len(self._rest) < len(GZIP):
            self._more()
        if not self._rest.startswith(GZIP):  # the end; blocks of tapes are filled up with zeros
            return False
        self._member = zlib.decompressobj(wbits=31)
        return True

    def _part(self, most: int) -> bytes:
        member = self._member
        assert member is not None
        try:
            part = member.decompress(self._rest, most)
        except zlib.error as error:
            if not self._given:
                raise InputError(f"a damaged gzip file: {error}") from error
            self.truncated = True
            return b""
        self._given += len(part)
        if self._given > SMALL and self._given > RATIO * self._read:
            raise InputError(f"{self._read} bytes of gzip that unpack to over {self._given}: refused as a bomb")
        if member.eof:
            self._rest, self._member = member.unused_data, None
        else:
            self._rest = member.unconsumed_tail
            if not part and not self._rest and not self._more():
                self.truncated = True
        return part

    def _more(self) -> bool:
        more = self._packed.read(STEP)
        self._read += len(more)
        self._rest += more
        return bool(more)


def unpacked(data: bytes, settings: Settings) -> Unpacked:
    """All that a gzip file holds.

    Raises:
        InputError: damaged at its start, or it unpacks to more than the settings or the ratio allow.
    """
    stream = Gunzip(io.BytesIO(data))
    whole = io.BufferedReader(stream, 1 << 20).read(settings.max_bytes + 1)
    if len(whole) > settings.max_bytes:
        raise InputError(f"too large: unpacked it has over {settings.max_bytes} bytes, which the settings allow")
    return Unpacked(whole, stream.truncated)
