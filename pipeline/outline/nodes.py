"""The tree while it is being built, and how it becomes spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ..model import Block, Span


@dataclass(slots=True)
class Node:
    """A span that is still being built: what it begins with (marker, heading, first paragraph), and what it holds."""

    span: Span
    head: Sequence[Span] = ()
    children: list[Node] = field(default_factory=list)

    def is_empty(self) -> bool:
        """Whether nothing but a marker stands in it."""
        return not self.children and all(span.kind == "num" for span in self.head)


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
        span, head = node.span, node.head
        place = len(out)
        out.append(span)
        out += head
        end = head[-1].end if head else 0
        if node.children:
            end = max(end, _lay_down(node.children, out))
        if not head and not node.children:
            end = span.end
        elif end != span.end:
            out[place] = span._replace(end=end)
        furthest = max(furthest, end)
    return furthest
