"""The margin at which a page cuts its lines, and what sets its paragraphs apart: read from the lines that prove it.

A line that is full and stops within a sentence goes on below: how the lines after it begin (without an indent, without
a blank line) shows how a line begins that goes on. A line that is not full ends a paragraph: the lines after it show how
one begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..regex import regex
from .lines import TERMINAL, Row, rows

NARROWEST, WIDEST = 24, 200  # columns
SLACK = 4  # columns by which a full line may fall short: a mark that may not begin a line, a number kept whole
LONGEST_TOKEN = 16  # columns of what stays in one piece: 2019-2021年, 12345.67
DEEPEST = 8  # columns of an indent; more centres the line
PARAGRAPHS = 3  # beginnings that must agree
CLOSED = TERMINAL + "：:；;”）)》"
#: A mark that hangs over the margin, since it may not begin a line.
_HANGS = "，。；：、！？）》”’」』】"
#: What a page keeps in one piece at the start of a line: a number, a word, a character and the marks after it.
_TOKEN = regex(f"[“‘《（「『【]*(?:[A-Za-z0-9.,:/-]+[%％‰]?|.)[{_HANGS}]*")


class Margin(NamedTuple):
    """``columns``: how wide a full line is, 0 where the page cuts no lines."""

    columns: int = 0
    characters: int = 0  # how many a full line has, where the page counts characters and not columns
    stepped: bool = False  # a paragraph begins with an indent, and no line within one does
    parted: bool = False  # a blank line stands above a paragraph, and none within one

    def full(self, row: Row, below: Row) -> bool:
        """Whether ``row`` reaches the margin, or would reach it with what ``below`` keeps in one piece."""
        if abs(row.width - self.columns) <= SLACK or self._counted(row):
            return True
        wide = row.width + (min(row.indent * 2, DEEPEST) if self.stepped else 0)
        if abs(wide - self.columns) <= SLACK:
            return True
        token = _TOKEN.match(below.text)
        over = _columns(token[0]) if token else 0
        return wide < self.columns < wide + over and over <= LONGEST_TOKEN

    def stops_within(self, row: Row, below: Row) -> bool:
        """Whether a line a little shorter, as letters of unequal widths make it, ends no paragraph: it has no mark at
        its end, and the next begins as no paragraph here does."""
        if row.text[-1] in CLOSED or below.gap or below.indent or not (self.stepped or self.parted):
            return False
        return row.width * 4 >= self.columns * 3

    def _counted(self, row: Row) -> bool:
        return len(row.text) == self.characters or len(row.text) + row.indent == self.characters


NONE = Margin()


@lru_cache(maxsize=2)
def margin(text: str) -> Margin:
    """The margin of the page; ``NONE`` where its lines end where paragraphs do."""
    lines = rows(text)
    columns = _width(lines)
    if not columns:
        return NONE
    inner: list[Row] = []  # lines that go on with the sentence above
    first: list[Row] = []  # lines that begin a paragraph
    for above, below in pairwise(lines):
        wide = columns - SLACK <= above.width <= columns + SLACK
        if wide and above.text[-1] not in CLOSED:
            inner.append(below)
        elif above.width < columns - 2 * SLACK:
            first.append(below)
    return Margin(
        columns,
        _counts(lines),
        _tells([_steps(row, text) for row in first], [_steps(row, text) for row in inner]),
        _tells([row.gap > 0 for row in first], [row.gap > 0 for row in inner]),
    )


def _counts(lines: Sequence[Row]) -> int:
    """How many characters as good as all lines have that stop within a sentence; 0 where they differ."""
    sizes = Counter(len(row.text) for row in lines[:-1] if row.text[-1] not in CLOSED and len(row.text) > 10)
    size, count = sizes.most_common(1)[0]
    return size if count * 10 >= sizes.total() * 7 else 0


def _steps(row: Row, text: str) -> bool:
    return row.indent >= 2 or (row.indent == 1 and text[row.start - 1] == "\u3000")


def _tells(first: Sequence[bool], inner: Sequence[bool]) -> bool:
    """Whether most beginnings show a sign, and as good as no other line does."""
    return sum(first) >= PARAGRAPHS and sum(first) * 10 >= len(first) * 6 and sum(inner) <= max(1, len(inner) // 20)


def _columns(text: str) -> int:
    return len(text.encode("gb18030", "replace"))


def _bare(row: Row) -> int:
    """Columns of a line without the mark that may hang over the margin."""
    return row.width - (2 if row.text[-1] in _HANGS else 0)


def _width(lines: Sequence[Row]) -> int:
    """The margin in columns; 0 where the page has none."""
    within = [row for row in lines[:-1] if row.text[-1] not in CLOSED and len(row.text) > 10]
    if len(within) < 4 or len(within) * 5 < len(lines):
        return 0
    return _agreed(sorted(row.width for row in within), [row.width for row in lines]) or _agreed(
        sorted(_bare(row) for row in within), [_bare(row) for row in lines]
    )


def _agreed(cut: Sequence[int], widths: Sequence[int]) -> int:
    """The width at which most of the lines ``cut`` within a sentence end, if few of all are wider."""
    columns = cut[-1 - len(cut) // 12]
    near = sum(1 for width in cut if columns - SLACK <= width <= columns + 1)
    over = sum(1 for width in widths if width > columns + 1)
    if not NARROWEST <= columns <= WIDEST or near < 4 or over * 20 > len(widths):
        return 0
    return columns if near * 2 >= len(cut) else 0
