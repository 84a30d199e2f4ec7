"""Where the head of a text ends: the lines in which titles may stand."""

from __future__ import annotations

from collections.abc import Sequence

from ..lines import STOP, Lines
from ..rule import Where, with_cells

FIRST = 24  # lines at the top that are looked at
LONGEST = 90  # characters of a title


def zones(lines: Lines) -> Sequence[int]:
    """``HEAD`` down to the first line of running text, that line too (a title may be glued to it); then ``INSIDE``."""
    head = head_end(lines) + 1
    return with_cells([Where.HEAD] * head + [Where.INSIDE] * (len(lines) - head), lines)


def head_end(lines: Lines) -> int:
    """The first line of running text: long with a full stop in it, or with a marker that is no dash."""
    for line in range(min(len(lines), FIRST)):
        if is_running(lines, line):
            return line
    return min(len(lines), FIRST) - 1


def is_running(lines: Lines, line: int) -> bool:
    """Whether the line is a sentence, or is headed by a marker of the outline."""
    text = lines[line]
    marker = lines.lead(line)
    if marker is not None and marker.family not in ("dash", "annex", "arabic-bare"):
        return True
    return len(text) > LONGEST or (bool(lines.kinds(line) & STOP) and text[-1] in "。；")
