"""Bytes to their reader: what is plainly no text is refused, what is packed is unpacked, and the content says the format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..errors import InputError
from ..model import Omission, Page, Source
from ..settings import Settings
from .formats import format_of
from .gz import GZIP

#: What is plainly no text: first bytes, and what to tell the person.
NO_TEXT: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image, not text"),
    (b"\xff\xd8\xff", "a JPEG image, not text"),
    (b"GIF8", "a GIF image, not text"),
    (b"MZ", "a Windows program, not text"),
    (b"\x7fELF", "a program, not text"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive; unpack it first"),
)


def read(source: Source, settings: Settings) -> Page:
    """The page in ``source``; see the room."""
    if not source.data:
        raise InputError("empty file: 0 bytes")
    if len(source.data) > settings.max_bytes:
        raise InputError(f"too large: {len(source.data)} bytes, the settings allow {settings.max_bytes}")
    if source.data.startswith(GZIP):
        from . import gz

        data, truncated = gz.unpacked(source.data, settings)
        if truncated:
            raise InputError("a truncated gzip file")
        return read(replace(source, data=data), settings)
    for magic, reason in NO_TEXT:
        if source.data.startswith(magic) and _has_nul(source.data):
            raise InputError(reason)
    form = format_of(source.data, settings)
    if form.holds:
        raise InputError(f"{form.holds} contains several sources; unpack it first")
    page = form.read(source, settings)
    if not source.column and not source.beside:
        return page
    facts = {fact: value for fact, value in source.facts if not getattr(page.facts, fact)}
    return replace(
        page,
        facts=replace(page.facts, **facts),  # type: ignore[arg-type]  # all of them are texts
        omitted=(*page.omitted, *_fields(source)),
    )


def _fields(source: Source) -> Iterator[Omission]:
    """What the ledger says of a record: how its text is known, and each field that is no part of it."""
    if source.column:
        why = f"the other fields of the record; that {source.column} is the text is told by content"
        yield Omission(f"record:{source.column}", 0, why)
    for name, length in source.beside:
        yield Omission(f"record:{name}", length, "another field of the record than its text")


def _has_nul(data: bytes) -> bool:
    """Whether the start holds a NUL, which text has only as UTF-16: "MZ" alone may begin a sentence."""
    return b"\0" in data[:512]
