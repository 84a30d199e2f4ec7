"""Markers that are not there: the 1. of a list that begins with 2, in a text that has lost its 1s, or where a line
begins with what is left of it; and the 一、 that nobody wrote before the first heading, where the second has its 二、.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..chinese.dates import is_date_line
from ..model import Damage
from ..regex import regex
from .candidates import Candidate
from .costs import ITEMS, cost
from .ground import Ground

_FAMILIES = frozenset(("arabic-dot", "arabic-bare", "arabic-close", "arabic-paren"))
_LEAD = regex("[^。！？；\n]{2,45}[。！？：:\n]")

_HEADING = regex("[^\\s，。；：、！？—（()《》0-9][^，。；：！？（()）《》]{3,24}")
_ENDS = ("。", "！", "；")
#: The last part of a law, whose number is left out.
_LAST = regex("\\s{0,8}附\\s{0,4}[则則]\\s{0,8}")

#: No line begins with one of these but one whose number was lost.
_REMAINS = "、．."
#: How many lines before the 2 may hold the lost 1.
_REACH = 40


def lost_firsts(ground: Ground, found: Sequence[Candidate], damage: Damage) -> Iterator[Candidate]:
    """A virtual candidate for each list at line starts that begins with 2, where the text has lost its 1s or a
    line above begins with 、 as the 2 ends.

    What is left of it (.抓好春耕) is part of it. It stands at the nearest line before the 2 that has a lead like a
    heading's (the paragraph that the 1 headed), and
    never above the last marker of another family.
    """
    lost = damage.lost("1") is not None
    if not lost and not any(f"\n{mark}" in ground.text for mark in _REMAINS):
        return
    floor = 0  # the last line that a marker begins
    last: dict[str, int] = {}  # family → value of its last marker since the last parent
    for candidate in found:
        if not candidate.at_line_start or candidate.family in ITEMS:
            continue
        if candidate.family in _FAMILIES:
            if candidate.value == 2 and last.get(candidate.family, 0) != 1:
                suffix = re.sub(r"[0-9０-９]+", "", candidate.printed) or _mark(damage)
                place = _place(ground, floor, candidate.start, "" if lost else suffix)
                if place is not None:
                    end = place + len(suffix) if suffix and ground.text.startswith(suffix, place) else place
                    yield Candidate(
                        place, end, candidate.family, 1, "1" + suffix, cost("restored first"), 0.0, True, virtual=True
                    )  # fmt: skip
            last[candidate.family] = candidate.value
        else:
            last.clear()
        floor = candidate.start


def unnumbered_first(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A virtual candidate for the one line over 二、 that looks like a heading: short, no mark in it, a paragraph below.

    主要工作⏎今年修了渠。⏎二、存在的问题⏎…: the first line of the text is its title, and with two such lines nothing says
    which of them the first heading is.
    """
    numbered = [c for c in found if c.at_line_start and c.family == "cjk-comma"]
    if len(numbered) < 2 or [c.value for c in numbered[:2]] != [2, 3]:
        return
    second = bisect_left(ground.line_starts, numbered[0].start)
    marked = {c.start for c in found if c.at_line_start}
    full = [line for line in range(second) if ground.lines[line].strip()]
    heads = [line for line, below in pairwise(full[1:]) if _heads(ground.lines[line], ground.lines[below])]
    if len(heads) == 1 and ground.line_starts[heads[0]] not in marked | ground.barred:
        start = ground.line_starts[heads[0]]
        yield Candidate(start, start, "cjk-comma", 1, "", cost("unmarked, styled"), cost("skip styled"), True)


def unnumbered_last(ground: Ground, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """A candidate for the 附则 that stands after the last 编 of a law, beside it and without a number, over an article."""
    if "\n附" not in ground.text:
        return
    parts = [c for c in found if c.at_line_start and c.family == "part"]
    articles = {c.start for c in found if c.at_line_start and c.family == "article"}
    full = [line for line, text in enumerate(ground.lines) if text.strip()]
    for line, below in pairwise(full):
        start = ground.line_starts[line]
        above = [part.value for part in parts if part.start < start]
        if not above or not _LAST.fullmatch(ground.lines[line]) or start in ground.barred:
            continue
        if ground.line_starts[below] in articles:
            price = cost("unmarked, styled")
            yield Candidate(start, start, "part", above[-1] + 1, "", price, cost("skip line start"), True)


def _heads(line: str, below: str) -> bool:
    """Whether the line may be a heading, and a paragraph stands below."""
    return _HEADING.fullmatch(line) is not None and not is_date_line(line) and below.endswith(_ENDS)


def _mark(damage: Damage) -> str:
    return "." if damage.lost(".") else ""


def _place(ground: Ground, floor: int, second: int, remains: str) -> int | None:
    """Start of the line between ``floor`` and ``second`` that the lost marker stood at; it begins with ``remains``."""
    last = bisect_left(ground.line_starts, second)
    near = ground.line_starts[max(last - _REACH, 0) : last]
    starts = [start for start in near if start > floor and start not in ground.barred]
    if remains:
        return next((s for s in reversed(starts) if ground.text.startswith(remains, s)), None)
    return next((s for s in reversed(starts) if _LEAD.match(ground.text, s)), starts[-1] if starts else None)
