"""The tables of a PDF: found on each page, one over the pages where a table goes on, and their cells as lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Cell
from ..lines import Drawn, telling
from .columns import Segment
from .loose import EVEN, going_on, loose
from .table import Table


def tables_of(
    framed: list[Table], free: list[Segment], columns: bool, before: Table | None = None
) -> tuple[list[Table], list[Segment]]:
    """The tables of a page from the top, and what stands in none. ``framed`` are those with rules, ``free`` is what stands
    in none of them. ``columns``: its text is set in columns. ``before``: the last table of the page before.
    """
    tables, rest = framed, free
    if not columns:
        more, rest = loose(free)
        tables = [*framed, *more]
        if before is not None and not tables:
            tables, rest = going_on(rest, before)
    return sorted(tables, key=lambda table: -table.top), rest


class Numbered:
    """Gives tables their numbers and the rows of one that goes on over a page theirs."""

    def __init__(self) -> None:
        self.number = 0
        self.rows = 0  # of the last table so far
        self.last: Table | None = None

    def cells(self, table: Table, page: int, goes_on: bool) -> Iterator[Drawn]:
        """The lines of a table. ``goes_on``: nothing stands between it and the last one, on the page before."""
        if goes_on and self.last is not None and _alike(self.last, table):
            base = self.rows
        else:
            self.number += 1
            base = 0
        self.rows, self.last = base + table.rows, table
        width = len(table.edges) - 1
        drawn: list[Drawn] = []
        for place in table.cells:
            spread = place.row_span, place.column_span
            cell = Cell(self.number, base + place.row, place.column, *spread, width, self.rows)
            drawn += (Drawn(text, f"pdf:page={page}#table", role="cell", cell=cell) for text in place.paragraphs)
        yield from telling(drawn, self.number, [one._replace(row=base + one.row) for one in table.blank])


def _alike(one: Table, other: Table) -> bool:
    same = len(one.edges) == len(other.edges)
    return same and all(abs(a - b) <= EVEN for a, b in zip(one.edges[:-1], other.edges[:-1], strict=True))


def above(tables: Sequence[Table], line: Segment) -> bool:
    """Whether the first of these tables stands above a line."""
    return bool(tables) and tables[0].top > line.top
