"""Where the cells of a DOCX table stand, merged ones as one."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from .numbers import W, value_of, whole

Place = tuple[int, int, int, int, etree._Element]  # row, column, row span, column span, w:tc


def cells(table: etree._Element, keep_old: bool) -> Iterator[Place]:
    """The cells of a table with their places, rows that a tracked change took away left out."""
    open_at: dict[int, list[object]] = {}  # the cell that a vertical merge may go on with, by column
    places: list[list[object]] = []
    gone = f"{W}ins" if keep_old else f"{W}del"
    row = 0
    for tr in _children(table, f"{W}tr"):
        properties = tr.find(f"{W}trPr")
        if properties is not None and properties.find(gone) is not None:
            continue
        column = whole(value_of(properties, "gridBefore"), 0) if properties is not None else 0
        for tc in _children(tr, f"{W}tc"):
            about = tc.find(f"{W}tcPr")
            columns = max(whole(value_of(about, "gridSpan"), 1), 1) if about is not None else 1
            merge = about.find(f"{W}vMerge") if about is not None else None
            if merge is not None and merge.get(f"{W}val", "continue") == "continue" and column in open_at:
                open_at[column][2] = row - int(str(open_at[column][0])) + 1
            else:
                place: list[object] = [row, column, 1, columns, tc]
                places.append(place)
                open_at.pop(column, None)
                if merge is not None:
                    open_at[column] = place
            column += columns
        row += 1
    for place in places:
        yield tuple(place)  # type: ignore[misc]


def _children(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Children called ``tag``, also those in content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from _children(child, tag)


def is_data(grid: list[Place]) -> bool:
    """At least two rows and columns, and cells that are no page of prose."""
    if len({place[0] for place in grid}) < 2 or len({place[1] for place in grid}) < 2:
        return False
    lengths = sorted(sum(len(t.text or "") for t in place[4].iter(f"{W}t")) for place in grid)
    filled = [length for length in lengths if length]
    return len(filled) >= 3 and filled[len(filled) // 2] <= 80
