"""Takes away numbers that a document viewer puts before each chunk of a text, even in the middle of a word.

A viewer cuts a text into chunks of equal length and prints 1、 2、 3、 before them: 请医 / 2、生每周来坐诊. Some print the
bare number on a line of its own. Once the numbers are gone, every line end between chunks must look like the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..evidence import table
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from ..text import Splice
from .cut import CLOSERS, features, is_open, seam
from .layout import layout

MARK = regex(r"(\d{1,3})、[ \t\u3000]{0,9}")
_DIGITS = 3  # of a number alone in its line
_TWO = ("2、", "\n2\n")  # one of them stands in every page that has chunks
SHORTEST = 90  # characters of a chunk; an item of a list that long ends in a full stop
SHORTEST_CUT = 60  # characters of a chunk where all are equal, hold the end of a sentence and end within one
SHORTEST_PROVED = 24  # characters of a chunk where each line end is the page's by all that stands beside it
CERTAIN = 4.0  # log-odds of a line end where it is the only one between chunks
TOGETHER = 3.0  # log-odds of several line ends together, none of which looks like the text's: one thing made them all
ENDS = "。！？；：!?;:"
_STOP = regex("[。！？!?].|\u201c[^\u201d]*$|[一二三四五六七八九十]、")


class Mark(NamedTuple):
    """A number that may count a chunk: ``[start, end)`` is what goes, ``line`` the chunk behind or below it."""

    start: int
    end: int
    line: int
    number: int


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    if not any(two in lines.string for two in _TWO):
        return
    above = -1
    for mark in _chunks(lines):
        begins = lines.at(mark.start)  # the number stands alone in its line, or before its chunk
        yield Edit(lines.ends[above] if begins == above + 1 and above >= 0 else mark.start, mark.end, "")
        above = mark.line


def _chunks(lines: Lines) -> list[Mark]:
    """The marks of the chunks, first to last; empty where the page has none. The first chunk may have none."""
    marks = list(_marks(lines))
    for place, first in enumerate(marks):
        bare = lines.at(first.start) != first.line
        if first.number not in (1, 2) or (first.number == 2 and (bare or first.line == 0)):
            continue
        if first.number == 2 and place and marks[place - 1].number == 1:
            continue  # 1、 stands above, over paragraphs of its own: a list of the text
        run = [first]
        for mark in marks[place + 1 :]:
            if mark.number != run[-1].number + 1 or lines.at(mark.start) != run[-1].line + 1:
                break
            run.append(mark)
        chunks = [mark.line for mark in run]
        if first.number == 2:
            chunks.insert(0, first.line - 1)
        if len(chunks) > 1 and (_even(lines, chunks) or _cut(lines, chunks, run)):
            return run
    return []


def _marks(lines: Lines) -> Iterator[Mark]:
    for line, (start, end) in enumerate(zip(lines.starts, lines.ends, strict=True)):
        if not lines.string[start].isdecimal():
            continue
        if mark := MARK.match(lines.string, start, end):
            yield Mark(start, mark.end(), line, int(mark[1]))
        elif end - start <= _DIGITS and lines.string[start:end].isdecimal() and line + 1 < len(lines):
            yield Mark(start, lines.starts[line + 1], line + 1, int(lines.string[start:end]))


def _even(lines: Lines, run: list[int]) -> bool:
    """Whether the lines are cut by length: all but the last nearly equal and long, most of them within a sentence."""
    sizes = [len(lines[line]) for line in run[:-1]]
    if len(run) < 3 or min(sizes) < SHORTEST_CUT:
        return False
    middle = sorted(sizes)[len(sizes) // 2]
    even = sum(abs(size - middle) <= 0.25 * middle for size in sizes)
    within = sum(lines[line][-1] not in ENDS for line in run[:-1])
    if min(sizes) < SHORTEST:
        return len(run) > 3 and even == within == len(sizes) and all(_STOP.search(lines[line]) for line in run[:-1])
    return within >= 2 and within * 2 >= len(sizes) and (even * 4 >= len(sizes) * 3 or within * 4 >= len(sizes) * 3)


def _cut(lines: Lines, run: list[int], marks: list[Mark]) -> bool:
    """Whether every line but the last stops within a sentence that follows another, or within a quotation, and goes on
    behind the number of the next by all that stands beside the cut.
    """
    above = [lines[line] for line in run[:-1]]
    if any(len(text) < SHORTEST_PROVED or text[-1] in ENDS + CLOSERS for text in above) or not any(
        map(_STOP.search, above)
    ):
        return False
    gone = [Splice(mark.start, mark.end, "") for mark in marks]
    page = layout(lines.edited(gone, lines.text.edit(gone)))
    evidence = table("join")
    alone = sum(lines.at(mark.start) != mark.line for mark in marks)  # lines that are gone
    first = run[0] - (1 if alone else 0)
    said = [
        CERTAIN if is_open(lines[line]) else evidence.weigh(features(seam(page, first + place)))
        for place, line in enumerate(run[:-1])
    ]
    return min(said) > 0 and sum(said) >= (CERTAIN if len(said) == 1 else TOGETHER)


_A = "镇里这几年修了路、通了水、亮了灯，可是老人看病还要走十几里山路，孩子上学还要过两道河，大家心里都有一本账，谁家的困难解决了，谁家的困难还拖着，群众看得清清楚楚，所以今年第一件事就是把卫生室建起来，请医"
_B = "生每周来坐诊两天，药品按进价卖给村民，账目贴在墙上让大家看；第二件事就是把两座桥修起来，桥面要宽，栏杆要高，汛期之前一定要通车，施工的时候请村里的老人当监督员，哪里不合格就当场返工，不能让孩子再蹚"
_C = "水过河了。"

RULE = Rule(
    "repair/chunk-mark",
    judge,
    HIGH,
    why="The numbers count chunks that a viewer cut by length: they stand within sentences, at equal distances.",
    after=("repair/left-code", "repair/odd-character"),
    examples=(
        Example(f"1、{_A}\n\n2、{_B}\n\n3、{_C}", becomes=_A + _B + _C),
        Example(f"1\n{_A}\n2\n{_B}\n3\n{_C}", becomes=_A + _B + _C),
        Example(f"1\n{_A}。\n2\n{_C}{_B}。\n3\n{_A}。"),
        Example(
            "1、看病的事。\n去年以来，各村都有了卫生室。医生坐诊，群众满意，每月还有人上门，使看病难的事得到缓解，"
            "\n2、修路的事。\n两条路通了车。"
        ),
    ),
)
