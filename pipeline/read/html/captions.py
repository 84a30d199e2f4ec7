"""The captions of pictures that say nothing themselves: short lines set in the middle right below one."""

from __future__ import annotations

from collections.abc import Sequence

from .headline import is_running
from .seen import Line, Reason, Seen
from .title import MARKER

LONGEST = 40  # characters


def captions(seen: Seen, out: Sequence[Reason | None]) -> frozenset[int]:
    """The lines of the text that are captions and not headings, however they are set.

    Where a line that no picture stands over is set alike, headings of the text may be: then none is taken for a caption.
    """
    if not seen.pictures:
        return frozenset()
    kept = [index for index, reason in enumerate(out) if reason is None]
    start = next((place for place, index in enumerate(kept) if is_running(seen.lines[index])), len(kept))
    short = [index for index in kept[start:] if _may_be_caption(seen.lines[index])]
    found = [index for index in short if index in seen.pictures]
    looks = {_look(seen.lines[index]) for index in short if index not in seen.pictures} if found else set()
    return frozenset(index for index in found if _look(seen.lines[index]) not in looks)


def _may_be_caption(line: Line) -> bool:
    return (
        line.look.centred and not line.look.heading and line.length <= LONGEST and not MARKER.match(line.text.strip())
    )


def _look(line: Line) -> tuple[bool, float, str]:
    return line.look.bold, line.look.size, line.look.font
