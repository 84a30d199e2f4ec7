"""The tree while it is being built, and how it becomes spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model import Block, Cell, Span


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


def flatten(nodes: Sequence[Node]) -> Iterator[Span]:
    """Spans in document order; a node that holds others ends where the last of them ends."""
    for node in nodes:
        inner = tuple(flatten(node.children))
        yield replace(node.span, end=max(span.end for span in inner)) if inner else node.span
        yield from inner
