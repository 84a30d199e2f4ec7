"""A table of a PDF page, however it was found, and the text of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Merged
from .columns import Segment, joined
from .letters import merged

NEAR = 1.0  # heights between two lines of a cell
ROOM = 2.0  # heights that a full line leaves at most


class Place(NamedTuple):
    """A cell: its row and column from 0, how many it spans, and its paragraphs."""

    row: int
    column: int
    row_span: int
    column_span: int
    paragraphs: tuple[str, ...]


class Table(NamedTuple):
    """A table from ``top`` to ``bottom``; ``edges`` are where its columns begin, the last where they end."""

    top: float
    bottom: float
    edges: tuple[float, ...]
    rows: int
    cells: tuple[Place, ...]
    blank: tuple[Merged, ...] = ()  # merged cells without text


def paragraphs(segments: Sequence[Segment], width: float) -> tuple[str, ...]:
    """The paragraphs of a cell that is so wide: a line goes on in the next where no more of it would fit."""
    found: list[str] = []
    last: Segment | None = None
    for line in _lines(segments):
        if last is not None and last.right - last.left + ROOM * last.size >= width - ROOM * last.size:
            found[-1] = joined(found[-1], line.text)
        else:
            found.append(line.text)
        last = line
    return tuple(found)


def _lines(segments: Sequence[Segment]) -> Iterator[Segment]:
    """The lines from the top, each whole."""
    row: list[Segment] = []
    for segment in sorted(segments, key=lambda one: -one.top):
        if row and min(one.top for one in row) - segment.top > 0.5 * segment.size:
            yield _whole(row)
            row = []
        row.append(segment)
    if row:
        yield _whole(row)


def _whole(row: list[Segment]) -> Segment:
    parts = merged(sorted(row, key=lambda one: one.left))
    text = " ".join(part.text for part in parts)
    return parts[0]._replace(right=parts[-1].right, text=text)
