"""Bytes → ``Page``. One module a format, one line in ``FORMATS``; the content decides which, never the name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import NamedTuple

from ..errors import InputError
from ..model import Omission, Page, Source
from ..settings import Settings
from . import looks
from .expand import expand, expand_file
from .gz import GZIP


class Format(NamedTuple):
    """One input format. ``looks`` tells it from the bytes; the first format in the table that agrees reads them."""

    name: str  # of the module that reads it, too
    media_type: str
    looks: Callable[[bytes], bool]

    def read(self, source: Source, settings: Settings) -> Page:
        """The page; the module is loaded with the first source that needs it.

        Raises:
            InputError: damaged, undecodable or without text.
        """
        page: Page = import_module(f".{self.name}", __package__).read(source, settings)
        return page


#: In the order they are asked. Plain text is last and takes what is left.
FORMATS: tuple[Format, ...] = (
    Format("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", looks.docx),
    Format("doc", "application/msword", looks.doc),
    Format("rtf", "application/rtf", looks.rtf),
    Format("pdf", "application/pdf", looks.pdf),
    Format("wordml", "application/msword", looks.wordml),
    Format("mht", "multipart/related", looks.mht),
    Format("html", "text/html", looks.html),
    Format("text", "text/plain", lambda data: True),
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
    ("a WARC file", looks.warc),
    ("a tar file", looks.tar),
    ("a zip file", looks.zip_file),
    ("a Parquet file", looks.parquet),
)

__all__ = ["CONTAINERS", "FORMATS", "Format", "expand", "expand_file", "read"]


def read(source: Source, settings: Settings) -> Page:
    """The page in ``source``, pure and the same each time.

    Raises:
        InputError: empty, binary, too large, undecodable or without text; the message says which.
    """
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
    _refuse_containers(source.data)
    for magic, reason in NO_TEXT:
        if source.data.startswith(magic) and _has_nul(source.data):
            raise InputError(reason)
    page = next(form for form in FORMATS if form.looks(source.data)).read(source, settings)
    if not source.column:
        return page
    told = Omission(
        f"record:{source.column}",
        0,
        f"the other fields of the record; that {source.column} is the text is told by content",
    )
    return replace(page, omitted=(*page.omitted, told))


def _refuse_containers(data: bytes) -> None:
    for name, is_one in CONTAINERS:
        if is_one(data) and not looks.docx(data):
            raise InputError(f"{name} holds sources and is none itself; unpack it first")


def _has_nul(data: bytes) -> bool:
    """Whether the start holds a NUL, which text has only as UTF-16: "MZ" alone may begin a sentence."""
    return b"\0" in data[:512]
