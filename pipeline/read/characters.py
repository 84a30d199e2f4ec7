"""The text of a stream, decoded as it is read."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, TextIO

from ..decode import BOMS, RESYNC, TWO_BYTES, decode

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

SAMPLE = 8 << 20  # bytes that tell the encoding of a larger file
STEP = 1 << 16  # characters read at a time


def characters(stream: BinaryIO) -> TextIO:
    """The text of a stream, in the encoding that its start proves; a short one is decoded as a whole.

    Raises:
        InputError: undecodable.
    """
    start = stream.read(SAMPLE)
    decoded = decode(start)
    if len(start) < SAMPLE:
        return io.StringIO(decoded.text, newline="")
    for mark, _ in BOMS:
        start = start.removeprefix(mark)
    whole = io.BufferedReader(Rejoined(start, stream), STEP)
    errors = RESYNC if decoded.encoding in TWO_BYTES else "replace"
    return io.TextIOWrapper(whole, decoded.encoding, errors=errors, newline="")


class Rejoined(io.RawIOBase):
    """A stream whose start was read already, from its start."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the start of ``buffer``; 0 at the end."""
        view = memoryview(buffer)
        part = self._start.read(len(view)) or self._rest.read(len(view))
        view[: len(part)] = part
        return len(part)
