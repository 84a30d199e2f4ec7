"""Readings kept from run to run, so that a new rule in a late stage does not read a dear format once more.

A cached reading lies under the hash of all it depends on: the bytes, the reader's code, the libraries, the settings
that reach it. It can't go stale, only unused; the least lately used go first when the cache is too large.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import zlib
from pathlib import Path

from .. import model, text
from ..model import Page, Source
from .folder import OutFolder

#: Bytes at the start of an entry: the hash of its key and of what follows. Bytes that a reading may have, unpacked.
_MARK, _LONGEST = 32, 1 << 30


def reading_key(source: Source, reading: str) -> str:
    """The name of a reading: all that the reader sees, but for the name of the source."""
    digest = hashlib.sha256(f"{reading}\0{source.media_type}\0{source.charset}\0{source.page_url}\0".encode())
    digest.update(
        f"{source.published}\0{source.column}\0{source.facts}\0{source.beside}\0{source.uri}\0".encode(
            "utf-8", "surrogatepass"
        )
    )
    digest.update(source.data)
    return digest.hexdigest()


def _place(out: OutFolder, key: str) -> Path:
    return out.inner / "cache" / key[:2] / key


class _Reader(pickle.Unpickler):
    """Builds our own data types and nothing else: a cache may come from elsewhere with its folder."""

    def find_class(self, module: str, name: str) -> object:
        room = {room.__name__: room for room in (model, text)}.get(module)
        found = getattr(room, name, None)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a reading")
        return found


def load_reading(out: OutFolder, key: str) -> tuple[Page | None, int]:
    """The cached reading and its length on disk, or None: not there, or not as it was written."""
    try:
        data = _place(out, key).read_bytes()
        packed = data[_MARK:]
        if hashlib.sha256(key.encode() + packed).digest() != data[:_MARK]:
            return None, 0
        page = _Reader(io.BytesIO(zlib.decompressobj().decompress(packed, _LONGEST))).load()
    except Exception:  # a pickle that nobody of ours wrote may raise anything
        return None, 0
    return (page, len(data)) if isinstance(page, Page) else (None, 0)


def keep_reading(out: OutFolder, key: str, page: Page) -> int:
    """Cache a reading; its length in bytes, or 0 where the disk does not take it: a cache is no result."""
    packed = zlib.compress(pickle.dumps(page, protocol=5), 1)
    data = hashlib.sha256(key.encode() + packed).digest() + packed
    place = _place(out, key)
    held = out.holding / f"{os.getpid()}-{key}"
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        held.write_bytes(data)
        os.replace(held, place)
    except OSError:
        held.unlink(missing_ok=True)
        return 0
    return len(data)


def drop_readings(out: OutFolder, keys: list[str]) -> None:
    for key in keys:
        _place(out, key).unlink(missing_ok=True)
