"""A second title right after the signature's date: one page, two texts, no mark."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.kinds import REPORTED, SPOKEN, any_of
from ..model import HIGH
from ..regex import regex
from ..rule import Edit, Example, Rule, View, Where
from . import numbered_mark
from .cut import CUT, NAMED, read

_DIGIT = "[〇○零一二三四五六七八九十]"
DATE = regex(rf"(?:19|20)\d{{2}}年\d{{1,2}}月\d{{1,2}}日|[一二]{_DIGIT}{{3}}年{_DIGIT}{{1,3}}月{_DIGIT}{{1,3}}日")
TITLE = regex(rf"[^\n。！？；：，:;,]{{6,50}}?{any_of((*SPOKEN, *REPORTED))}(?:[（(][^\n）)]{{1,12}}[）)])?")
CARRIES = regex(
    "印发给|转发给|(?:印发|转发|批转|公布|下发|附)[^。\n]{0,40}(?:如下|你们|于后|于下)|现(?:将|予)[^。\n]{0,80}(?:印发|转发|公布|下发)"
)
_STOP = regex("[。！？]")
LEAST, OPENS = 150, 600  # characters of the text above; characters of the one below in which a sentence ends


def judge(view: View) -> Iterator[Edit]:
    lines, text = view.lines, view.lines.string
    dates = [line for line in view.asked if lines[line][-1] == "日" and DATE.fullmatch(lines[line])]
    titles = [line + 1 for line in dates if TITLE.fullmatch(lines.near(line + 1)) and not read(lines[line + 1])]
    begins, cuts = 0, [edit.start for edit in numbered_mark.judge(view) if edit.now == CUT] if titles else []
    for title in titles:
        place = lines.starts[title]
        begins = max([begins, *(cut for cut in cuts if cut < place)])
        above = text[begins : lines.starts[title - 1]]
        top = [line for line in above.strip().split("\n") if not read(line)][:3]
        said = len(above) >= LEAST and lines[title] not in above and not CARRIES.search(above)
        if said and any(map(TITLE.fullmatch, top)) and _STOP.search(text, lines.ends[title], lines.ends[title] + OPENS):
            yield Edit(place, place, CUT)
            begins = place


_A = "一年来，我会围绕中心，服务大局，全面完成了各项目标任务，成绩来之不易。\n"

RULE = Rule(
    "split/after-signature",
    judge,
    HIGH,
    why="The text above has its own title and ends in a date; a title of the same kind follows it.",
    needs=("日", *NAMED),
    where=Where.ANYWHERE,
    examples=(
        Example(
            f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n某协会2016年工作计划\n{_A}",
            becomes=f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n{CUT}某协会2016年工作计划\n{_A}",
        ),
        Example(f"某市关于印发工作方案的通知\n{_A * 6}2015年11月23日\n某市2016年工作方案\n{_A}"),
        Example(f"某协会2015年工作总结\n{_A * 6}2015年11月23日\n某协会\n{_A}"),
    ),
)
