"""What may be unpacked: limits that a bomb breaks and no honest file does."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import BinaryIO

from ..errors import InputError
from ..settings import Settings

RATIO = 200  # unpacked to packed; office files reach 30, text 20
#: What the standard library raises on a damaged zip, password and unknown packing included.
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
SMALL = 4 << 20  # bytes below which the ratio proves nothing: a page of blanks packs a thousandfold


def opened(file: bytes | BinaryIO, settings: Settings, *, at_once: bool = True) -> zipfile.ZipFile:
    """The archive, its sizes checked before anything is unpacked. ``at_once``: all of it will be held in memory.

    Raises:
        InputError: damaged, or it would unpack to more than the settings or the ratio allow.
    """
    stream = io.BytesIO(file) if isinstance(file, bytes) else file
    try:
        archive = zipfile.ZipFile(stream)
    except zipfile.BadZipFile as error:
        if "not a zip" in str(error):  # it begins as one, or nobody would have asked
            raise InputError("a truncated zip file: its table of contents, which ends a zip, is not there") from error
        raise InputError(f"a damaged zip file: {error}") from error
    except DAMAGED as error:
        raise InputError(f"a damaged or truncated zip file: {error}") from error
    size = stream.seek(0, io.SEEK_END)
    whole = sum(entry.file_size for entry in archive.infolist())
    if (at_once and whole > 4 * settings.max_bytes) or (whole > SMALL and whole > RATIO * size):
        raise InputError(f"a zip file of {size} bytes that unpacks to {whole}: refused as a bomb")
    return archive


def member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, settings: Settings) -> bytes:
    """One file of the archive, read no further than its header promises.

    Raises:
        InputError: encrypted, damaged, too large, or packed in a way that is not known here.
    """
    if entry.flag_bits & 1:
        raise InputError(f"{entry.filename} is encrypted; unpack it with its password first")
    if entry.file_size > settings.max_bytes:
        raise InputError(
            f"{entry.filename} is too large: {entry.file_size} bytes; the settings allow {settings.max_bytes}"
        )
    try:
        with archive.open(entry) as stream:
            data = stream.read(entry.file_size + 1)
    except DAMAGED as error:
        raise InputError(f"{entry.filename} is damaged: {error}") from error
    if len(data) > entry.file_size:
        raise InputError(f"{entry.filename} unpacks to more than its header says: refused as a bomb")
    return data
