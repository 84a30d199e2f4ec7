"""Gzip, all members of it, with a limit and with an eye on the end, which the common libraries pass over in silence."""

from __future__ import annotations

import zlib
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.read.expand import GZIP
from pipeline.read.zips import RATIO, SMALL
from pipeline.settings import Settings

STEP = 1 << 20


class Unpacked(NamedTuple):
    """What came out, and whether the end was missing."""

    data: bytes
    truncated: bool


def unpacked(data: bytes, settings: Settings) -> Unpacked:
    """All that a gzip file holds.

    Raises:
        InputError: damaged at its start, or it unpacks to more than the settings or the ratio allow.
    """
    limit = 4 * settings.max_bytes
    parts: list[bytes] = []
    size = 0
    rest = data
    while rest.startswith(GZIP):
        member = zlib.decompressobj(wbits=31)
        try:
            while rest and not member.eof:
                part = member.decompress(rest, STEP)
                rest = member.unused_data if member.eof else member.unconsumed_tail
                parts.append(part)
                size += len(part)
                if size > limit or (size > SMALL and size > RATIO * len(data)):
                    raise InputError(f"a gzip file of {len(data)} bytes that unpacks to over {size}: refused as a bomb")
                if not part and not member.eof:
                    break
        except zlib.error as error:
            if not size:
                raise InputError(f"a damaged gzip file: {error}") from error
            return Unpacked(b"".join(parts), True)
        if not member.eof:
            return Unpacked(b"".join(parts), True)
    return Unpacked(b"".join(parts), False)
