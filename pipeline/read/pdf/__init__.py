"""PDF with a text layer, by pdfium: visual lines in reading order, columns one after another, page furniture noted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...errors import InputError
from ...model import Omission, Page, Source
from ...settings import Settings
from ..lines import page_of
from .aside import sheets
from .headings import headed
from .letters import UNKNOWN
from .order import ordered
from .paragraphs import drawn
from .sheet import Sheet

MEDIA_TYPE = "application/pdf"
FEW = 4  # characters a page, on the average, that a scan with a stamped page number has at most
HALF = 0.5  # share of letters without a meaning from which on a text is none


def read(source: Source, settings: Settings) -> Page:
    """The page of a PDF.

    Raises:
        InputError: encrypted, damaged, no text layer, or the library is not installed.
    """
    found = sheets(source.data)
    letters = "".join(part.text for sheet in found for part in sheet.segments)
    if not any(sheet.drawn for sheet in found):
        raise InputError("a PDF that shows nothing on any page: the pages are empty, or what draws them is damaged")
    if len(letters) <= FEW * len(found):
        raise InputError(f"a PDF of {len(found)} page images without a text layer; run OCR on it first")
    if letters.count(UNKNOWN) > HALF * len(letters):
        raise InputError("a PDF whose fonts do not say which letters they draw; run OCR on it")
    lines = headed(list(drawn(list(ordered(found)), found)))
    return page_of(source, MEDIA_TYPE, "utf-8", lines, omitted=_omitted(found, letters))


def _omitted(found: Sequence[Sheet], letters: str) -> Iterator[Omission]:
    for number, sheet in enumerate(found, 1):
        if not sheet.segments and sheet.drawn:
            yield Omission(f"pdf:page={number}", 0, "a page image without a text layer; run OCR on it")
    unknown = letters.count(UNKNOWN)
    if unknown:
        yield Omission("pdf", unknown, "letters of which the font does not say what they are; U+FFFD stands for each")
