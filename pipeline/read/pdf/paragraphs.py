"""From the lines of the pages to paragraphs, over columns and pages."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Style
from ..lines import Drawn
from .columns import Column, Segment, column_of, columns_of, goes_on, joined
from .furniture import furniture_of


def drawn(pages: list[list[Segment]], heights: list[float]) -> Iterator[Drawn]:
    furniture = furniture_of(pages, heights)
    columns: list[list[Column]] = []
    own: list[Column] = []
    for lines in pages:  # a last page with few lines has the columns of the one before
        before_it, own = own, columns_of(lines)
        columns.append(own + before_it)
    waiting: list[Drawn] = []  # furniture between two halves of a paragraph
    held: Drawn | None = None
    before: tuple[Segment, Column | None] | None = None
    on = 0
    for number, lines in enumerate(pages):
        widest = max((line.right for line in lines), default=0.0)
        leftmost = min((line.left for line in lines), default=0.0)
        for index, line in enumerate(lines):
            where = f"pdf:page={number + 1}#{index + 1}"
            if (number, index) in furniture:
                waiting.append(
                    Drawn(line.text, where, role="furniture", out=("read/page-furniture", "repeated on the pages"))
                )
                continue
            column = column_of(line, columns[number])
            if held is not None and before is not None and goes_on(*before, line, column, number != on):
                held = held._replace(text=joined(held.text, line.text))
            else:
                if held is not None:
                    yield held
                yield from waiting
                waiting.clear()
                held = Drawn(line.text, where, _style(line, leftmost, widest))
            before, on = (line, column), number
    if held is not None:
        yield held
    yield from waiting


def _style(line: Segment, leftmost: float, widest: float) -> Style:
    size = round(line.top - line.bottom, 1)
    inset, outset = line.left - leftmost, widest - line.right
    centred = inset > 3 * size and abs(inset - outset) < 2 * size
    return Style(centred=centred, size=size, indent=0.0 if centred or not size else round(inset / size, 1))
