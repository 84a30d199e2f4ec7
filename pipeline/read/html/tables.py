"""Which tables hold data and which only lay a page out, and where each cell stands."""

from __future__ import annotations

from collections import defaultdict

from ...model import Cell, Merged
from .seen import Seen


def cells(seen: Seen, kept: list[bool]) -> dict[int, Cell]:
    """For each cell (by its index in ``seen.cells``) of a data table that holds kept lines: its place.

    Tables are numbered from 1 in page order. A table that holds other tables, one column or one row, or long prose in
    most of its cells lays out, and its lines are text.
    """
    members: dict[int, list[int]] = defaultdict(list)
    for index, cell in enumerate(seen.cells):
        members[cell.table].append(index)
    longest: dict[int, int] = defaultdict(int)
    for line, keep in zip(seen.lines, kept, strict=True):
        if keep and line.cell >= 0:
            longest[line.cell] += len(line.text)
    holds_tables = set(seen.table_parents)
    places: dict[int, Cell] = {}
    number = 0
    for table in sorted(members):
        if table in holds_tables or not any(index in longest for index in members[table]):
            continue
        if not _is_data(seen, members[table], longest):
            continue
        number += 1
        grid = _grid(seen, members[table], number)
        first = next(index for index in grid if index in longest)
        blank = tuple(
            Merged(cell.row, cell.column, cell.row_span, cell.column_span)
            for index, cell in grid.items()
            if index not in longest and cell.row_span * cell.column_span > 1
        )
        places |= grid
        places[first] = places[first]._replace(blank=blank)
    return places


def _is_data(seen: Seen, members: list[int], longest: dict[int, int]) -> bool:
    rows: dict[int, int] = defaultdict(int)
    for index in members:
        rows[seen.cells[index].row] += seen.cells[index].column_span
    if len(rows) < 2 or max(rows.values()) < 2:
        return False
    filled = sorted(longest[index] for index in members if longest.get(index))
    if len(filled) < 3:
        return False
    if any(seen.cells[index].header for index in members):
        return True
    return filled[len(filled) // 2] <= 60 and len(filled) * 3 >= len(members) and max(filled) < 1500


def _grid(seen: Seen, members: list[int], number: int) -> dict[int, Cell]:
    taken: list[
        tuple[int, int, int]
    ] = []  # columns [first, last) that cells of rows above take, and the row they end at
    below: list[tuple[int, int, int]] = []  # those that cells of this row take further down
    places: dict[int, Cell] = {}
    first = seen.cells[members[0]].row
    height = seen.cells[members[-1]].row - first + 1
    row, column, passed = -1, 0, 0
    widths: dict[int, int] = defaultdict(int)
    for index in members:
        cell = seen.cells[index]
        if cell.row - first != row:
            row, column, passed = cell.row - first, 0, 0
            taken = sorted(one for one in (*taken, *below) if one[2] > row) if taken or below else taken
            below = []
        while passed < len(taken) and taken[passed][0] <= column:
            column = max(column, taken[passed][1])
            passed += 1
        rows = min(cell.row_span, height - row)
        if rows > 1:
            below.append((column, column + cell.column_span, row + rows))
        places[index] = Cell(number, row, column, rows, cell.column_span)
        column += cell.column_span
        widths[row] = column
    return {i: place._replace(columns=widths[place.row], rows=height) for i, place in places.items()}
