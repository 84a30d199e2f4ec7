"""Bytes → ``Page``. One module a format, one line in ``FORMATS``; the content decides which, never the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from pipeline.errors import InputError
from pipeline.model import Page, Source
from pipeline.read import archives, doc, docx, gz, html, mht, pdf, records, rtf, text, warc, wordml
from pipeline.read.expand import expand
from pipeline.settings import Settings


class Format(NamedTuple):
    """One input format. ``looks`` tells it from the bytes; the first format in the table that agrees reads them."""

    name: str
    media_type: str
    looks: Callable[[bytes], bool]
    read: Callable[[Source, Settings], Page]


#: In the order they are asked. Plain text is last and takes what is left.
FORMATS: tuple[Format, ...] = (
    Format("docx", docx.MEDIA_TYPE, docx.looks, docx.read),
    Format("doc", doc.MEDIA_TYPE, doc.looks, doc.read),
    Format("rtf", "application/rtf", rtf.looks, rtf.read),
    Format("pdf", pdf.MEDIA_TYPE, pdf.looks, pdf.read),
    Format("wordml", wordml.MEDIA_TYPE, wordml.looks, wordml.read),
    Format("mht", "multipart/related", mht.looks, mht.read),
    Format("html", "text/html", html.looks, html.read),
    Format("text", "text/plain", lambda data: True, text.read),
)

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


#: What ``expand`` opens; a text can't be read from one as a whole.
CONTAINERS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("a WARC file", warc.looks),
    ("a tar file", archives.looks_tar),
    ("a zip file", archives.looks_zip),
    ("a Parquet file", records.looks_parquet),
)

__all__ = ["CONTAINERS", "FORMATS", "Format", "expand", "read"]


def read(source: Source, settings: Settings) -> Page:
    """The page in ``source``, pure and the same each time.

    Raises:
        InputError: empty, binary, too large, undecodable or without text; the message says which.
    """
    if not source.data:
        raise InputError("empty file: 0 bytes")
    if len(source.data) > settings.max_bytes:
        raise InputError(f"too large: {len(source.data)} bytes, the settings allow {settings.max_bytes}")
    if source.data.startswith(gz.MAGIC):
        data, truncated = gz.unpacked(source.data, settings)
        if truncated:
            raise InputError("a truncated gzip file")
        return read(replace(source, data=data), settings)
    _refuse_containers(source.data)
    for magic, reason in NO_TEXT:
        if source.data.startswith(magic) and _has_nul(source.data):
            raise InputError(reason)
    return next(form for form in FORMATS if form.looks(source.data)).read(source, settings)


def _refuse_containers(data: bytes) -> None:
    for name, looks in CONTAINERS:
        if looks(data) and not docx.looks(data):
            raise InputError(f"{name} holds sources and is none itself: expand it first")


def _has_nul(data: bytes) -> bool:
    """Whether the start holds a NUL, which text has only as UTF-16: "MZ" alone may begin a sentence."""
    return b"\0" in data[:512]
