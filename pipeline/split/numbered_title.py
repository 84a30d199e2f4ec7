"""One title with a number behind it over each of several texts: 某局工作总结（一） … 某局工作总结（二） ….

The number is part of the title, so nothing is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..chinese.kinds import COLLECTED, any_of
from ..chinese.numerals import NUMERAL
from ..chinese.scripts import simplified
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from .cut import CUT, number

TITLE = regex(
    rf"^(?P<base>(?![{NUMERAL}]{{1,3}}、|[（(]|附|第)[^\n。！？；：，,:;]{{4,40}}?{any_of(COLLECTED)})"
    rf"[ \u3000]?(?:[（(【](?P<number>[{NUMERAL}]{{1,3}}|\d{{1,2}})[）)】]|(?P<bare>[{NUMERAL}]{{1,2}}|\d{{1,2}}))$",
    re.M,
)
_SIGN = regex("(?:[（(【][一1][）)】]|(?<!\\d)[一1])\\n")
#: Over all of them: what a site calls its collection.
_OVER = regex(
    "[^\n。]{0,60}(?:精选|通用|合集|汇总|大全|推荐|优质|热门|最新|[0-9一二三四五六七八九十]{1,3}[篇份])[^\n。]{0,16}\\n+"
)
LEAST = 80  # characters of each text
TOP = 200  # characters that may stand over the first


def judge(view: View) -> Iterator[Edit]:
    text = simplified(view.lines.string)
    if not _SIGN.search(text, 0, TOP + 80):
        return
    run: list[re.Match[str]] = []
    for match in TITLE.finditer(text):
        count = number(match["number"] or match["bare"])
        if count == len(run) + 1 and (not run or match["base"] == run[0]["base"]):
            run.append(match)
    if len(run) < 2 or run[0].start() > TOP or "。" in text[: run[0].start()]:
        return
    ends = [*(below.start() for _, below in pairwise(run)), len(text)]
    if all(
        end - match.end() >= LEAST and "。" in text[match.end() : end] for match, end in zip(run, ends, strict=True)
    ):
        if _OVER.fullmatch(text, 0, run[0].start()):
            yield Edit(0, run[0].start(), "")
        yield from (Edit(match.start(), match.start(), CUT) for match in run[1:])


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n"

RULE = Rule(
    "split/numbered-title",
    judge,
    HIGH,
    why="The same title stands over each text of the page, with its number behind it.",
    where=Where.ANYWHERE,
    examples=(
        Example(
            f"水利工作总结（一）\n{_A * 4}水利工作总结（二）\n{_A * 4}",
            becomes=f"水利工作总结（一）\n{_A * 4}{CUT}水利工作总结（二）\n{_A * 4}",
        ),
        Example(
            f"水利工作总结精选（2篇）\n水利工作总结1\n{_A * 4}水利工作总结2\n{_A * 4}",
            becomes=f"水利工作总结1\n{_A * 4}{CUT}水利工作总结2\n{_A * 4}",
        ),
        Example(f"水利工作总结（一）\n水利工作总结（二）\n{_A * 4}"),
    ),
)
