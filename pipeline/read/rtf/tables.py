"""Tables of an RTF file: which columns a cell spans is known once all rows are, from where the cells end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from ...model import Cell, Merged
from ..lines import Drawn, telling

NEAR = 40  # twips between edges that are one


class Edge(NamedTuple):
    """Where a cell ends, as ``\\cellx`` says, and whether it goes on from the cell above or from the one before."""

    at: int
    below: bool = False
    beside: bool = False


class Place(NamedTuple):
    """The column of a cell, how many it spans, and whether it is the rest of the one above."""

    column: int
    span: int = 1
    below: bool = False


@dataclass(slots=True)
class Row:
    """The cells of a row, each a list of lines, and where they end."""

    cells: list[list[Drawn]] = field(default_factory=lambda: [[]])
    edges: list[Edge] = field(default_factory=list)


@dataclass(slots=True)
class Tables:
    """The table that is being read."""

    number: int = 0
    rows: list[Row] = field(default_factory=list)
    row: Row = field(default_factory=Row)
    below: bool = False
    beside: bool = False

    def defined(self) -> None:
        """A row is about to be described, for the first time or again."""
        self.row.edges, self.below, self.beside = [], False, False

    def edge(self, at: int) -> None:
        """One more cell of the row is described."""
        self.row.edges.append(Edge(at, self.below, self.beside))
        self.below = self.beside = False

    def add(self, line: Drawn) -> None:
        """A line of the cell that is open."""
        self.row.cells[-1].append(line)

    def end_cell(self) -> None:
        """The open cell is over."""
        self.row.cells.append([])

    def end_row(self) -> None:
        """The row is over; a row that is not described again is like the one before."""
        self.row.cells = self.row.cells[: -1 if not self.row.cells[-1] else None]
        self.rows.append(self.row)
        self.row = replace(self.row, cells=[[]], edges=list(self.row.edges))

    def taken(self) -> Iterator[Drawn]:
        """The lines of the table that is over, each with its cell."""
        if any(self.row.cells):
            self.end_row()
        rows, self.rows, self.row = self.rows, [], Row()
        if any(line for row in rows for cell in row.cells for line in cell):
            self.number += 1
            yield from _drawn(rows, self.number)


def _drawn(rows: Sequence[Row], number: int) -> Iterator[Drawn]:
    edges = _edges(rows)
    grid = [_places(row, edges) for row in rows]
    width = max((place.column + place.span for row in grid for place in row), default=0)
    drawn: list[Drawn] = []
    blank: list[Merged] = []
    for index, (row, places) in enumerate(zip(rows, grid, strict=True)):
        for lines, place in zip(row.cells, places, strict=True):
            height = _height(grid, index, place.column)
            cell = Cell(number, index, place.column, height, place.span, width, len(rows))
            drawn += (line._replace(role="cell", cell=cell) for line in lines)
            if not lines and not place.below and height * place.span > 1:
                blank.append(Merged(index, place.column, height, place.span))
    return telling(drawn, number, blank)


def _edges(rows: Sequence[Row]) -> list[int]:
    """Where columns end, of all rows."""
    found: list[int] = []
    for at in sorted(edge.at for row in rows for edge in row.edges):
        if not found or at - found[-1] > NEAR:
            found.append(at)
    return found


def _places(row: Row, edges: Sequence[int]) -> list[Place]:
    """The places of a row's cells. A blank cell that goes on from the one before it widens that one."""
    if len(row.edges) < len(row.cells):
        return [Place(column) for column in range(len(row.cells))]  # described by nobody
    found: list[Place] = []
    begins = 0
    for lines, edge in zip(row.cells, row.edges, strict=False):
        ends = next((n for n, at in enumerate(edges, 1) if abs(at - edge.at) <= NEAR), begins + 1)
        span = max(ends - begins, 1)
        if edge.beside and found and not lines:
            found[-1] = found[-1]._replace(span=found[-1].span + span)
        found.append(Place(begins, span, edge.below and not lines))
        begins += span
    return found


def _height(grid: Sequence[Sequence[Place]], row: int, column: int) -> int:
    """How many rows a cell spans: those below whose cell in its column goes on from it."""
    height = 1
    while row + height < len(grid) and any(one.column == column and one.below for one in grid[row + height]):
        height += 1
    return height
