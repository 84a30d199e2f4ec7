"""OLE compound files: legacy Word through a library, everything else named and refused.

A .doc is whatever its first bytes say; those that are RTF, HTML or WordML under that name never come here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..errors import InputError
from ..model import Cell, Page, Source
from ..settings import Settings
from .lines import Drawn, page_of

MEDIA_TYPE = "application/msword"
MISSING = "legacy Word (.doc) needs office-oxide: pip install gongwen[doc]"
#: Streams that tell what a compound file is, and what to say of it.
OTHERS = (
    ("EncryptedPackage", "an encrypted Office file; save it without its password first"),
    ("Workbook", "an Excel workbook, not a text"),
    ("PowerPoint Document", "a PowerPoint presentation, not a text"),
    ("__properties_version1.0", "an Outlook message, not a text"),
)


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
    try:
        lines = list(_by_office_oxide(source.data))
    except ImportError:
        lines = list(_by_legacy_doc(source.data))
    return page_of(source, MEDIA_TYPE, "utf-16-le", lines)


def _by_office_oxide(data: bytes) -> Iterator[Drawn]:
    from office_oxide import Document, OfficeOxideError

    try:
        with Document.from_bytes(data, "doc") as document:
            plain, told = document.plain_text(), json.loads(document.to_ir_json())
    except OfficeOxideError as error:
        raise InputError(f"a Word document that can't be read: {error}") from error
    walk = _Structure()
    lines = list(walk.lines(told))
    if _bare("".join(line.text for line in lines)) == _bare(plain):
        yield from lines
    else:  # the structure lost something: the plain text is the safe side
        yield from _plain(plain)


def _by_legacy_doc(data: bytes) -> Iterator[Drawn]:
    try:
        from legacy_doc import extract_text
        from legacy_doc.exceptions import LegacyDocError
    except ImportError as error:
        raise InputError(MISSING) from error
    try:
        yield from _plain(extract_text(data).text)
    except LegacyDocError as error:
        raise InputError(f"a Word document that can't be read: {error}") from error


def _plain(text: str) -> Iterator[Drawn]:
    for number, line in enumerate(text.replace("\r", "\n").replace("\x0b", "\n").split("\n"), 1):
        if line.strip():
            yield Drawn(line.rstrip(), f"doc:p{number}")


def _bare(text: str) -> str:
    return "".join(text.split())


class _Structure:
    """The library's tree as lines. Its headings are guesses from looks and are not taken over."""

    def __init__(self) -> None:
        self.tables = 0
        self.paragraphs = 0

    def lines(self, node: Any, cell: Cell | None = None) -> Iterator[Drawn]:
        if isinstance(node, list):
            for child in node:
                yield from self.lines(child, cell)
        elif isinstance(node, dict):
            if isinstance(node.get("rows"), list):
                yield from self._table(node["rows"])
            elif node.get("type") in ("paragraph", "heading"):
                self.paragraphs += 1
                where = f"doc:p{self.paragraphs}"
                for line in "".join(_texts(node.get("content"))).replace("\x0b", "\n").split("\n"):
                    if line.strip():
                        yield Drawn(line.rstrip(), where, role="cell" if cell else "text", cell=cell)
            else:
                for key in ("sections", "elements", "items", "content", "children", "blocks"):
                    yield from self.lines(node.get(key), cell)

    def _table(self, rows: list[Any]) -> Iterator[Drawn]:
        self.tables += 1
        number = self.tables
        for row, cells in enumerate(rows):
            cells = cells.get("cells", []) if isinstance(cells, dict) else cells
            for column, inside in enumerate(cells if isinstance(cells, list) else []):
                yield from self.lines(inside, Cell(number, row, column))


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for child in node:
            yield from _texts(child)
    elif isinstance(node, dict):
        if isinstance(node.get("text"), str):
            yield node["text"]
        elif node.get("type") in ("line_break", "break"):
            yield "\n"
        else:
            for key in ("content", "children"):
                yield from _texts(node.get(key))
