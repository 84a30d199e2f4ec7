"""Numbers that a document viewer puts before each chunk of a text, in the middle of words.

A viewer cuts a text into chunks of equal length and prints 1、 2、 3、 before them: 请医 / 2、生每周来坐诊.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .lines import Row, rows

MARK = regex(r"(\d{1,3})、[ \t\u3000]*")
SHORTEST = 90  # characters of a chunk; an item of a list that long ends in a full stop
ENDS = "。！？；：!?;:"


def find(here: Here) -> Iterator[Splice]:
    if "2、" not in here.text:
        return  # no second chunk
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


_A = "镇里这几年修了路、通了水、亮了灯，可是老人看病还要走十几里山路，孩子上学还要过两道河，大家心里都有一本账，谁家的困难解决了，谁家的困难还拖着，群众看得清清楚楚，所以今年第一件事就是把卫生室建起来，请医"
_B = "生每周来坐诊两天，药品按进价卖给村民，账目贴在墙上让大家看；第二件事就是把两座桥修起来，桥面要宽，栏杆要高，汛期之前一定要通车，施工的时候请村里的老人当监督员，哪里不合格就当场返工，不能让孩子再蹚"
_C = "水过河了。"

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
