"""Raised letters of a line of a page: 用电量<sup>2</sup>58.3亿 has a note mark, 12.5km<sup>2</sup> a power."""

from __future__ import annotations

from itertools import groupby

from ..raised import written
from .look import Look


def with_marks(pieces: list[tuple[str, Look]]) -> tuple[list[tuple[str, Look]], int]:
    """The pieces of a line, those that are raised set so that they join no number, and how many runs were set so.

    A line that is raised as a whole stays as it is: there a mark has nothing to join.
    """
    if not any(text.strip() and not look.raised for text, look in pieces):
        return pieces, 0
    found: list[tuple[str, Look]] = []
    marks, before = 0, ""
    for raised, run in groupby(pieces, lambda piece: piece[1].raised):
        of_run = list(run)
        text = "".join(part for part, _ in of_run)
        now = written(text, before) if raised else text
        marks += now != text
        found += of_run if now == text else [(now, of_run[0][1])]
        before = now
    return found, marks
