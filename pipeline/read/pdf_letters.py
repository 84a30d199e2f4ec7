"""The letters of a PDF page as stretches of text in one line: where blanks are is told from the places of the letters."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from .pdf_columns import SOFT_HYPHEN, Segment

HYPHENS = {2, 0xFFFE}  # what the library gives for a hyphen that ends a line
FAR = 2.5  # heights that part two stretches
BACK = 1.1  # heights that a letter may begin before the last one ends: the letters of a ligature share one place


def segments(page: Any) -> list[Segment]:
    """The stretches of a page of pypdfium2, in the order in which the page draws them."""
    from pypdfium2 import raw

    text = page.get_textpage()
    found: list[Segment] = []
    blank = False
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        letter = SOFT_HYPHEN if code in HYPHENS else chr(code)
        if letter.isspace():
            blank = blank or not raw.FPDFText_IsGenerated(text, index)  # the library makes blanks of small gaps
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if code and right > left and top > bottom:
            found.append(Segment(left, bottom, right, top, " " + letter if blank else letter))
            blank = False
    return merged(found)


def merged(segments: list[Segment]) -> list[Segment]:
    """Neighbours that stand in one line and close together made one."""
    lines: list[Segment] = []
    run: list[Segment] = []
    for segment in segments:
        if run:
            last = run[-1]
            height = min(last.size, segment.size)
            overlap = min(last.top, segment.top) - max(last.bottom, segment.bottom)
            if not (overlap > 0.4 * height and -BACK * height < segment.left - last.right < FAR * height):
                lines += _line(run)
                run = []
        run.append(segment)
    return lines + _line(run)


def _line(run: list[Segment]) -> list[Segment]:
    if not run:
        return []
    parts, cells = [run[0].text], run[0].cells
    for last, segment in pairwise(run):
        height = min(last.size, segment.size)
        gap, blank = segment.left - last.right, _blank(last.text[-1], segment.text.strip(" ")[0]) * height
        narrow = last.text[-1].isascii() or segment.text.strip(" ")[0].isascii()
        cells = cells or segment.cells or gap > blank + 0.2 * height * narrow
        said = segment.text[0] == " " and last.text[-1].isascii() and segment.text[1:2].isascii()
        parts.append((" " if gap > blank or said else "") + segment.text.strip(" "))
    text = "".join(parts).strip(" ")
    bottom, top = min(one.bottom for one in run), max(one.top for one in run)
    return [Segment(run[0].left, bottom, run[-1].right, top, text, cells)] if text else []


def _blank(before: str, after: str) -> float:
    """How wide a gap is a blank, in heights. Programs leave a quarter between 2018 and 年; cells are further apart."""
    if before.isascii() and after.isascii():
        return 0.2
    return 0.35 if before.isascii() or after.isascii() else 0.6
