"""Tables of plain text whose columns are parted by tabs: 指标⇥单位⇥产量 over 粮食⇥万吨⇥12.30."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..regex import regex
from .text_table import Tables

GAP = regex("\t+")
INDENT = regex("[ \t\u3000]*")
ROWS, COLUMNS = 2, 3  # of a table; one of fewer columns has more rows
MORE_ROWS = 3
LONG = 60  # characters of a cell, from which on it is a sentence


def find_tab_tables(lines: Sequence[str], starts: Sequence[int], number: int) -> Tables:
    """The tables in the lines of a text, numbered after ``number``; ``starts`` says where in it each line begins.

    A table is at least two lines in which tabs part the same number of columns, three lines if there are only two
    columns. Tabs that only indent part nothing; one tab after another is an empty cell.
    """
    found = Tables("read/tab-table", "the tabs that part the columns of a table")
    index = 0
    while index < len(lines):
        rows = list(_rows(lines, index))
        columns = len(rows[0]) if rows else 0
        if columns > 1 and len(rows) >= (ROWS if columns >= COLUMNS else MORE_ROWS):
            number += 1
            taken = range(index, index + len(rows))
            found.add(number, list(zip(taken, rows, strict=True)), taken, lines, starts)
        index += max(len(rows), 1)
    return found


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
