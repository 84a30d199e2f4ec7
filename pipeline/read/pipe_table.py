"""Tables of Markdown: | 事项 | 时限 | over |---|---|. Their cells become lines, as those of other formats' tables are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Block, Cell, Note
from ..text import Splice

#: What every row between head and body holds, so that other texts cost nothing.
SIGNS = ("-|", "- |", ":|", ": |")
RULER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
BAR = re.compile(r"(?<!\\)\|")
ESCAPED = re.compile(r"\\(?=\|)")
NAME = "read/markdown-table"


class Tables(NamedTuple):
    """What the tables of a text change: edits at offsets of the text, sorted, with their notes, and the cells."""

    splices: list[Splice]
    notes: list[Note]
    blocks: dict[int, list[Block]]  # by the index of the line; no cells: a ruler


def find_tables(lines: Sequence[str], starts: Sequence[int]) -> Tables:
    """The tables in the lines of a text; ``starts`` says where in it each begins.

    A table has a head, a ruler of as many columns, two at least, and a row; it goes on while lines hold a bar.
    """
    found = Tables([], [], {})
    number = index = 0
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
        _add(found, number, lines, starts, index, end)
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


def _add(found: Tables, number: int, lines: Sequence[str], starts: Sequence[int], first: int, end: int) -> None:
    at = starts[first]  # where the last cell ends
    parted = ""  # a line of the text ends before the next cell
    for index in range(first, end):
        row = max(index - first - 1, 0)
        found.blocks[index] = []
        for column, (low, high) in enumerate(_spans(lines[index]) if index != first + 1 else ()):
            if low == high:
                continue
            start = starts[index]
            _change(found, at, start + low, parted)
            for sign in ESCAPED.finditer(lines[index], low, high):
                _change(found, start + sign.start(), start + sign.end(), "")
            at, parted = start + high, "\n"
            cell = Cell(number, row, column)
            found.blocks[index].append(Block(start + low, at, f"line:{index + 1}", role="cell", cell=cell))
    _change(found, at, starts[end - 1] + len(lines[end - 1]), "")


def _change(found: Tables, start: int, end: int, now: str) -> None:
    if start < end:
        found.splices.append(Splice(start, end, now))
        found.notes.append(Note(start, end, NAME, "the bars and rulers that draw a table"))
