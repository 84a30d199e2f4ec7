"""How the letters of a PDF page are set: in which size, and whether in bold letters."""

from __future__ import annotations

import ctypes
from math import hypot
from typing import Any, NamedTuple

from ...regex import regex

#: Names of fonts that are bold: SimSun,Bold, SimHei, FZXBSJW for titles.
_BOLD = regex("(?i)bold|heavy|black|hei(?![a-z])|FZ(?:XBS|DBS|HT)|黑|小标宋")
_HEAVY = 600  # weights of a font from which on it is bold
_STROKED = 2  # the way of drawing that fills a letter and draws its edge too: bold letters of a font that has none
_LONGEST_NAME = 128


class Set(NamedTuple):
    """``points`` is the size on the page."""

    points: float
    bold: bool


class Types:
    """What is known of the letters of one page: letters that are drawn at once are set alike, those of a font are as bold."""

    def __init__(self, text: Any) -> None:
        from pypdfium2 import raw

        self.raw, self.text, self.matrix = raw, text.raw, raw.FS_MATRIX()
        self.known: dict[bytes, Set] = {}  # by the address of what draws the letters
        self.bold: dict[bytes, bool] = {}  # by the address of the font
        self.drawn_with = raw.FPDFText_GetTextObject

    def of(self, index: int) -> Set:
        """How the letter at ``index`` is set."""
        drawn = self.drawn_with(self.text, index)
        if not drawn:
            return Set(self._points(index), self._has_bold_font(index))
        key = bytes(drawn)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = Set(self._points(index), self._is_bold(index, drawn))
        return found

    def _points(self, index: int) -> float:
        self.raw.FPDFText_GetMatrix(self.text, index, self.matrix)
        size = float(self.raw.FPDFText_GetFontSize(self.text, index))
        return round(size * (hypot(self.matrix.c, self.matrix.d) or 1.0), 1)

    def _is_bold(self, index: int, drawn: Any) -> bool:
        font = bytes(self.raw.FPDFTextObj_GetFont(drawn))
        found = self.bold.get(font)
        if found is None:
            found = self.bold[font] = self._has_bold_font(index)
        return found or self.raw.FPDFTextObj_GetTextRenderMode(drawn) == _STROKED

    def _has_bold_font(self, index: int) -> bool:
        name, flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self.raw.FPDFText_GetFontInfo(self.text, index, name, _LONGEST_NAME, flags)
        if _BOLD.search(name.value.decode("utf-8", "replace")):
            return True
        return int(self.raw.FPDFText_GetFontWeight(self.text, index)) >= _HEAVY
