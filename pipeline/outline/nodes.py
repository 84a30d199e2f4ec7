"""The tree while it is being built, and how it becomes spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Block, Cell, Span


@dataclass(slots=True)
class Node:
    """A span that is still being built."""

    span: Span
    children: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A line whose markers count for nothing: a cell, a caption, an attachment, a note, an entry of contents."""

    start: int
    end: int
    block: Block


def add_cell(table: Node, line: Line, cell: Cell) -> None:
    """Put a cell, or one more line of the last cell, into the table."""
    row = table.children[-1] if table.children else None
    if row is None or row.span.value != cell.row + 1:
        row = Node(Span("row", line.start, line.end, value=cell.row + 1))
        table.children.append(row)
    last = row.children[-1] if row.children else None
    if last is not None and last.span.value == cell.column + 1:
        if not last.children:
            last.children.append(Node(Span("p", last.span.start, last.span.end)))
        last.children.append(Node(Span("p", line.start, line.end)))
        return
    row.children.append(
        Node(
            Span(
                "cell", line.start, line.end, value=cell.column + 1, row_span=cell.row_span,
                column_span=cell.column_span,
            )
        )
    )  # fmt: skip


def flatten(nodes: Sequence[Node]) -> tuple[Span, ...]:
    """Spans in document order; a node that holds others ends where the last of them ends."""
    out: list[Span] = []
    _lay_down(nodes, out)
    return tuple(out)


def _lay_down(nodes: Sequence[Node], out: list[Span]) -> int:
    """Append the spans of ``nodes`` to ``out``; returns the furthest end of them."""
    furthest = 0
    for node in nodes:
        span = node.span
        end = span.end
        place = len(out)
        out.append(span)
        if node.children:
            end = _lay_down(node.children, out)
            if end != span.end:
                out[place] = span._replace(end=end)
        furthest = max(furthest, end)
    return furthest
