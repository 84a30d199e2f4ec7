"""From the lines of the pages to paragraphs, over columns and pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Style
from ..lines import Drawn
from .columns import Column, Segment, column_of, columns_of, goes_on, joined, right_edge
from .furniture import furniture_of
from .order import Laid
from .sheet import Sheet
from .table import Table
from .tables import Numbered, above

Readings = tuple[Column | None, Column | None]
HALF = 0.5  # of a page's width, that lines of a text reach at least


def drawn(pages: Sequence[Laid], sheets: Sequence[Sheet]) -> Iterator[Drawn]:
    """The paragraphs, cells and furniture of the pages in the order in which they are read."""
    yield from _Flow(pages, sheets).drawn()


class _Flow:
    """The state of the walk over the pages: the paragraph that may go on, and the furniture between its halves."""

    def __init__(self, pages: Sequence[Laid], sheets: Sequence[Sheet]) -> None:
        self.pages = pages
        self.furniture = furniture_of([page.lines for page in pages], [sheet.height for sheet in sheets])
        self.columns = list(_columns(pages))
        self.measured = [_measure(page, sheet) for page, sheet in zip(pages, sheets, strict=True)]
        self.tables = Numbered()
        self.waiting: list[Drawn] = []
        self.held: Drawn | None = None
        self.before: tuple[Segment, Readings, int] | None = None
        self.since = False  # whether text stands between the last table and here

    def drawn(self) -> Iterator[Drawn]:
        """All of it."""
        for number, page in enumerate(self.pages):
            tables = list(page.tables)
            margins = _margins(page.lines)
            for index, line in enumerate(page.lines):
                where = f"pdf:page={number + 1}#{index + 1}"
                if (number, index) in self.furniture:
                    out = ("read/page-furniture", "repeated on the pages")
                    self.waiting.append(Drawn(line.text, where, role="furniture", out=out))
                    continue
                while above(tables, line):
                    yield from self._table(tables.pop(0), number)
                yield from self._line(line, number, where, margins)
            for table in tables:
                yield from self._table(table, number)
        yield from self._end()

    def _line(self, line: Segment, number: int, where: str, margins: tuple[float, float]) -> Iterator[Drawn]:
        columns = self._columns_of(line, number)
        if self.held is not None and self._is_rest(line, columns, number):
            style = self.held.style._replace(bold=self.held.style.bold and line.bold)
            self.held = self.held._replace(text=joined(self.held.text, line.text), style=style)
        else:
            yield from self._end()
            self.held = Drawn(line.text, where, _style(line, *margins))
        self.before, self.since = (line, columns, number), True

    def _columns_of(self, line: Segment, number: int) -> Readings:
        """The column of a line by its page alone, and by the page before too, which a last page with few lines needs."""
        own, of_page_before = self.columns[number]
        by_page = column_of(line, own) or column_of(line, of_page_before)
        by_both = column_of(line, own + of_page_before)
        if by_page and by_both:
            return by_page, by_both
        return self.measured[number], self.measured[number]

    def _is_rest(self, line: Segment, columns: Readings, number: int) -> bool:
        """Whether a line goes on with the paragraph, in one of the two readings of the columns."""
        if self.before is None:
            return False
        last, its, page = self.before
        return any(goes_on(last, one, line, other, number != page) for one, other in zip(its, columns, strict=True))

    def _table(self, table: Table, number: int) -> Iterator[Drawn]:
        yield from self._end()
        yield from self.tables.cells(table, number + 1, goes_on=not self.since)
        self.before, self.since = None, False

    def _end(self) -> Iterator[Drawn]:
        """The paragraph that does not go on, and the furniture that stood in it."""
        if self.held is not None:
            yield self.held
        yield from self.waiting
        self.held = None
        self.waiting.clear()


def _columns(pages: Sequence[Laid]) -> Iterator[tuple[list[Column], list[Column]]]:
    """The columns of each page, and those of the one before, which a last page with few lines has too."""
    own: list[Column] = []
    for page in pages:
        before, own = own, columns_of(page.lines)
        yield own, before


def _measure(page: Laid, sheet: Sheet) -> Column | None:
    """The column of a page where too few lines are full to show one: as wide as its widest line."""
    left, widest = _margins(page.lines)
    return Column(left, right_edge(page.lines), False) if widest - left >= HALF * sheet.width else None


def _margins(lines: Sequence[Segment]) -> tuple[float, float]:
    left = min((line.left for line in lines), default=0.0)
    return left, max((line.right for line in lines), default=0.0)


def _style(line: Segment, leftmost: float, widest: float) -> Style:
    size = round(line.size, 1)
    inset, outset = line.left - leftmost, widest - line.right
    centred = inset > 3 * size and abs(inset - outset) < 2 * size
    indent = 0.0 if centred or not size else round(inset / size, 1)
    return Style(centred=centred, size=line.points or size, indent=indent, bold=line.bold)
