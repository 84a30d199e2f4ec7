"""The ruled lines of a PDF page: strokes and thin filled boxes that run along an axis."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

THIN = 3.0  # points of a filled box that is a line
SHORT = 4.0  # points of a line that rules nothing
MOST = 20_000  # lines of a page, and shapes on it; a drawing has more

Point = tuple[float, float]


class Rule(NamedTuple):
    """A line along an axis, in points; ``low`` and ``high`` are its ends, ``at`` its place on the other axis."""

    upright: bool
    at: float
    low: float
    high: float


def rules_of(page: Any) -> tuple[Rule, ...]:
    """The ruled lines of a page of pypdfium2; none where there are so many that they draw something else."""
    found: list[Rule] = []
    for shapes, drawing in enumerate(_drawings(page.raw)):
        found += _rules(drawing)
        if max(shapes, len(found)) > MOST:
            return ()
    return tuple(found)


def _drawings(page: Any) -> Iterator[Any]:
    """The shapes of a page itself: a wrapper around each object, most of them letters, would take longer than the rest."""
    from pypdfium2 import raw

    for index in range(raw.FPDFPage_CountObjects(page)):
        drawn = raw.FPDFPage_GetObject(page, index)
        if drawn and raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH:
            yield drawn


def _rules(drawing: Any) -> Iterator[Rule]:
    from pypdfium2 import raw

    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(drawing, fill, stroke)
    for points in _outlines(drawing):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        if fill.value and min(wide, high) <= THIN:
            yield from _line((min(xs), (min(ys) + max(ys)) / 2), (max(xs), (min(ys) + max(ys)) / 2), wide > high)
            yield from _line(((min(xs) + max(xs)) / 2, min(ys)), ((min(xs) + max(xs)) / 2, max(ys)), high > wide)
        elif stroke.value:
            for one, other in pairwise(points):
                yield from _line(one, other, True)


def _line(one: Point, other: Point, drawn: bool) -> Iterator[Rule]:
    across, up = abs(one[0] - other[0]), abs(one[1] - other[1])
    if not drawn or max(across, up) < SHORT:
        return
    if across <= 1.0:
        yield Rule(True, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
    elif up <= 1.0:
        yield Rule(False, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))


def _outlines(drawing: Any) -> Iterator[list[Point]]:
    """The corners of each outline of a drawing, on the page; a closed one ends where it began."""
    from pypdfium2 import raw

    matrix, x, y = raw.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    raw.FPDFPageObj_GetMatrix(drawing, matrix)
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    points: list[Point] = []
    for index in range(raw.FPDFPath_CountSegments(drawing)):
        segment = raw.FPDFPath_GetPathSegment(drawing, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points
