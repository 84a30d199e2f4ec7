"""Sentences in which a site presents the text, on a line of the text: 讲话稿频道《开学讲话范文》，希望大家喜欢。老师们：…"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View
from .talk import introduces, presents

FRONT = 12  # lines at the top that are looked at
LONGEST = 240  # characters of one such sentence
REACH = 1200  # characters of a line in which it stands
_END = regex(r"[。！？!?]\s{0,4}")


def judge(view: View) -> Iterator[Edit]:
    """The sentences that open a line, and further ones that 小编 says, where more of the line follows."""
    lines = view.lines
    for line in view.asked:
        if line >= FRONT:
            return
        start, end = lines.starts[line], lines.ends[line]
        opens = True
        for stop in _END.finditer(lines.string, start, min(end, start + REACH)):
            said = lines.string[start : stop.end()].strip()
            of_site = len(said) <= LONGEST and bool(introduces(said) or (opens and presents(said)))
            opens = opens and of_site
            if of_site and stop.end() < end:
                yield Edit(start, stop.end())
            start = stop.end()


_A = "同学们，新学期开始了，我代表学校讲三点意见。"

RULE = Rule(
    "strip/introduction",
    judge,
    HIGH,
    why="The site presents the text in sentences of its own; the end of their line was lost, and the text follows them.",
    needs=("小编", "小 编", "希望", "欢迎", "参考"),
    after=("strip/remains",),
    examples=(
        Example(f"讲话稿频道《开学讲话稿范文》，希望大家喜欢。{_A}", becomes=_A),
        Example(f"渠修好了。下面是小编整理的开学讲话稿，欢迎阅读借鉴。{_A}", becomes=f"渠修好了。{_A}"),
        Example(f"以下是小编为大家收集的开学讲话稿三篇，仅供参考！{_A}", becomes=_A),
        Example(f"送上《青石县志》，希望大家喜欢。{_A}"),
        Example(f"希望大家认真学习《讲话》，结合实际抓好落实。{_A}"),
        Example("要把小编队伍建起来，整理好老照片。希望大家满意。要把这件事办好。"),
    ),
)
