"""One of two quotation marks is gone: 开展“两学一做学习教育. What is known to be quoted tells where the other one stood.

Known are the terms that official texts quote (``evidence/quoted.tsv``), and what the same text quotes elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ..evidence import rows
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where

_MARK = regex("[“”]")
_CLAUSE = regex("[，。；：、]")
#: Half a pair of another kind, put where the mark belongs.
_SINGLE = ("‘", "’", "'")
SHORTEST, LONGEST = 2, 12  # characters of a term
_QUOTED = regex(f"“([^“”\n，。；：]{{{SHORTEST},{LONGEST}}})”")


def judge(view: View) -> Iterator[Edit]:
    """A line that begins with the only mark, or has it behind a colon, is of a longer quotation: that closes further on."""
    lines = view.lines
    known = _terms() | frozenset(_QUOTED.findall(lines.string))
    for line in view.asked:
        start, end = lines.starts[line], lines.ends[line]
        for place, opens in _alone(lines.string, start, end):
            if opens and place > start and lines.string[place - 1] not in "：:":
                size = _size(lines.string[place + 1 : min(place + 1 + LONGEST, end)], known, ahead=True)
                if size:
                    at = place + 1 + size
                    yield Edit(at, at + (lines.string[at : at + 1] in _SINGLE), "”")
            elif not opens:
                size = _size(lines.string[max(place - LONGEST, start) : place], known, ahead=False)
                if size:
                    at = place - size
                    yield Edit(at - (lines.string[at - 1 : at] in _SINGLE), at, "“")


def _alone(text: str, start: int, end: int) -> list[tuple[int, bool]]:
    """The marks of the line that have no partner, and whether they open; of two that point the same way around a few words
    one points the wrong way, and none is gone.
    """
    found: list[tuple[int, bool]] = []
    opened = -1
    for mark in _MARK.finditer(text, start, end):
        if mark[0] == "“":
            if opened >= 0:
                found.append((opened, True))
            opened = mark.start()
        elif opened >= 0:
            opened = -1
        else:
            found.append((mark.start(), False))
    if opened >= 0:
        found.append((opened, True))
    odd = {place for pair in pairwise(found) if _pair(text, *pair) for place in pair}
    return [one for one in found if one not in odd]


def _pair(text: str, one: tuple[int, bool], other: tuple[int, bool]) -> bool:
    near = other[0] - one[0] <= LONGEST
    return near and one[1] == other[1] and not _CLAUSE.search(text, one[0], other[0])


def _size(beside: str, known: frozenset[str], ahead: bool) -> int:
    """Characters of the longest known term that the stretch begins with, or ends in where it does not lie ``ahead``."""
    for size in range(len(beside), SHORTEST - 1, -1):
        if (beside[:size] if ahead else beside[-size:]) in known:
            return size
    return 0


@cache
def _terms() -> frozenset[str]:
    """Terms that are printed with marks at least as often as without."""
    return frozenset(term for term, quoted, bare in rows("quoted") if int(quoted) >= int(bare))


RULE = Rule(
    "repair/half-quote",
    judge,
    HIGH,
    why="One quotation mark of the two is gone; the term beside the other is known to be quoted whole.",
    needs=("“", "”"),
    where=Where.ANYWHERE,
    after=("repair/straight-quote", "repair/lost-quote"),
    examples=(
        Example(
            "深入学习“三个代表重要思想。\n一年来，三农”工作有了起色。",
            becomes="深入学习“三个代表”重要思想。\n一年来，“三农”工作有了起色。",
        ),
        Example(
            "推行“首问负责”制度，群众满意。实行首问负责”以来，投诉少了。",
            becomes="推行“首问负责”制度，群众满意。实行“首问负责”以来，投诉少了。",
        ),
        Example("“三个代表重要思想是指导方针。\n“我们要认真学习。”"),
        Example("他说：“三农工作很重要，要抓好。”"),
    ),
)
