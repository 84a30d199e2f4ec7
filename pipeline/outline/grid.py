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
Spread = tuple[int, int]  # rows and columns that a cell reaches over
ONE: Spread = (1, 1)


@dataclass(slots=True)
class Table:
    """A table as its lines come in, and what its source says of rows and columns."""

    node: Node
    widths: dict[int, int] = field(default_factory=dict)  # columns of a row, by its number from 1; 0: not said
    height: int = 0  # rows; 0: not said
    blank: dict[int, dict[int, Spread]] = field(default_factory=dict)  # merged cells without text, by row and column

    def add(self, line: Line, cell: Cell) -> None:
        """Put a cell in, or one more line of the last cell."""
        self.widths[cell.row + 1] = cell.columns
        self.height = max(self.height, cell.rows)
        for one in cell.blank:
            self.blank.setdefault(one.row + 1, {})[one.column] = (one.row_span, one.column_span)
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
            out += _blank_rows(range(number + 1, row.span.value), usual, covered, table.blank, at)
        number = row.span.value
        taken = _covered(covered, number) | {place for cell in row.children for place in _places(cell)}
        width = min(max(widths.get(number, 0), *(_right(cell) for cell in row.children)), WIDE)
        row.children[:] = _in_order(row.children, _spreads(set(range(width)) - taken, table.blank.get(number, {})))
        _cover(covered, row.children, number)
        out.append(row)
        at = max(_end(row), at)
    below = range(number + 1, min(table.height, number + TALL) + 1)
    return out + list(_blank_rows(below, usual, covered, table.blank, at))


def _blank_rows(
    numbers: range, width: int, covered: dict[int, int], blank: dict[int, dict[int, Spread]], at: int
) -> Iterator[Node]:
    """Rows of empty cells, but for the places that a cell above covers."""
    for number in numbers:
        free = set(range(width)) - _covered(covered, number)
        cells = _empty(_spreads(free, blank.get(number, {})), at)
        _cover(covered, cells, number)
        if cells:
            yield Node(Span("row", at, at, value=number), children=cells)


def _spreads(free: set[int], blank: dict[int, Spread]) -> dict[int, Spread]:
    """The empty cells at the ``free`` places of a row, those that ``blank`` names over all that they reach."""
    for place, (_, columns) in blank.items():
        if place in free:
            free = free - set(range(place + 1, min(place + columns, WIDE)))
    return {place: blank.get(place, ONE) for place in free}


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


def _in_order(cells: Sequence[Node], missing: dict[int, Spread]) -> list[Node]:
    """The cells and the empty ones of a row; an empty one stands where the cell before it ends."""
    if not missing:
        return list(cells)
    out: list[Node] = []
    at = cells[0].span.start
    for cell in cells:
        before = {place: spread for place, spread in missing.items() if place < cell.span.value - 1}
        missing = {place: spread for place, spread in missing.items() if place not in before}
        out += [*_empty(before, at), cell]
        at = _end(cell)
    return [*out, *_empty(missing, at)]


def _empty(places: dict[int, Spread], at: int) -> list[Node]:
    return [Node(_cell(at, at, place + 1, *places[place])) for place in sorted(places)]


def _end(node: Node) -> int:
    return max([node.span.end, *(_end(child) for child in node.children)])
