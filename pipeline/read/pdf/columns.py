"""Which lines of a PDF page stand in one column, and which line goes on in the next: the paper's own evidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...chinese.numerals import NUMERAL
from ...chinese.widths import HAN
from ...regex import regex
from ..aligned import LEADER

SOFT_HYPHEN = "\u00ad"
NEAR = 1.8  # heights between two lines of a paragraph; GB/T 9704 sets 16 points on 28
BEYOND = 2.0  # heights by which a line goes over the right edge of what is no column, then
FEW = 6  # lines of a column to one that goes over its edge, such as a line across two columns
SLIM = 8  # heights that a column is wide at least; newspapers set a dozen letters and more, small sheets ten
FLUSH = 3  # lines that end at one edge and make a column
#: 第三百六十七条 at the start of an article; 第三条的规定 and 第一编第六章 go on from 依照本法 in the line above.
_DIVISION = rf"第[ \u3000]?[{NUMERAL}千\d ]{{1,9}}(?:[条章节]|分?编)(?![的第至或及，与])"
MARKER = regex(
    rf"[（(]?[一二三四五六七八九十]{{1,3}}[、）)．.]|{_DIVISION}|[（(]?\d{{1,2}}[）)．、]|\d{{1,2}}\.(?!\d)|附[件录表]|抄送"
)
EDGE = 2.0  # heights by which the lines of one text end apart: a letter and its comma go to the next line together
INDENT = 3.5  # heights from the edge within which a line is indented, and further in it stands by itself
_OF_PAGE = "0123456789()（） \u3000"  # letters of the page an entry of a table of contents names: …12, …(12)
NARROW = regex(r"[!-~]{1,24}")
NO_START = tuple("，。、；：！？）》”’％%")
CLOSED = "。！？：；"
WIDE = regex(f"[{HAN}\u3000-\u303f\uff00-\uff60\u2018-\u201d\u2014\u2026]")


class Segment(NamedTuple):
    """A stretch of text in one line, in points from the lower left of its page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str
    cells: bool = False  # its words stand too far apart for a sentence
    points: float = 0.0  # the size of most of its letters
    bold: bool = False  # all of it

    @property
    def size(self) -> float:
        """Its height."""
        return self.top - self.bottom


class Column(NamedTuple):
    """Lines that end at one right edge. ``indents``: some of them begin two characters further in."""

    left: float
    right: float
    indents: bool


def columns_of(lines: list[Segment]) -> list[Column]:
    """The columns of a page whose lines are given in reading order."""
    found: list[Column] = []
    group: list[int] = []
    for index in sorted(range(len(lines)), key=lambda index: lines[index].right):
        if group and lines[index].right - lines[group[0]].right > 1.2 * lines[index].size:
            found += _column(group, lines)
            group = []
        group.append(index)
    return found + _column(group, lines)


def _column(group: list[int], lines: list[Segment]) -> list[Column]:
    """The column that these lines make; last lines of paragraphs, which end alike by chance, do not stand together."""
    together = sum(1 for index in group if index + 1 in group)
    if len(group) < FLUSH or together * 4 < len(group):
        return []
    left, right = min(lines[index].left for index in group), right_edge(lines[index] for index in group)
    below = [lines[index + 1] for index in group if index + 1 < len(lines)]
    left = min([left, *(one.left for one in below if left - INDENT * one.size < one.left and one.right <= right)])
    if right - left < SLIM * max(lines[index].size for index in group):
        return []  # a head and its number, both centred, end alike by chance
    beyond = [one for one in lines if _begins(one, left) and one.right > right + BEYOND * one.size]
    if len(beyond) * FEW > len(group):
        return []
    indented = any(1.2 * lines[index].size < lines[index].left - left < INDENT * lines[index].size for index in group)
    return [Column(left, right, indented)]


def right_edge(lines: Iterable[Segment]) -> float:
    """Where lines end at most, but for a comma that hangs over the edge of their column."""
    lines = list(lines)
    inside = [line.right for line in lines if not line.text.endswith(NO_START)]
    return max(inside or [line.right for line in lines], default=0.0)


def _begins(line: Segment, left: float) -> bool:
    """Whether a line begins at the left edge of a column, or is indented there."""
    return -line.size < line.left - left < INDENT * line.size


def _needs(text: str) -> float:
    """How many heights of room a line must leave for the start of ``text``, which can't be parted, to stand in it."""
    run = NARROW.match(text)
    wide = 0.55 * len(run[0]) if run else 1.0
    return wide + (1.0 if text[len(run[0]) if run else 1 :][:1] in NO_START else 0.0)


def column_of(line: Segment, columns: list[Column]) -> Column | None:
    """The narrowest column that a line stands in."""
    slack = line.size
    fits = [one for one in columns if one.left - slack <= line.left and line.right <= one.right + 1.5 * slack]
    return min(fits, key=lambda one: one.right - one.left, default=None)


def goes_on(line: Segment, column: Column | None, after: Segment, its: Column | None, turned: bool) -> bool:
    """Whether a paragraph goes on from a line to the next one: that is full, and this begins at the edge.

    ``turned``: the next line is on the next page.
    """
    if line.text.endswith(SOFT_HYPHEN):  # "man-" at the end of a line goes on as "agement" in the next
        return True
    if column is None or its is None or line.cells or after.cells or not 0.7 < line.size / max(after.size, 1.0) < 1.4:
        return False
    full = line.right >= column.right - max(1.2, _needs(after.text) + 0.2) * line.size and _begins(line, column.left)
    same = _are_one(column, its, line.size)
    left = min(column.left, its.left) if same and not turned else its.left
    flush = abs(after.left - left) <= 0.6 * after.size
    below = same and -0.5 * line.size < line.bottom - after.top < NEAR * line.size
    beside = its.left > column.right - line.size and after.bottom > line.top
    if not (full and flush and (turned or below or beside)) or MARKER.match(after.text) or _is_entry(line.text):
        return False
    return column.indents or line.text[-1] not in CLOSED


def _are_one(one: Column, other: Column, height: float) -> bool:
    """Whether two columns are one, measured by lines that end a letter apart or by first lines alone."""
    return abs(one.right - other.right) <= EDGE * height and abs(one.left - other.left) < INDENT * height


def _is_entry(text: str) -> bool:
    """Whether a line is an entry of a table of contents, which ends with dots and a page: 第一章　总则……1."""
    title = text.rstrip(_OF_PAGE)
    return title != text and (title.endswith(("…", "‥")) or LEADER.match(title[-3:]) is not None)


def joined(text: str, more: str) -> str:
    """Two lines as one; a blank only between words of narrow characters."""
    if text.endswith(SOFT_HYPHEN):
        return text[:-1] + more
    narrow = not WIDE.match(text[-1]) and not WIDE.match(more[0])
    return f"{text} {more}" if narrow else text + more
