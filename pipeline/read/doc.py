"""OLE compound files: legacy Word, which a library turns into DOCX; everything else is named and refused.

A .doc is whatever its first bytes say; those that are RTF, HTML or WordML under that name never come here. The library
knows lists, tables, styles, notes and headers, and is strict. What it refuses it is given again with formatting that may
be cut short; what it refuses still, a second library reads as plain text.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ..chinese.widths import IS_HAN
from ..errors import InputError
from ..model import Omission, Page, Source
from ..regex import regex
from ..settings import Settings
from . import docx
from .doc_formatting import cut_short
from .lines import Drawn, page_of

MEDIA_TYPE = "application/msword"
MISSING = "legacy Word (.doc) needs msdoc2docx: pip install gongwen[doc]"
ENCRYPTED = "an encrypted Word document; save it without its password first"
#: Streams that tell what a compound file is, and what to say of it.
OTHERS = (
    ("EncryptedPackage", "an encrypted Office file; save it without its password first"),
    ("Workbook", "an Excel workbook, not a text"),
    ("PowerPoint Document", "a PowerPoint presentation, not a text"),
    ("__properties_version1.0", "an Outlook message, not a text"),
)
PLACE = regex(r"docx:[^#]*#?")


def read(source: Source, settings: Settings) -> Page:
    """The page of a Word 97-2003 document.

    Raises:
        InputError: another kind of file, encrypted, damaged, without text, or the library is not installed.
    """
    if "WordDocument".encode("utf-16-le") not in source.data:
        for stream, reason in OTHERS:
            if stream.encode("utf-16-le") in source.data:
                raise InputError(reason)
        raise InputError("an OLE file without a Word document in it")
    lines, omitted, why = _structured(source.data, settings)
    if why:
        with suppress(AttributeError, ImportError), cut_short():
            lines, omitted, _ = _structured(source.data, settings)
    plain = _plain(source.data)
    if not lines and plain is None:
        raise InputError(f"a Word document that can't be read: {why}")
    if plain is not None and _lacks(lines, omitted, plain):
        lines = [Drawn(line.rstrip(), f"doc:p{n}") for n, line in enumerate(plain.split("\n"), 1) if line.strip()]
        omitted = [Omission("doc", 0, f"automatic numbers and tables: {why or 'the file is damaged'}")]
    return page_of(source, MEDIA_TYPE, "utf-16-le", lines, omitted=omitted)


def _structured(data: bytes, settings: Settings) -> tuple[list[Drawn], list[Omission], str]:
    """The lines with all that the first library knows of them; none, and the reason, where it refuses the file."""
    try:
        from doc2docx import convert
        from doc2docx.errors import EncryptedDocumentError
    except ImportError as error:
        raise InputError(MISSING) from error
    try:
        with tempfile.TemporaryDirectory() as folder:  # the library takes files only
            taken, given = Path(folder, "a.doc"), Path(folder, "a.docx")
            taken.write_bytes(data)
            convert(taken, given)
            lines, omitted = docx.lines_of(given.read_bytes(), settings)
    except EncryptedDocumentError as error:
        raise InputError(ENCRYPTED) from error
    except Exception as error:  # a damaged file may break it anywhere, and the text is not lost with it
        return [], [], " ".join(f"{type(error).__name__}: {error}".split())[:120]
    placed = [line._replace(locator=PLACE.sub("doc:", line.locator, count=1)) for line in lines]
    return placed, [omission._replace(locator=PLACE.sub("doc:", omission.locator)) for omission in omitted], ""


def _plain(data: bytes) -> str | None:
    """The text as the second library has it, paragraph by paragraph; None where it can't read the file either."""
    try:
        from office_oxide import Document, OfficeOxideError
    except ImportError:
        return None
    with suppress(OfficeOxideError), Document.from_bytes(data, "doc") as document:
        return re.sub("[\r\x0b]", "\n", str(document.plain_text()))
    return None


def _lacks(lines: list[Drawn], omitted: list[Omission], plain: str) -> bool:
    """Whether the structured reading has fewer ideographs than the plain one, beyond those it left out with a record."""
    lost = _ideographs(plain) - _ideographs("".join(line.text for line in lines))
    return lost.total() > sum(omission.length for omission in omitted)


def _ideographs(text: str) -> Counter[str]:
    return Counter(_han(text))


def _han(text: str) -> Iterator[str]:
    return (character for character in text if IS_HAN.match(character))
