"""One title with a number behind it over each of several texts: 某局工作总结（一） … 某局工作总结（二） ….

The number is part of the title, so nothing is taken away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..chinese.numerals import NUMERAL, value
from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from .cut import CUT

TITLE = regex(
    rf"^(?P<base>(?![{NUMERAL}]{{1,3}}、|[（(]|附|第)[^\n。！？；：，,:;]{{4,40}}?(?:总结|报告|计划|方案|讲话|讲话稿|发言|发言稿|稿|致辞|汇报|心得|体会|材料|范文|要点|主持词|倡议书))"
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


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    if not _SIGN.search(text, 0, TOP + 80):
        return
    run: list[re.Match[str]] = []
    for match in TITLE.finditer(text):
        number = _value(match["number"] or match["bare"])
        if number == len(run) + 1 and (not run or match["base"] == run[0]["base"]):
            run.append(match)
    if len(run) < 2 or run[0].start() > TOP or "。" in text[: run[0].start()]:
        return
    ends = [*(below.start() for _, below in pairwise(run)), len(text)]
    if all(
        end - match.end() >= LEAST and "。" in text[match.end() : end] for match, end in zip(run, ends, strict=True)
    ):
        if _OVER.fullmatch(text, 0, run[0].start()):
            yield Splice(0, run[0].start(), "")
        yield from (Splice(match.start(), match.start(), CUT) for match in run[1:])


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdigit() else value(numeral)


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n"

RULE = TextRule(
    "split/numbered-title",
    find,
    HIGH,
    why="The same title stands over each text of the page, with its number behind it.",
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
        Example(f"水利工作总结\n主要工作（一）\n{_A * 4}主要工作（二）\n{_A * 4}"),
        Example(f"水利工作总结（一）\n{_A * 4}林业工作总结（二）\n{_A * 4}"),
    ),
)
