"""The pieces of a line that do not stay as they are: empty elements, and raised letters.

A style sheet may print a number in an empty element: 任务为<i class="n7"></i>万株. The number is not in the file. Where a
number must stand, U+FFFD marks it, which later stages read as a hole; anywhere else it prints nothing, or an icon. Of
raised letters, 用电量<sup>2</sup>58.3亿 has a note mark, 12.5km<sup>2</sup> a power.
"""

from __future__ import annotations

import re
from itertools import groupby

from lxml import etree

from ...chinese.widths import HAN
from ...regex import regex
from ..raised import written
from .look import Look

HOLE = "\0"  # no text of a parsed page holds it
MAY_PRINT = frozenset(("i", "span", "em", "b", "font", "s", "u", "code", "strong"))
ICON = regex(r"ico|fa(?![a-z])|glyph|arrow|btn|button|logo|bg|clear|line|dot|share|close", re.I)
#: What only a number can stand before.
UNITS = (
    "平方公里|平方米|立方米|公顷|公里|千瓦|人次|万?亿元|万元|个百分点|万[人户亩吨株头只千]|亿斤|百分|[元亩吨株％%]|"
    "月\\d|月份|日[前起至]"
)
BEFORE_UNIT = regex(f"(?:{UNITS})")
AFTER_WORD = regex(f"[{HAN}]")
IN_NUMBER = regex(r"[\d.．]")


def is_hole(element: etree._Element, attributes: dict[str, str]) -> bool:
    """Whether one of ``MAY_PRINT`` holds nothing, but has a name by which a sheet may print something in it."""
    names = attributes.get("class")
    return bool(names) and not element.text and not len(element) and not ICON.search(names or "")


def with_holes(pieces: list[tuple[str, Look]]) -> list[tuple[str, Look]]:
    """The pieces of a line, the mark of a hole where a number must stand, nothing for other empty elements."""
    found: list[tuple[str, Look]] = []
    for index, (text, look) in enumerate(pieces):
        if text != HOLE:
            found.append((text, look))
            continue
        before = next((part for part, _ in reversed(pieces[:index]) if part != HOLE), "")
        after = next((part for part, _ in pieces[index + 1 :] if part != HOLE), "")
        if _lacks_number(before[-1:], after.lstrip()) and (not found or found[-1][0] != "\ufffd"):
            found.append(("\ufffd", look))
    return found


def _lacks_number(before: str, after: str) -> bool:
    if IN_NUMBER.match(before) and IN_NUMBER.match(after):
        return True
    return bool((AFTER_WORD.match(before) or IN_NUMBER.match(before)) and BEFORE_UNIT.match(after))


def with_marks(pieces: list[tuple[str, Look]]) -> tuple[list[tuple[str, Look]], int]:
    """The pieces of a line, those that are raised set so that they join no number, and how many runs were set so.

    A line that is raised as a whole stays as it is: there a mark has nothing to join.
    """
    if not any(look.raised for _, look in pieces) or not any(text.strip() and not look.raised for text, look in pieces):
        return pieces, 0
    found: list[tuple[str, Look]] = []
    marks, before = 0, ""
    for raised, run in groupby(pieces, lambda piece: piece[1].raised):
        of_run = list(run)
        text = "".join(part for part, _ in of_run)
        now = written(text, before) if raised else text
        marks += now != text
        found += of_run if now == text else [(now, of_run[0][1])]
        before = now
    return found, marks
