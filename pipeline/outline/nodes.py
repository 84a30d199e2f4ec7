"""The tree while it is being built, and how it becomes spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Block, Span


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
