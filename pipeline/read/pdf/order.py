"""Reading order: two columns one after the other, everything else from the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .columns import Segment
from .letters import merged
from .ruled import ruled
from .sheet import Sheet
from .table import Table
from .tables import tables_of

COLUMN = 6  # lines that make a column
LAST = 2  # the same on other pages of a document that has columns


class Laid(NamedTuple):
    """A page: its lines in the order in which they are read, and its tables from the top."""

    lines: list[Segment]
    tables: list[Table]


def ordered(sheets: Sequence[Sheet]) -> Iterator[Laid]:
    """The pages, their tables found and their lines in order."""
    framed = [ruled(sheet.segments, sheet.rules) for sheet in sheets]
    has_columns = any(_two_columns(free, sheet.width, COLUMN) for (_, free), sheet in zip(framed, sheets, strict=True))
    least = LAST if has_columns else COLUMN
    last: Table | None = None
    for (drawn, free), sheet in zip(framed, sheets, strict=True):
        tables, rest = tables_of(drawn, free, _two_columns(free, sheet.width, least), last)
        last = _last(tables, rest)
        yield Laid(merged(_ordered(rest, sheet.width, least)), tables)


def _last(tables: Sequence[Table], rest: Sequence[Segment]) -> Table | None:
    """The table that ends a page, over its number at most; None where text stands below."""
    last = tables[-1] if tables else None
    return last if last and sum(line.top < last.bottom for line in rest) <= 1 else None


def _two_columns(lines: Sequence[Segment], width: float, least: int) -> bool:
    """Whether a page has two columns of at least so many lines."""
    left, crossing, right = _parted(lines, width)
    prose = all(sum(len(line.text) for line in side) >= 8 * max(len(side), 1) for side in (left, right))
    return len(left) >= least and len(right) >= least and len(crossing) * 4 < max(len(lines), 8) and prose


def _parted(lines: Sequence[Segment], width: float) -> tuple[list[Segment], list[Segment], list[Segment]]:
    """What stands left of the middle, across it and right of it."""
    middle = width / 2
    left = [line for line in lines if line.right <= middle + 10]
    crossing = [line for line in lines if line.left < middle - 10 and line.right > middle + 10]
    return left, crossing, [line for line in lines if line.left >= middle - 10]


def _ordered(lines: Sequence[Segment], width: float, least: int) -> list[Segment]:
    """Reading order: two columns one after the other between the lines that cross the middle; else from the top."""
    from_top = sorted(lines, key=lambda line: (-round(line.top / 4), line.left))
    if not _two_columns(lines, width, least):
        return from_top
    middle, crossing = width / 2, set(_parted(lines, width)[1])
    ordered: list[Segment] = []
    zone: list[Segment] = []
    for line in from_top:
        if line in crossing:
            ordered += [*_sides(zone, middle), line]
            zone = []
        else:
            zone.append(line)
    return [*ordered, *_sides(zone, middle)]


def _sides(zone: list[Segment], middle: float) -> list[Segment]:
    return [one for one in zone if one.left < middle - 10] + [one for one in zone if one.left >= middle - 10]
