"""The cells of a table that hold nothing: no line of the text tells of them, and without them columns would shift."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ..model import Cell, Span
from .nodes import Line, Node

WIDE = 200  # columns; pages that claim more mean all
TALL = 200  # blank rows at the foot of a table
MOST = 50_000  # places of a table that are filled in any case; of a larger one,
SPARSE = 10  # a cell must stand for so many, or its spans are no layout


@dataclass(slots=True)
class Table:
    """A table as its lines come in, and what its source says of rows and columns."""

    node: Node
    widths: dict[int, int] = field(default_factory=dict)  # columns of a row, by its number from 1; 0: not said
    height: int = 0  # rows; 0: not said

    def add(self, line: Line, cell: Cell) -> None:
        """Put a cell in, or one more line of the last cell."""
        self.widths[cell.row + 1] = cell.columns
        self.height = max(self.height, cell.rows)
        row = self.node.children[-1] if self.node.children else None
        if row is None or row.span.value != cell.row + 1:
            row = Node(Span("row", line.start, line.end, value=cell.row + 1))
            self.node.children.append(row)
        last = row.children[-1] if row.children else None
        if last is None or last.span.value != cell.column + 1:
            spans = cell.row_span, cell.column_span
            row.children.append(Node(_cell(line.start, line.end, cell.column + 1, *spans)))
            return
        if not last.children:
            last.children.append(Node(Span("p", last.span.start, last.span.end)))
        last.children.append(Node(Span("p", line.start, line.end)))


def _cell(start: int, end: int, place: int, rows: int = 1, columns: int = 1) -> Span:
    return Span("cell", start, end, value=place, row_span=rows, column_span=columns)


def filled(table: Table) -> list[Node]:
    """The rows of a table with an empty cell at each place that no cell covers, and with the rows of such cells."""
    rows, widths = table.node.children, table.widths
    out: list[Node] = []
    covered: dict[int, int] = {}  # places, each with the row where the last cell that covers it from above ends
    number, at = 0, rows[0].span.start if rows else 0
    usual = min(max((_right(cell) for row in rows for cell in row.children), default=0), WIDE)
    places = usual * rows[-1].span.value if rows else 0
    if places > max(MOST, SPARSE * sum(len(row.children) for row in rows)):
        return list(rows)
    for row in rows:
        if number:
            out += _blank_rows(range(number + 1, row.span.value), usual, covered, at)
        number = row.span.value
        taken = _covered(covered, number) | {place for cell in row.children for place in _places(cell)}
        width = min(max(widths.get(number, 0), *(_right(cell) for cell in row.children)), WIDE)
        _cover(covered, row.children, number)
        row.children[:] = _in_order(row.children, set(range(width)) - taken)
        out.append(row)
        at = max(_end(row), at)
    return out + list(_blank_rows(range(number + 1, min(table.height, number + TALL) + 1), usual, covered, at))


def _blank_rows(numbers: range, width: int, covered: dict[int, int], at: int) -> Iterator[Node]:
    """Rows of empty cells, but for the places that a cell above covers."""
    for number in numbers:
        cells = _empty(set(range(width)) - _covered(covered, number), at)
        if cells:
            yield Node(Span("row", at, at, value=number), cells)


def _right(cell: Node) -> int:
    return cell.span.value - 1 + cell.span.column_span


def _places(cell: Node) -> range:
    return range(cell.span.value - 1, min(_right(cell), WIDE))


def _cover(covered: dict[int, int], cells: Sequence[Node], number: int) -> None:
    """Note which places of the rows below these cells of row ``number`` cover."""
    for cell in cells:
        end = number + min(cell.span.row_span, WIDE)
        if end > number + 1:
            covered.update((place, max(end, covered.get(place, 0))) for place in _places(cell))


def _covered(covered: dict[int, int], number: int) -> set[int]:
    """The places of a row that cells of rows above cover."""
    return {place for place, end in covered.items() if end > number}


def _in_order(cells: Sequence[Node], missing: set[int]) -> list[Node]:
    """The cells and the empty ones of a row; an empty one stands where the cell before it ends."""
    out: list[Node] = []
    at = cells[0].span.start
    for cell in cells:
        before = {place for place in missing if place < cell.span.value - 1}
        missing = missing - before
        out += [*_empty(before, at), cell]
        at = _end(cell)
    return [*out, *_empty(missing, at)]


def _empty(places: set[int], at: int) -> list[Node]:
    return [Node(Span("cell", at, at, value=place + 1)) for place in sorted(places)]


def _end(node: Node) -> int:
    return max([node.span.end, *(_end(child) for child in node.children)])
