"""Tables of a PDF page without rules, by the places of their words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from math import inf

from ...regex import regex
from ..aligned import PIECES, Piece, columns_of, tables_in
from .columns import Segment
from .table import Place, Table, paragraphs

EVEN = 6.0  # points by which the columns of a table may stand apart on the next page
GAP = 0.8  # heights of blank between two columns
CLOSE, NEARER = 1.5, 0.8  # heights between two lines of a cell at most; of the distance to what stands below
WIDE_BLANK = regex("\u3000{1,20}")
Band = list[Segment]


def loose(segments: Sequence[Segment]) -> tuple[list[Table], list[Segment]]:
    """The tables among these stretches of text, and those that stand in none."""
    bands = _with_rest_of_cells(_bands(segments))
    if not bands:
        return [], []
    least = GAP * sorted(one.size for one in segments)[len(segments) // 2]
    parted = [[part for one in band for part in _parted(one)] if len(band) >= PIECES else band for band in bands]
    rows = [_pieces(band) for band in parted]
    found = tables_in(rows, least)
    tables = [_table(parted[low:high], rows[low:high], least) for low, high in found]
    taken = {index for low, high in found for index in range(low, high)}
    return tables, [one for index, band in enumerate(bands) if index not in taken for one in band]


def going_on(segments: Sequence[Segment], before: Table) -> tuple[list[Table], list[Segment]]:
    """The rows at the top of a page that stand in the columns of the table ``before``, be they too few for a table, and the rest."""
    bands = _with_rest_of_cells(_bands(segments))
    rows = list(takewhile(lambda band: len(band) >= PIECES and all(_begins(one, before) for one in band), bands))
    if not rows:
        return [], list(segments)
    cells = []
    for row, band in enumerate(rows):
        for column, (left, right) in enumerate(pairwise(before.edges)):
            if held := [one for one in band if left - EVEN <= one.left < right - EVEN]:
                cells.append(Place(row, column, 1, 1, paragraphs(held, right - left)))
    top, bottom = max(one.top for one in rows[0]), min(one.bottom for one in rows[-1])
    return [Table(top, bottom, before.edges, len(rows), tuple(cells))], [
        one for band in bands[len(rows) :] for one in band
    ]


def _begins(one: Segment, table: Table) -> bool:
    """Whether a stretch begins where a column of the table does."""
    return any(abs(one.left - edge) <= EVEN for edge in table.edges[:-1])


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


def _with_rest_of_cells(bands: Sequence[Band]) -> list[Band]:
    """The bands, each with the further lines of its cells: they stand under fewer words, and nearer to them than to the next."""
    whole: list[Band] = []
    for index, band in enumerate(bands):
        below = bands[index + 1] if index + 1 < len(bands) else []
        above = whole[-1] if whole else []
        if PIECES <= len(above) > len(band) and _distance(above, band) < min(CLOSE, NEARER * _distance(band, below)):
            above += band
        else:
            whole.append(list(band))
    return whole


def _distance(above: Band, below: Band) -> float:
    """How far a band is set below the one above, in its heights; without end where there is none."""
    if not below:
        return inf
    return (min(one.bottom for one in above) - below[0].bottom) / below[0].size


def _parted(one: Segment) -> list[Segment]:
    """The stretch, parted where its blanks are as wide as those between columns."""
    parts = WIDE_BLANK.split(one.text)
    if len(parts) < PIECES or not one.points:
        return [one]
    widths = [one.points * sum(0.5 if letter.isascii() else 1.0 for letter in part) for part in parts]
    between = (one.right - one.left - sum(widths)) / (len(parts) - 1)
    lefts = [one.left + sum(widths[:index]) + index * between for index in range(len(parts))]
    return [
        one._replace(text=part, left=left, right=left + width)
        for part, left, width in zip(parts, lefts, widths, strict=True)
    ]


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
