"""Which letters of a PDF are raised: smaller than those beside them, and higher above the line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..raised import written
from .columns import Segment

SMALL = 0.8  # of the height of the letters beside; programs set raised letters at 0.58 to 0.7
RAISED = 0.15  # of that height, by which the foot of a raised letter stands higher
TALL = 0.5  # of that height, that the head of a raised letter reaches at least
BESIDE = 0.6  # of that height, by which the two may stand apart
LONGEST = 8  # letters of a mark: [123], 1,2,3
BEHIND = 8  # letters before it, as far as a unit may reach


def marked(letters: Sequence[Segment]) -> Iterator[Segment]:
    """The letters of a page, each raised run that is a note mark or a power as one."""
    at = alike = 0
    while at < len(letters):
        if at >= alike:
            alike = _alike_until(letters, at)
        elif at + LONGEST < alike:  # a raised letter has a larger one beside it, or beside those raised with it
            yield from letters[at : alike - LONGEST]
            at = alike - LONGEST
        end = _run_end(letters, at)
        run = letters[at : end or at + 1]
        text = "".join(letter.text for letter in run)
        now = written(text, "".join(letter.text for letter in letters[max(at - BEHIND, 0) : at])) if end else text
        yield from run if now == text else [run[0]._replace(right=run[-1].right, text=now)]
        at += len(run)


def _alike_until(letters: Sequence[Segment], at: int) -> int:
    """Where the letters end that are set in the size of the one at ``at``."""
    points = letters[at].points
    return next((end for end in range(at + 1, len(letters)) if letters[end].points != points), len(letters))


def _run_end(letters: Sequence[Segment], at: int) -> int:
    """Where the run of raised letters ends that begins at ``at``; 0: none does."""
    first = letters[at]
    by_last = at > 0 and _raised(first, letters[at - 1]) and _near(letters[at - 1], first, letters[at - 1].size)
    end = at + 1
    while end < min(len(letters), at + LONGEST) and _together(letters[end - 1], letters[end]):
        end += 1
    if by_last:
        return end
    by_next = end < len(letters) and _raised(first, letters[end]) and _near(letters[end - 1], letters[end], first.size)
    return end if by_next else 0


def _near(one: Segment, other: Segment, size: float) -> bool:
    return -1.1 * size < other.left - one.right < BESIDE * size


def _together(one: Segment, other: Segment) -> bool:
    """Whether two letters have one size and one line, the second right behind the first."""
    same = abs(one.bottom - other.bottom) < 0.1 * one.size and abs(one.size - other.size) < 0.1 * one.size
    return same and _near(one, other, one.size)


def _raised(letter: Segment, beside: Segment) -> bool:
    height = beside.size
    lifted = letter.bottom - beside.bottom
    if letter.points > SMALL * beside.points:  # its box is smaller only because its font draws figures low or narrow
        return False
    return letter.size <= SMALL * height and RAISED * height <= lifted and TALL * height <= letter.top - beside.bottom
