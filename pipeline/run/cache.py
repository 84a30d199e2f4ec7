"""Keeps readings from run to run, so that a change in a later stage does not read an expensive format again.

The key of a cached reading is the hash of all it depends on: the bytes, the reader's code, the libraries, and the
settings that readers use. So it is never stale. When the cache is too large, the least recently used readings go first.
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

#: Bytes at the start of an entry: the hash of its key and of what follows. The most bytes of an unpacked reading.
_MARK, _LONGEST = 32, 1 << 30


def reading_key(source: Source, reading: str) -> str:
    """The key of a reading: the hash of everything that the reader sees."""
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
    """Builds our own data types and nothing else, because a cache may come with a folder from elsewhere."""

    def find_class(self, module: str, name: str) -> object:
        room = {room.__name__: room for room in (model, text)}.get(module)
        found = getattr(room, name, None)
        if not isinstance(found, type):
            raise pickle.UnpicklingError(f"{module}.{name} has no place in a reading")
        return found


def load_reading(out: OutFolder, key: str) -> tuple[Page | None, int]:
    """The cached reading and its length on disk; ``(None, 0)`` if it is missing or damaged."""
    try:
        data = _place(out, key).read_bytes()
        packed = data[_MARK:]
        if hashlib.sha256(key.encode() + packed).digest() != data[:_MARK]:
            return None, 0
        page = _Reader(io.BytesIO(zlib.decompressobj().decompress(packed, _LONGEST))).load()
    except Exception:  # a pickle that this program did not write may raise anything
        return None, 0
    return (page, len(data)) if isinstance(page, Page) else (None, 0)


def keep_reading(out: OutFolder, key: str, page: Page) -> int:
    """Cache a reading. Returns its length in bytes, or 0 if the disk can't be written: a run does not need its cache."""
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
