"""The cells of a table that hold nothing: no line of the text tells of them, and without them columns would shift."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Span
from .nodes import Node

WIDE = 200  # columns; pages that claim more mean all


def filled(rows: Sequence[Node], widths: dict[int, int]) -> list[Node]:
    """The rows of a table with an empty cell at each place that no cell covers, and with the rows of such cells.

    ``widths``: how many columns a row has, by its number from 1, where the source says so.
    """
    out: list[Node] = []
    covered: dict[int, set[int]] = {}
    number, at = 0, rows[0].span.start if rows else 0
    usual = min(max((_right(cell) for row in rows for cell in row.children), default=0), WIDE)
    for row in rows:
        for between in range(number + 1, row.span.value):
            cells = _empty(set(range(usual)) - covered.get(between, set()), at)
            if number and cells:
                out.append(Node(Span("row", at, at, value=between), cells))
        number = row.span.value
        taken = covered.pop(number, set()) | {place for cell in row.children for place in _places(cell)}
        width = min(max(widths.get(number, 0), *(_right(cell) for cell in row.children)), WIDE)
        _cover(covered, row.children, number)
        row.children[:] = _in_order(row.children, set(range(width)) - taken)
        out.append(row)
        at = max(_end(row), at)
    return out


def _right(cell: Node) -> int:
    return cell.span.value - 1 + cell.span.column_span


def _places(cell: Node) -> range:
    return range(cell.span.value - 1, min(_right(cell), WIDE))


def _cover(covered: dict[int, set[int]], cells: Sequence[Node], number: int) -> None:
    """Note which places of the rows below these cells of row ``number`` cover."""
    for cell in cells:
        for below in range(number + 1, number + min(cell.span.row_span, WIDE)):
            covered.setdefault(below, set()).update(_places(cell))


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
