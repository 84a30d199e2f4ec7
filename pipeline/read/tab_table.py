"""Tables of plain text whose columns are parted by tabs: 指标⇥单位⇥产量 over 粮食⇥万吨⇥12.30."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..chinese.pages import NUMBER
from ..regex import regex
from .text_table import Tables

GAP = regex("\t+")
INDENT = regex("[ \t\u3000]*")
ROWS, COLUMNS = 2, 3  # of a table; one of fewer columns has more rows
MORE_ROWS = 3
#: — 7 —, 第7页 共9页: the number of a page, as one stands between two pages.
PAGE = regex(NUMBER, re.I)
FAR = 8  # lines, most of them blank, from the last row of a page to the first of the next
LONG = 60  # characters of a cell, from which on it is a sentence


def find_tab_tables(lines: Sequence[str], starts: Sequence[int], number: int) -> Tables:
    """The tables in the lines of a text, numbered after ``number``; ``starts`` says where in it each line begins.

    A table is at least two lines in which tabs part the same number of columns, three lines if there are only two
    columns. Tabs that only indent part nothing; one tab after another is an empty cell. The table goes on below the number
    of a page.
    """
    found = Tables("read/tab-table", "the tabs that part the columns of a table")
    index = 0
    while index < len(lines):
        parts = list(_parts(lines, index))
        count = sum(len(part.rows) for part in parts)
        columns = len(parts[0].rows[0]) if count else 0
        if columns > 1 and count >= (ROWS if columns >= COLUMNS else MORE_ROWS):
            number += 1
            above = 0
            for part in parts:
                size = len(part.rows)
                taken = range(part.first, part.first + size)
                rows = list(zip(taken, part.rows, strict=True))
                found.add(number, rows, taken, lines, starts, above=above, below=count - above - size)
                above += size
        index = max(parts[-1].first + len(parts[-1].rows), index + 1)
    return found


class _Part(NamedTuple):
    """The rows of a table on one page, from the line ``first`` on."""

    first: int
    rows: list[list[tuple[int, int]]]


def _parts(lines: Sequence[str], first: int) -> Iterator[_Part]:
    """The table that begins in line ``first``, page by page; one part without rows where none does."""
    part = _Part(first, list(_rows(lines, first)))
    yield part
    while part.rows:
        columns, at = len(part.rows[0]), _next_page(lines, part.first + len(part.rows))
        part = _Part(at, list(_rows(lines, at)))
        if not part.rows or len(part.rows[0]) != columns:
            return
        yield part


def _next_page(lines: Sequence[str], first: int) -> int:
    """The line behind the number of a page that stands alone from ``first`` on; the end of the text where none does."""
    filled = (index for index in range(first, min(first + FAR, len(lines))) if lines[index].strip())
    mark = next(filled, -1)
    if mark < 0 or not PAGE.fullmatch(lines[mark].strip()):
        return len(lines)
    return next(filled, len(lines))


def _rows(lines: Sequence[str], first: int) -> Iterator[list[tuple[int, int]]]:
    """The rows of as many columns as the first has, from line ``first`` on."""
    columns = 0
    for index in range(first, len(lines)):
        if "\t" not in lines[index]:
            return
        cells = list(_cells(lines[index]))
        columns = columns or len(cells)
        if len(cells) != columns or columns < 2 or any(high - low > LONG for low, high in cells):
            return
        yield cells


def _cells(line: str) -> Iterator[tuple[int, int]]:
    """Where the cells stand, without the blanks around them; tabs at the start of a line indent it."""
    indent = INDENT.match(line)
    at, end = indent.end() if indent else 0, len(line.rstrip(" \u3000"))
    while True:
        tab = line.find("\t", at, end)
        high = end if tab < 0 else tab
        cell = line[at:high]
        start = at + len(cell) - len(cell.lstrip())
        yield start, max(start, at + len(cell.rstrip()))
        if tab < 0:
            return
        at = tab + 1
