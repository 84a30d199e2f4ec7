"""Containers: one file, many sources. Told by content, as everything here; nested ones are opened too, a few deep.

A container is read as a stream, a record at a time, so that its size is no matter: the limits hold for each record, for
the ratio of packed to unpacked and for the number of entries.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from ..errors import InputError
from ..model import Source
from ..settings import Settings
from . import looks
from .formats import format_of
from .gz import GZIP, Gunzip

DEEP = 3
HEAD = 1 << 16  # bytes that tell what a file is


def expand(source: Source, settings: Settings, depth: int = 0) -> Iterator[Source]:
    """The sources in a container that is ``depth`` containers deep; see the room."""
    inner = _inside(source.uri, io.BytesIO(source.data), settings) if depth < DEEP else None
    if inner is None:
        yield source
        return
    for record in inner:
        yield from expand(record, settings, depth + 1)


def expand_file(uri: str, file: BinaryIO, settings: Settings) -> Iterator[Source] | None:
    """The sources in a container that is too large to be held; see the room."""
    inner = _inside(uri, file, settings)
    if inner is None:
        return None
    return (deeper for record in inner for deeper in expand(record, settings, 1))


def _inside(uri: str, file: BinaryIO, settings: Settings) -> Iterator[Source] | None:
    head = file.read(HEAD)
    file.seek(0)
    if not head.startswith(GZIP):
        return _records(uri, file, head, settings)
    packed = Gunzip(file)
    stream = io.BufferedReader(packed, HEAD)
    inner = _records(uri, stream, stream.peek(HEAD), settings)
    return None if inner is None else _to_its_end(inner, packed)


def _to_its_end(inner: Iterator[Source], packed: Gunzip) -> Iterator[Source]:
    yield from inner
    if packed.truncated:
        raise InputError("the gzip file is truncated; what it held before its end was read")


def _records(uri: str, stream: BinaryIO, head: bytes, settings: Settings) -> Iterator[Source] | None:
    """The records of a container that begins with ``head``; None where it is none."""
    form = format_of(head, settings)
    if not form.holds:
        return None
    if form.directory:
        stream = stream if stream.seekable() else _held(stream, settings)
        if looks.docx(stream):  # its start does not always tell it from another zip file
            return None
    return form.sources(uri, stream, settings)


def _held(stream: BinaryIO, settings: Settings) -> BinaryIO:
    data = stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        raise InputError(f"too large: unpacked it has over {settings.max_bytes} bytes, which the settings allow")
    return io.BytesIO(data)
