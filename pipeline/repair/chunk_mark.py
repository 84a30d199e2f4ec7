"""Numbers that a document viewer puts before each chunk of a text, in the middle of words.

A viewer cuts a text into chunks of equal length and prints 1、 2、 3、 before them: 请医 / 2、生每周来坐诊. Without the
numbers every line end between the chunks must look like the page's.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ..evidence import table
from ..lines import Lines
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from ..text import Splice
from .cut import CLOSERS, features, is_open, seam
from .layout import layout

MARK = regex(r"(\d{1,3})、[ \t\u3000]{0,9}")
SHORTEST = 90  # characters of a chunk; an item of a list that long ends in a full stop
SHORTEST_PROVED = 30  # characters of a chunk where each line end is the page's by all that stands beside it
CERTAIN = 4.0  # log-odds of a line end where it is the only one between chunks
TOGETHER = 3.0  # log-odds of several line ends together, none of which looks like the text's: one thing made them all
ENDS = "。！？；：!?;:"
_STOP = regex("[。！？!?].|\u201c[^\u201d]*$|[一二三四五六七八九十]、")


def judge(view: View) -> Iterator[Edit]:
    lines = view.lines
    run = _chunks(lines)
    for above, below in pairwise((-1, *run)):
        mark = MARK.match(lines[below])
        if mark and (above >= 0 or mark[1] == "1"):
            start = lines.ends[above] if below == above + 1 and above >= 0 else lines.starts[below]
            yield Edit(start, lines.starts[below] + mark.end(), "")


def _chunks(lines: Lines) -> list[int]:
    """The lines that are chunks, first to last; empty where the page has none."""
    marks = [(line, int(mark[1])) for line in range(len(lines)) if (mark := MARK.match(lines[line]))]
    for place, (first, number) in enumerate(marks):
        if number not in (1, 2) or (number == 2 and first == 0):
            continue
        run = [first]
        for line, value in marks[place + 1 :]:
            if value != number + len(run) or line != run[-1] + 1:
                break
            run.append(line)
        if number == 2:
            run.insert(0, first - 1)
        if len(run) > 1 and (_even(lines, run) or _cut(lines, run)):
            return run
    return []


def _even(lines: Lines, run: list[int]) -> bool:
    """Whether the lines are cut by length: all but the last nearly equal and long, most of them within a sentence."""
    sizes = [len(lines[line]) for line in run[:-1]]
    if len(run) < 3 or min(sizes) < SHORTEST:
        return False
    middle = sorted(sizes)[len(sizes) // 2]
    even = sum(abs(size - middle) <= 0.25 * middle for size in sizes)
    within = sum(lines[line][-1] not in ENDS for line in run[:-1])
    return within >= 2 and within * 2 >= len(sizes) and (even * 4 >= len(sizes) * 3 or within * 4 >= len(sizes) * 3)


def _cut(lines: Lines, run: list[int]) -> bool:
    """Whether every line but the last stops within a sentence that follows another, or within a quotation, and goes on
    behind the number of the next by all that stands beside the cut.
    """
    above = [lines[line] for line in run[:-1]]
    if any(len(text) < SHORTEST_PROVED or text[-1] in ENDS + CLOSERS for text in above) or not any(
        map(_STOP.search, above)
    ):
        return False
    starts = [(lines.starts[line], MARK.match(lines[line])) for line in run]
    marks = [Splice(start, start + mark.end(), "") for start, mark in starts if mark]
    page = layout(lines.edited(marks, lines.text.edit(marks)))
    evidence = table("join")
    said = [CERTAIN if is_open(lines[line]) else evidence.weigh(features(seam(page, line))) for line in run[:-1]]
    return min(said) > 0 and sum(said) >= (CERTAIN if len(said) == 1 else TOGETHER)


_A = "镇里这几年修了路、通了水、亮了灯，可是老人看病还要走十几里山路，孩子上学还要过两道河，大家心里都有一本账，谁家的困难解决了，谁家的困难还拖着，群众看得清清楚楚，所以今年第一件事就是把卫生室建起来，请医"
_B = "生每周来坐诊两天，药品按进价卖给村民，账目贴在墙上让大家看；第二件事就是把两座桥修起来，桥面要宽，栏杆要高，汛期之前一定要通车，施工的时候请村里的老人当监督员，哪里不合格就当场返工，不能让孩子再蹚"
_C = "水过河了。"

RULE = Rule(
    "repair/chunk-mark",
    judge,
    HIGH,
    why="The numbers count chunks that a viewer cut by length: they stand within sentences, at equal distances.",
    needs=("2、",),
    after=("repair/left-code", "repair/odd-character", "repair/markdown-mark"),
    examples=(
        Example(f"1、{_A}\n\n2、{_B}\n\n3、{_C}", becomes=_A + _B + _C),
        Example(
            "1、渠道修好了，群众说好。今年打算再架两座桥，把水引到后山的“百亩\n\n2、茶园”里去，让茶农少挑水。",
            becomes="渠道修好了，群众说好。今年打算再架两座桥，把水引到后山的“百亩茶园”里去，让茶农少挑水。",
        ),
        Example("1、学前教育\n2、义务教育\n3、高中教育\n4、职业教育"),
        Example(
            "1、加强领导，明确责任，各村支书是第一责任人，一级抓一级\n2、加大投入，改善条件，年底前每村修好一条水渠"
        ),
    ),
)
