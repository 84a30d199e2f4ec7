"""Tables of Markdown: | 事项 | 时限 | over |---|---|. Their cells become lines, as those of other formats' tables are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..regex import regex
from .text_table import Row, Tables

#: What every row between head and body holds, so that other texts cost nothing.
SIGNS = ("-|", "- |", ":|", ": |")
RULER = regex(r" {0,3}\|?[ \t]{0,8}:?-{1,200}:?[ \t]{0,8}(?:\|[ \t]{0,8}:?-{1,200}:?[ \t]{0,8})*\|?[ \t]{0,8}")
BAR = regex(r"(?<!\\)\|")
ESCAPED = regex(r"\\(?=\|)")


def find_tables(lines: Sequence[str], starts: Sequence[int], number: int) -> Tables:
    """The tables in the lines of a text; ``starts`` says where in it each begins, and they are numbered after ``number``.

    A table has a head, a ruler of as many columns, two at least, and a row; it goes on while lines hold a bar.
    """
    found = Tables("read/markdown-table", "the bars and rulers that draw a table")
    index = 0
    while index + 2 < len(lines):
        columns = _columns(lines[index], lines[index + 1])
        if not columns or not BAR.search(lines[index + 2]):
            index += 1
            continue
        end = index + 2
        while end < len(lines) and BAR.search(lines[end]):
            end += 1
        if all(low == high for line in (lines[index], *lines[index + 2 : end]) for low, high in _spans(line)):
            index = end
            continue
        number += 1
        rows = [(at, list(_spans(lines[at]))) for at in (index, *range(index + 2, end))]
        found.add(number, rows, range(index, end), lines, starts, list(_escapes(rows, lines, starts)))
        index = end
    return found


def _columns(head: str, ruler: str) -> int:
    """How many columns a table has whose head and ruler these are; 0: they are none."""
    if "|" not in head or "|" not in ruler or not RULER.fullmatch(ruler):
        return 0
    columns = sum(1 for _ in _spans(ruler))
    return columns if columns > 1 and columns == sum(1 for _ in _spans(head)) else 0


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand, without the blanks around them; an empty cell is an empty span."""
    bars = [bar.start() for bar in BAR.finditer(line)]
    low = len(line) - len(line.lstrip())
    high = len(line.rstrip())
    if bars and bars[0] == low:
        low += 1
        bars = bars[1:]
    if bars and bars[-1] == high - 1:
        high -= 1
        bars = bars[:-1]
    for end in (*bars, high):
        cell = line[low:end]
        start = low + len(cell) - len(cell.lstrip())
        yield start, max(start, low + len(cell.rstrip()))
        low = end + 1


def _escapes(rows: Sequence[Row], lines: Sequence[str], starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Where a bar of a cell's text is escaped."""
    for index, cells in rows:
        for low, high in cells:
            for sign in ESCAPED.finditer(lines[index], low, high):
                yield starts[index] + sign.start(), starts[index] + sign.end()
