"""The font that stands in for fonts a PDF names and does not embed, so that no result depends on a machine's fonts.

pdfium drops a letter whose glyph it can't find, and looks among the machine's fonts for it: with no Chinese font
installed, a PDF that embeds none loses all its Chinese. Here every such font is one and the same, in which each
character is a box: the letters have a place, and that is all that a reader needs.
"""

from __future__ import annotations

import ctypes
import struct
from typing import Any

EM = 1000  # units
BASE = -100  # units under the line on which letters stand
TRUE_TYPE = 0x00010000


def box_font() -> bytes:
    """A TrueType font (OpenType 1.9) of two glyphs, both the same box; its cmap gives every character the second."""
    box = struct.pack(">5h", 1, 0, BASE, EM, EM + BASE)
    box += struct.pack(">2H", 3, 0) + bytes((1, 1, 1, 1)) + struct.pack(">4h", 0, 0, EM, 0)
    box += struct.pack(">4h", BASE, EM, 0, -EM)
    box += bytes(-len(box) % 4)
    many_to_one = struct.pack(">2H6I", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    head = struct.pack(">4I2H2q4h2H3h", TRUE_TYPE, 0, 0, 0x5F0F3CF5, 3, EM, 0, 0, 0, BASE, EM, EM + BASE, 0, 8, 2, 0, 0)
    tables = {
        b"cmap": struct.pack(">4HI", 0, 1, 3, 10, 12) + many_to_one,
        b"glyf": box * 2,
        b"head": head,
        b"hhea": struct.pack(">I3h H 11h H", TRUE_TYPE, EM + BASE, BASE, 0, EM, *(0,) * 2, EM, 1, *(0,) * 7, 2),
        b"hmtx": struct.pack(">HhHh", EM, 0, EM, 0),
        b"loca": struct.pack(">3H", 0, len(box) // 2, len(box)),
        b"maxp": struct.pack(">I14H", TRUE_TYPE, 2, 4, 1, 0, 0, 1, *(0,) * 8),
        b"post": struct.pack(">I i 2h 5I", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    return _file(tables)


def _file(tables: dict[bytes, bytes]) -> bytes:
    """The tables, in the order of their names, behind a directory of them."""
    out = struct.pack(">I4H", TRUE_TYPE, len(tables), 128, 3, len(tables) * 16 - 128)
    at, bodies = len(out) + 16 * len(tables), b""
    for name, body in sorted(tables.items()):
        out += struct.pack(">4s3I", name, 0, at + len(bodies), len(body))
        bodies += body + bytes(-len(body) % 4)
    return out + bodies


#: What pdfium holds pointers to, until the end of the process.
_held: list[Any] = []


def use_box_font() -> None:
    """Make pdfium take the box font for every font that it lacks, in this process and from now on."""
    from pypdfium2 import raw

    if _held:
        return

    font = box_font()

    def data(_info: Any, _font: Any, table: int, buffer: Any, size: int) -> int:
        if table:  # asked for one table, or for a collection's, which this is none of
            return 0
        if buffer and size >= len(font):
            ctypes.memmove(buffer, font, len(font))
        return len(font)

    info = raw.FPDF_SYSFONTINFO()
    info.version = 1
    kinds = dict(raw.FPDF_SYSFONTINFO._fields_)
    info.MapFont = kinds["MapFont"](lambda *_: 1)
    info.GetFont = kinds["GetFont"](lambda *_: 1)
    info.GetFontData = kinds["GetFontData"](data)
    info.GetFontCharset = kinds["GetFontCharset"](lambda *_: raw.FXFONT_GB2312_CHARSET)
    info.GetFaceName = kinds["GetFaceName"](lambda *_: 0)
    info.DeleteFont = kinds["DeleteFont"](lambda *_: None)
    info.EnumFonts = kinds["EnumFonts"](lambda *_: None)
    info.Release = kinds["Release"](lambda *_: None)
    _held.append(info)
    raw.FPDF_SetSystemFontInfo(info)
