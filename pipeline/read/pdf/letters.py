"""The letters of a PDF page as stretches of text in one line: where blanks are is told from the places of the letters."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import Any

from .columns import MARKER, SOFT_HYPHEN, Segment
from .other_font import put_back
from .raised import marked
from .rules import Rule
from .set_in import Types

HYPHENS = {2, 0xFFFE}  # what the library gives for a hyphen that ends a line
UNKNOWN = "\ufffd"  # a letter of which the font does not say what it is
FAR = 2.5  # heights that part two stretches
SAID = 0.3  # heights of a gap that the page draws as a blank and means as one
LIKE = 0.8  # of the height of the larger of two letters, from which on both count as of one size
OPEN = 1.5  # heights of a gap from which on it is a place to fill in, as wide as it is
TIGHT = 0.2  # heights of a gap that is no blank between letters of any kind
WIDE = "\u3000"
_LONGEST_NUMBER = 12  # letters of 第一千二百六十七条 and the blanks some set between them
BACK = 1.1  # heights that a letter may begin before the last one ends: the letters of a ligature share one place


def segments(letters: Sequence[Segment], walls: Sequence[Rule]) -> list[Segment]:
    """The stretches that these letters make, in the order in which the page draws them. ``walls`` part them."""
    return merged(list(marked(put_back(letters))), walls)


def letters_of(page: Any) -> list[Segment]:
    """The letters of a page of pypdfium2 one by one; one that is the first after a blank begins with it."""
    return list(_letters(page))


def _letters(page: Any) -> Iterator[Segment]:
    from pypdfium2 import raw

    text_page = page.get_textpage()
    text, box = text_page.raw, raw.FS_RECTF()
    code_of, box_of, is_generated = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox, raw.FPDFText_IsGenerated
    types, blank, high = Types(text_page), False, 0
    for index in range(text_page.count_chars()):
        code = code_of(text, index)
        if 0xD800 <= code < 0xDC00:  # the first half of a character; the second comes next
            high = code
            continue
        letter = _letter(code, high)
        high = 0
        if letter.isspace():
            blank = blank or not is_generated(text, index)  # the library makes blanks of small gaps
            continue
        known = box_of(text, index, box)
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if not known or right <= left or top <= bottom:
            if is_generated(text, index):
                continue
            left, bottom, right, top = _estimated(text, index)
        points, bold = types.of(index)
        yield Segment(left, bottom, right, top, " " + letter if blank else letter, False, points, bold)
        blank = False


def _letter(code: int, high: int) -> str:
    """The character that a code stands for, and the half before it."""
    if high and 0xDC00 <= code < 0xE000:
        return chr(0x10000 + ((high - 0xD800) << 10) + code - 0xDC00)
    if not code or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return UNKNOWN
    return SOFT_HYPHEN if code in HYPHENS else chr(code)


def _estimated(text: Any, index: int) -> tuple[float, float, float, float]:
    """The box of a letter whose font has none for it: a square of the font's size on the line where it stands."""
    from pypdfium2 import raw

    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    raw.FPDFText_GetCharOrigin(text, index, x, y)
    raw.FPDFText_GetMatrix(text, index, matrix)
    size = raw.FPDFText_GetFontSize(text, index)
    wide, high = size * (hypot(matrix.a, matrix.b) or 1.0), size * (hypot(matrix.c, matrix.d) or 1.0)
    return x.value, y.value - 0.15 * high, x.value + wide, y.value + 0.85 * high


def merged(segments: list[Segment], walls: Sequence[Rule] = ()) -> list[Segment]:
    """Neighbours that stand in one line, close together and with no wall between, made one."""
    lines: list[Segment] = []
    run: list[Segment] = []
    for segment in segments:
        if run and not (_near(run[-1], segment) and not (walls and _walled(run[-1], segment, walls))):
            lines += _line(run)
            run = []
        run.append(segment)
    return lines + _line(run)


def _near(one: Segment, other: Segment) -> bool:
    """Whether ``other`` stands in the line of ``one``, close behind it."""
    _, low, right, high, *_ = one
    its_left, its_low, _, its_high, *_ = other
    height = min(high - low, its_high - its_low)
    overlap = min(high, its_high) - max(low, its_low)
    return overlap > 0.4 * height and -BACK * height < its_left - right < FAR * height


def _walled(one: Segment, other: Segment, walls: Sequence[Rule]) -> bool:
    """Whether an upright line stands between the middles of two neighbours."""
    left, right = (one.left + one.right) / 2, (other.left + other.right) / 2
    height = (other.bottom + other.top) / 2
    return any(left < wall.at < right and wall.low <= height <= wall.high for wall in walls)


def _line(run: list[Segment]) -> list[Segment]:
    if not run:
        return []
    parts, cells = [run[0].text], run[0].cells
    for last, segment in pairwise(run):
        small, height = sorted((last.size, segment.size))
        if segment.left - last.right <= TIGHT * small and segment.text[0] != " ":
            parts.append(segment.text.strip(" "))
            cells = cells or segment.cells
            continue
        height = small if small > LIKE * height else height  # beside a raised letter the gap is one of its line
        gap, blank = segment.left - last.right, _blank(last.text[-1], segment.text.strip(" ")[0]) * height
        narrow = last.text[-1].isascii() or segment.text.strip(" ")[0].isascii()
        apart = gap > blank + 0.2 * height * narrow
        cells = cells or segment.cells or (apart and not _is_number(parts))
        ascii_ = last.text[-1].isascii() and segment.text[1:2].isascii()
        said = segment.text[0] == " " and (ascii_ or gap > SAID * height)
        space = WIDE * round(gap / height) if gap >= OPEN * height else " " if gap > blank or said else ""
        parts.append(space + segment.text.strip(" "))
    text = "".join(parts).strip(" ")
    if not text:
        return []
    bottom, top = min(one.bottom for one in run), max(one.top for one in run)
    wide = [one for one in run if not one.text.isascii()]  # digits are often of another font
    bold = bool(wide) and all(one.bold for one in wide)
    return [Segment(run[0].left, bottom, run[-1].right, top, text, cells, _points(run), bold)]


def _is_number(parts: Sequence[str]) -> bool:
    """Whether these letters, which begin a line, are the number of what stands behind a blank: 第三条　村务应当公开."""
    return len(parts) <= _LONGEST_NUMBER and MARKER.fullmatch("".join(parts).strip(" ")) is not None


def _points(run: Sequence[Segment]) -> float:
    """The size of most letters."""
    points = run[0].points
    if all(one.points == points for one in run):
        return points
    letters: Counter[float] = Counter()
    for one in run:
        letters[one.points] += len(one.text)
    return max(letters, key=lambda size: letters[size])


def _blank(before: str, after: str) -> float:
    """How wide a gap is a blank, in heights. Programs leave a quarter between 2018 and 年; cells are further apart."""
    if before.isascii() and after.isascii():
        return TIGHT
    return 0.35 if before.isascii() or after.isascii() else 0.6
