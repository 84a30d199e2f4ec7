"""Protects the cells of data tables: 序号 1, 2, 3 are not page numbers, and a body named twice is not a title.

Rules read the lines of a page one after another. In a table that is misleading, because the line after a cell is its neighbour in
the row. So no rule may join a cell with another line or remove a whole cell. Rules may change characters within a cell, and may
edit a stretch of lines of which only one end is in a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from .model import Block
from .regex import regex
from .text import Splice, Text

#: Something that a reader would miss: a letter, a digit, an ideograph.
_SAYS = regex(r"\w")


def spared(splices: Sequence[Splice], text: Text, blocks: Sequence[Block]) -> tuple[Splice, ...]:
    """The ``splices`` of ``text`` without those that remove a cell or join it with a neighbouring line."""
    if not splices or not any(block.role == "cell" for block in blocks):
        return tuple(splices)
    doubtful = [splice for splice in splices if _loses_line(text.string, splice)]
    cells = within(text, [_lines_of(text.string, splice) for splice in doubtful], blocks)
    kept = {
        splice
        for splice, (first, last) in zip(doubtful, cells, strict=True)
        if (first and last) or ((first or last) and not _SAYS.search(text.string, splice.start, splice.end))
    }
    return tuple(splice for splice in splices if splice not in kept)


def within(text: Text, spans: Sequence[tuple[int, int]], blocks: Sequence[Block]) -> list[tuple[bool, bool]]:
    """For each of ``spans``, which must be sorted, whether its first and its last character are in a cell."""
    places = [block for block in blocks if block.role == "cell"]
    starts = [block.start for block in places]
    found = []
    for start, end in spans:
        low, high = text.source_of(start, end)
        found.append((_holds(places, starts, low), _holds(places, starts, max(high - 1, low))))
    return found


def _holds(cells: Sequence[Block], starts: Sequence[int], place: int) -> bool:
    index = bisect_right(starts, place) - 1
    return index >= 0 and place < cells[index].end


def _lines_of(string: str, splice: Splice) -> tuple[int, int]:
    """The lines that the splice touches, without the white space at their ends."""
    start = string.rfind("\n", 0, splice.start) + 1
    end = string.find("\n", splice.end)
    end = len(string) if end < 0 else end
    lines = string[start:end]
    return start + len(lines) - len(lines.lstrip()), start + len(lines.rstrip())


def _loses_line(string: str, splice: Splice) -> bool:
    """Whether the splice reduces the number of lines with words."""
    start, end, now = splice
    if start == end or now == string[start:end]:
        return False
    if "\n" not in string[start:end] and _SAYS.search(string[max(start - 1, 0) : start] + now + string[end : end + 1]):
        return False  # most edits are within a line that keeps words
    first = string.rfind("\n", 0, start) + 1
    last = string.find("\n", end)
    last = len(string) if last < 0 else last
    return _count(string[first:start] + now + string[end:last]) < _count(string[first:last])


def _count(lines: str) -> int:
    return sum(1 for line in lines.split("\n") if _SAYS.search(line))
