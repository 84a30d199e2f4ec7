"""Tables of a PDF page without rules, by the places of their words."""

from __future__ import annotations

from collections.abc import Sequence

from ..aligned import Piece, columns_of, tables_in
from .columns import Segment
from .table import Place, Table, paragraphs

GAP = 0.8  # heights of blank between two columns
Band = list[Segment]


def loose(segments: Sequence[Segment]) -> tuple[list[Table], list[Segment]]:
    """The tables among these stretches of text, and those that stand in none."""
    bands = _bands(segments)
    if not bands:
        return [], []
    least = GAP * sorted(one.size for one in segments)[len(segments) // 2]
    rows = [_pieces(band) for band in bands]
    tables = [_table(bands[low:high], rows[low:high], least) for low, high in tables_in(rows, least)]
    taken = {index for low, high in tables_in(rows, least) for index in range(low, high)}
    return tables, [one for index, band in enumerate(bands) if index not in taken for one in band]


def _bands(segments: Sequence[Segment]) -> list[Band]:
    """Stretches that stand beside each other, from the top; cells of two lines hold their neighbours together."""
    bands: list[Band] = []
    bottom = 0.0
    for one in sorted(segments, key=lambda segment: -segment.top):
        if bands and one.top - 0.25 * one.size > bottom:
            bands[-1].append(one)
            bottom = min(bottom, one.bottom)
        else:
            bands.append([one])
            bottom = one.bottom
    return bands


def _pieces(band: Band) -> list[Piece]:
    """The words of a band; what stands one below the other is one piece."""
    pieces: list[Piece] = []
    for one in sorted(band, key=lambda segment: segment.left):
        if pieces and one.left < pieces[-1].right:
            last = pieces[-1]
            pieces[-1] = Piece(last.left, max(last.right, one.right), last.text + one.text)
        else:
            pieces.append(Piece(one.left, one.right, one.text))
    return pieces


def _table(bands: Sequence[Band], rows: Sequence[Sequence[Piece]], least: float) -> Table:
    columns = columns_of(rows, least)
    edges = (*(left for left, _ in columns), columns[-1][1])
    cells = []
    for row, band in enumerate(bands):
        for column, (left, right) in enumerate(columns):
            held = [one for one in band if left <= one.left <= right]
            if held:
                cells.append(Place(row, column, 1, 1, paragraphs(held, right - left)))
    top, bottom = max(one.top for one in bands[0]), min(one.bottom for one in bands[-1])
    return Table(top, bottom, edges, len(bands), tuple(cells))
