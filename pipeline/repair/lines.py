"""Lines of a page as the joining rules see them: where they stand, how wide they are, what sets them apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from ..chinese.markers import Marker, scan
from ..chinese.widths import SPACE
from ..regex import regex
from ..rule import Here

#: For character classes: white space within a line.
BLANKS = SPACE
TERMINAL = "。！？!?…"

#: Families of markers that open a line of their own; 一是 and the like run on in a paragraph.
RUNNING = frozenset(
    ("item-is", "item-must", "item-grasp", "item-rely", "item-look", "item-word", "ordinal", "ordinal-of")
)
WEAK = frozenset(("arabic-bare", "decimal-2", "cjk-bare"))


SHORTEST_MARK, LONGEST_MARK = 3, 24  # characters of a page's mark that an earlier rule took
FRONT = 24  # lines at the top that are looked at for titles, numbers and notes
HEAD = 6000  # characters in which the lines around a title stand
_BARE = regex(r"\S(?:[^\n]*\S)?")


class Row(NamedTuple):
    """A line that is not blank: text offsets without its white space, indent in code points, blank lines above."""

    start: int
    end: int
    text: str
    indent: int
    gap: int

    @property
    def width(self) -> int:
        """Columns on a terminal: an ideograph takes two."""
        return len(self.text.encode("gb18030", "replace"))


@lru_cache(maxsize=4)
def rows(text: str) -> tuple[Row, ...]:
    """The lines of ``text`` that are not blank, in order. Several rules ask in turn for those of one text."""
    return _rows(text, len(text))


def _rows(text: str, most: int) -> tuple[Row, ...]:
    found: list[Row] = []
    last = 0  # where the line before ends
    for match in islice(_BARE.finditer(text), most):
        start, end = match.span()
        if start - last <= 1 and (found or not start):  # nothing but the newline: most lines of most texts
            found.append(Row(start, end, match[0], 0, 0))
        elif found and start - last == 2 and text[last] == text[last + 1] == "\n":
            found.append(Row(start, end, match[0], 0, 1))
        else:
            between = text[last:start]
            newlines = between.count("\n")
            indent = len(between) - between.rfind("\n") - 1
            found.append(Row(start, end, match[0], indent, newlines - 1 if found else newlines))
        last = end
    return tuple(found)


@lru_cache(maxsize=2)
def front(text: str) -> tuple[Row, ...]:
    """The first lines, those in which titles may stand."""
    return rows(text)[:FRONT] if len(text) <= HEAD else _rows(text[:HEAD], FRONT)


def places_of(text: str, words: str) -> Iterator[int]:
    """Where ``words`` stand in ``text``, overlapping places too."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def spaced(lines: Sequence[Row]) -> bool:
    """Whether blank lines part the paragraphs, so that a single newline parts none."""
    return len(lines) > 4 and sum(1 for row in lines[1:] if row.gap) * 5 >= (len(lines) - 1) * 3


def closed(lines: Sequence[Row]) -> bool:
    """Whether a blank line follows wherever a paragraph ends, so that none ends where a line does."""
    ends = [below.gap > 0 for above, below in pairwise(lines) if above.text[-1] in TERMINAL + "：:"]
    return len(ends) > 1 and all(ends)


def indented(lines: Sequence[Row]) -> bool:
    """Whether paragraphs begin with an indent, so that a line without one may continue the line above."""
    sentences = [row for row in lines if len(row.text) > 20]
    return len(sentences) > 3 and sum(1 for row in sentences if row.indent >= 2) * 10 >= len(sentences) * 3


def lead(row: Row) -> Marker | None:
    """The marker that the line begins with, if any."""
    return _lead(row.text[:16])


@lru_cache(maxsize=1024)
def _lead(start: str) -> Marker | None:
    marks = scan(start)
    return marks[0] if marks and marks[0].start == 0 else None


def holes(here: Here, lines: Sequence[Row], longest: int = LONGEST_MARK) -> Iterator[tuple[int, int]]:
    """The lines above and below what an earlier rule took, if it was as long as a page's mark."""
    runs = here.origin.runs if here.origin is not None else ()
    places = [b[0] for a, b in pairwise(runs) if SHORTEST_MARK <= b[1] - a[1] - b[0] + a[0] <= longest]
    if not places:
        return
    ends = [row.end for row in lines]
    for place in places:
        above = bisect_right(ends, place) - 1
        if 0 <= above < len(lines) - 1 and lines[above + 1].gap and place <= lines[above + 1].start:
            yield above, above + 1


def apart(here: Here, lines: Sequence[Row]) -> frozenset[int]:
    """Indexes of the lines that are no running text by the reader's word: cells, figures, attachments, notes."""
    if here.origin is None or all(block.role == "text" for block in here.blocks):
        return frozenset()
    starts = [block.start for block in here.blocks]
    found = set()
    for index, row in enumerate(lines):
        place = bisect_right(starts, here.origin.source_of(row.start, row.end)[0]) - 1
        if place >= 0 and here.blocks[place].role != "text":
            found.add(index)
    return frozenset(found)
