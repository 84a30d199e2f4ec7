"""A second title right after the signature's date: one page, two texts, no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH
from ..regex import regex
from ..rule import Example, Here, TextRule
from ..text import Splice
from . import numbered_mark
from .cut import CUT, read

_DIGIT = "[〇○零一二三四五六七八九十]"
DATE = regex(
    rf"\n(?:(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日|[一二]{_DIGIT}{{3}}年{_DIGIT}{{1,3}}月{_DIGIT}{{1,3}}日)\n(?=[^\n])"
)
TITLE = regex(
    "[^\n。！？；：，:;,]{6,50}?(?:总结|计划|报告|讲话|讲话稿|方案|发言|发言稿|汇报|要点|致辞|述职报告|安排|打算|意见)(?:[（(][^\n）)]{1,12}[）)])?"
)
CARRIES = regex(
    "印发给|转发给|(?:印发|转发|批转|公布|下发|附)[^。\n]{0,40}(?:如下|你们|于后|于下)|现(?:将|予)[^。\n]{0,80}(?:印发|转发|公布|下发)"
)


def find(here: Here) -> Iterator[Splice]:
    text = here.text
    begins = 0
    marks = [splice.start for splice in numbered_mark.find(here) if splice.now == CUT]
    for date in DATE.finditer(text):
        place = date.end()
        stop = text.find("\n", place)
        title = text[place:stop] if stop >= 0 else ""
        if not title or not TITLE.fullmatch(title) or read(title):
            continue
        begins = max([begins, *(mark for mark in marks if mark < place)])
        above = text[begins : date.start()]
        top = [line for line in above.strip().split("\n") if not read(line)][:3]
        if len(above) < 150 or title in above or CARRIES.search(above):
            continue
        if not any(TITLE.fullmatch(line) for line in top) or not re.search("[。！？]", text[stop : stop + 600]):
            continue
        yield Splice(place, place, CUT)
        begins = place


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n"

RULE = TextRule(
    "split/after-signature",
    find,
    HIGH,
    why="The text above has its own title and ends in a date; a title of the same kind follows it.",
    examples=(
        Example(
            f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n某协会2016年工作计划\n{_A}",
            becomes=f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n{CUT}某协会2016年工作计划\n{_A}",
        ),
        Example(f"某市关于印发工作方案的通知\n{_A * 6}2015年11月23日\n某市2016年工作方案\n{_A}"),
        Example(f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n某协会\n{_A}"),
    ),
)
