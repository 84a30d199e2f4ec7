"""Letters that a page draws after the line they belong to, because its font has none of them: the 〇 of 二〇一九年."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from .columns import Segment

HOLE = 0.5  # heights of a gap in a line in which a letter may stand
FEW = 3  # letters of another font in a row
SLACK = 0.15  # heights by which a letter may reach over the edge of its gap


def put_back(letters: Sequence[Segment]) -> list[Segment]:
    """The letters in the order in which they are drawn, those drawn later put where their line has room for them."""
    holes = _holes(letters)
    before: dict[int, list[Segment]] = defaultdict(list)
    moved: set[int] = set()
    for first, last in _runs(letters) if holes else ():
        if last - first > FEW:
            continue
        for start, end in ((first, last), *((n, n + 1) for n in range(first, last))):
            at = _hole_of(letters[start], letters[end - 1], letters, holes)
            if at is not None and not start <= at <= end and start not in moved:
                before[at] += letters[start:end]
                moved.update(range(start, end))
    if not moved:
        return list(letters)
    return [one for index, letter in enumerate(letters) if index not in moved for one in (*before[index], letter)]


def _beside(one: Segment, other: Segment) -> bool:
    """Whether ``other`` stands in the line of ``one``, to its right."""
    overlap = min(one.top, other.top) - max(one.bottom, other.bottom)
    return overlap > 0.4 * min(one.size, other.size) and other.left > one.right - SLACK * one.size


def _holes(letters: Sequence[Segment]) -> dict[int, list[int]]:
    """The letters before which their line has a gap, by the height of the line."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, (one, other) in enumerate(pairwise(letters), 1):
        if other.left - one.right > HOLE * one.size and _beside(one, other):
            found[round(other.bottom / 4)].append(index)
    return found


def _runs(letters: Sequence[Segment]) -> list[tuple[int, int]]:
    """From where to where letters are drawn one beside the other."""
    starts = [0, *(i for i, (one, other) in enumerate(pairwise(letters), 1) if not _beside(one, other)), len(letters)]
    return list(pairwise(starts))


def _hole_of(first: Segment, last: Segment, letters: Sequence[Segment], holes: dict[int, list[int]]) -> int | None:
    line = round(first.bottom / 4)
    for at in (at for near in (line, line - 1, line + 1) for at in holes.get(near, ())):
        left, right, slack = letters[at - 1].right, letters[at].left, SLACK * first.size
        if left - slack <= first.left and last.right <= right + slack and _beside(letters[at - 1], first):
            return at
    return None
