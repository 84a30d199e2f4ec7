"""Numbers that a document viewer puts before each chunk of a text, in the middle of words.

A viewer cuts a text into chunks of equal length and prints 1、 2、 3、 before them: 不忘立 / 2、德树人初心.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from pipeline.model import HIGH
from pipeline.repair.lines import Row, rows
from pipeline.rule import Example, Here, TextRule
from pipeline.text import Splice

MARK = re.compile(r"(\d{1,3})、[ \t\u3000]*")
SHORTEST = 90  # characters of a chunk; an item of a list that long ends in a full stop
ENDS = "。！？；：!?;:"


def find(here: Here) -> Iterator[Splice]:
    lines = rows(here.text)
    run = _chunks(lines)
    if not run:
        return
    first = lines[run[0]]
    mark = MARK.match(first.text)
    if mark and mark[1] == "1":
        yield Splice(first.start, first.start + mark.end(), "")
    for above, below in pairwise(run):
        mark = MARK.match(lines[below].text)
        assert mark
        start = lines[below].start
        if below == above + 1:
            yield Splice(lines[above].end, start + mark.end(), "")
        else:
            yield Splice(start, start + mark.end(), "")


def _chunks(lines: Sequence[Row]) -> list[int]:
    """Indexes of the lines that are chunks, first to last; empty where the page has none."""
    marks = [(i, int(m[1])) for i, row in enumerate(lines) if (m := MARK.match(row.text))]
    for place, (index, number) in enumerate(marks):
        if number not in (1, 2):
            continue
        run = [index]
        for later, value in marks[place + 1 :]:
            if value != number + len(run) or later != run[-1] + 1:
                break
            run.append(later)
        if number == 2:
            if index == 0:
                continue
            run.insert(0, index - 1)
        if _proved([lines[i] for i in run]):
            return run
    return []


def _proved(chunks: list[Row]) -> bool:
    """Whether the lines are cut by length: all but the last nearly equal and long, most of them within a sentence."""
    if len(chunks) < 3:
        return False
    sizes = [len(row.text) for row in chunks[:-1]]
    if min(sizes) < SHORTEST:
        return False
    middle = median(sizes)
    even = sum(1 for size in sizes if abs(size - middle) <= 0.25 * middle)
    within = sum(1 for row in chunks[:-1] if row.text[-1] not in ENDS)
    return within >= 2 and within * 2 >= len(sizes) and (even * 4 >= len(sizes) * 3 or within * 4 >= len(sizes) * 3)


_A = "我们要充分把握上级对这项工作的部署要求，认清发展方向，明确目标找准突破口，谋篇布局做好这篇大文章，把各项任务落实到每一个岗位和每一个人，确保取得看得见摸得着的成效，让群众真正得到实惠，不忘立"
_B = "足本职的初心，牢记肩上的使命，树立大抓基层的理念，将强化基层工作作为推进事业发展的第一保障，落实全面从严要求，通过主题主线筑牢思想根基，通过补短强弱提升基层基础，在工作上找差距，在措施上找弱"
_C = "项，让发展再上新台阶。"

RULE = TextRule(
    "repair/chunk-mark",
    find,
    HIGH,
    why="The numbers count chunks that a viewer cut by length: they stand within sentences, at equal distances.",
    examples=(
        Example(f"1、{_A}\n\n2、{_B}\n\n3、{_C}", becomes=_A + _B + _C),
        Example("1、学前教育\n2、义务教育\n3、高中教育\n4、职业教育"),
    ),
)
