"""Tables whose cells are ruled: lines that cross make a grid, and where a line is missing cells are merged."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Merged
from .columns import Segment
from .rules import Rule
from .table import Place, Table, paragraphs

JOIN = 3.0  # points between two lines that are one, or that meet
FORM = 3  # cells from which on a grid with words in its first row alone is a form that waits to be filled in
MOST = 1000  # lines of a page of tables
Box = tuple[int, int, int, int]  # row, column, row span, column span


def ruled(segments: Sequence[Segment], rules: Sequence[Rule]) -> tuple[list[Table], list[Segment]]:
    """The ruled tables of a page, and the stretches of text that stand in none."""
    tables: list[Table] = []
    rest = list(segments)
    for group in _groups(_whole(rules)):
        columns = _places([rule for rule in group if rule.upright])
        rows = _places([rule for rule in group if not rule.upright])[::-1]
        if len(columns) < 3 or len(rows) < 3:
            continue
        inside = [one for one in rest if _within(one, columns, rows)]
        table = _table(inside, group, columns, rows)
        if table is not None:
            tables.append(table)
            rest = [one for one in rest if not _within(one, columns, rows)]
    return tables, rest


def _whole(rules: Sequence[Rule]) -> list[Rule]:
    """The lines, those drawn piece by piece as one; none where a page is full of them, which is a drawing."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda one: (one.upright, round(one.at), one.low)):
        last = found[-1] if found else None
        if last and last.upright == rule.upright and abs(last.at - rule.at) <= 1.5 and rule.low <= last.high + JOIN:
            found[-1] = last._replace(high=max(last.high, rule.high))
        else:
            found.append(rule)
    return found if len(found) <= MOST else []


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """The lines that hang together by crossing or meeting."""
    groups: list[list[Rule]] = []
    for rule in rules:
        met = [group for group in groups if any(_meet(rule, other) for other in group)]
        groups = [group for group in groups if not any(group is one for one in met)]
        groups.append([rule, *(one for group in met for one in group)])
    return groups


def _meet(one: Rule, other: Rule) -> bool:
    if one.upright == other.upright:
        near = abs(one.at - other.at) <= JOIN
        return near and one.low <= other.high + JOIN and other.low <= one.high + JOIN
    return one.low - JOIN <= other.at <= one.high + JOIN and other.low - JOIN <= one.at <= other.high + JOIN


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where the lines stand, those that are one taken together, in rising order."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > JOIN:
            places.append(at)
    return places


def _within(one: Segment, columns: list[float], rows: list[float]) -> bool:
    x, y = (one.left + one.right) / 2, (one.bottom + one.top) / 2
    return columns[0] <= x <= columns[-1] and rows[-1] <= y <= rows[0]


def _table(inside: list[Segment], group: list[Rule], columns: list[float], rows: list[float]) -> Table | None:
    cells: list[Place] = []
    blank: list[Merged] = []
    boxes = _boxes(group, columns, rows)
    for row, column, down, across in boxes:
        left, right = columns[column], columns[column + across]
        top, bottom = rows[row], rows[row + down]
        held = [
            one
            for one in inside
            if left <= (one.left + one.right) / 2 < right and bottom < (one.bottom + one.top) / 2 <= top
        ]
        if held:
            cells.append(Place(row, column, down, across, paragraphs(held, right - left)))
        elif down * across > 1:
            blank.append(Merged(row, column, down, across))
    filled = len({cell.row for cell in cells}) > 1 or len(boxes) > FORM
    if len({cell.column for cell in cells}) < 2 or not filled:
        return None  # a frame around a text
    return Table(rows[0], rows[-1], tuple(columns), len(rows) - 1, tuple(cells), tuple(blank))


def _boxes(group: list[Rule], columns: list[float], rows: list[float]) -> list[Box]:
    """The cells; a cell grows to the right and down until a line bounds it."""
    boxes: list[Box] = []
    taken: set[tuple[int, int]] = set()
    for row in range(len(rows) - 1):
        for column in range(len(columns) - 1):
            if (row, column) in taken:
                continue
            across, down = 1, 1
            middle = (rows[row] + rows[row + 1]) / 2
            while column + across < len(columns) - 1 and not _ruled(group, True, columns[column + across], middle):
                across += 1
            middle = (columns[column] + columns[column + 1]) / 2
            while row + down < len(rows) - 1 and not _ruled(group, False, rows[row + down], middle):
                down += 1
            taken.update((row + r, column + c) for r in range(down) for c in range(across))
            boxes.append((row, column, down, across))
    return boxes


def _ruled(group: list[Rule], upright: bool, at: float, across: float) -> bool:
    """Whether a line stands at ``at`` and passes the place ``across``."""
    return any(
        rule.upright == upright and abs(rule.at - at) <= JOIN and rule.low - 1 <= across <= rule.high + 1
        for rule in group
    )
