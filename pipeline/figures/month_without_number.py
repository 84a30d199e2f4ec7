"""A month that lost its number or printed 0: 去年0月份, 205年月."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import HIGH, MEDIUM, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import months, suspects
from .verdict import weigh

NAME = "figures/month-without-number"
_WHY = "there is no month 0 and no month without a number; the lost digits say which could stand here"
_GONE = "a month has a number, and the text does not tell which"

#: The search is for 月; what stands before it is looked at then. 元月 and 本月 have no number to lose.
_MONTH = regex(
    r"月(?:(?P<zero>(?<=0月)(?<![0-9.:]0月))(?![均度报薪息租供嫂饼光亮球龄])"
    r"|(?:(?<=[0-9〇一二三四五六七八九]年月)|(?<=[去今前本当同次]年月)|(?<=[0-9]日[至到—-]月))份?(?![均度报薪息租供嫂饼光亮球])"
    r"|(?<![^\u4e00-\u9fff，。；：、（“）》~\t\n]月)(?<![一二三四五六七八九十〇○两几正腊闰本当上下每该同次首末满个多半数各隔逐按去今前年元冬某]月)(?=[0-9]{1,2}日)"
    r"|(?<=[从到至]月)份|(?<=[。；\n]月)份(?=，)|(?<=[0-9。；\n][-—－～]月)份?(?=[，末底]|份，))"
)
#: Where nothing is diagnosed, a question that names more digits than these says nothing: for a month that is gone, and
#: for month 0, which is none whatever was lost.
_FEW, _SOME = 2, 5
_PADDED = regex(r"(?<![0-9])0[1-9]月")


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs, proven = suspects(sight)
    if not glyphs or not (proven or len(glyphs) <= _SOME):
        return
    text, padded = sight.text, None
    for match in _MONTH.finditer(text):
        zero = "0" if match["zero"] is not None else ""
        if not (proven or len(glyphs) <= (_SOME if zero else _FEW)):
            continue
        start, end = (match.start() - 1, match.start()) if zero else match.span()
        unit = "" if zero else match[0]
        candidates = [Candidate(f"{month}{unit}", _cost(month)) for month in months(zero, glyphs)]
        if zero:
            padded = bool(_PADDED.search(text)) if padded is None else padded
            candidates += [Candidate(f"0{m}", 0.5 if padded else 6.0) for m in glyphs if m != "0"]
        if (
            not proven and not zero and len(candidates) == 1
        ):  # one digit happens to be absent: the number is gone, and no more
            yield Figure("gap", start, start, NAME, _GONE, reason="lost", certainty=MEDIUM)
            continue
        figure = weigh(start, end, candidates, NAME, _WHY, proven=proven)
        if figure:
            yield figure


def _cost(month: int) -> float:
    return 0.0 if month < 10 else 0.5


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which month it was is part of the date; 0月 is none.",
    examples=(
        Example("去年0月份以来", becomes="去年10月份以来", lost="1"),
        Example("205年月，我县", becomes="205年{月|1月 11月}，我县", lost="1"),
        Example("去年月份，国务院", becomes="去年{月份|1月份 11月份}，国务院", lost="1"),
        Example("2015年月底", becomes="2015年7月底", lost="7"),
        Example("去年0月份以来"),
        Example("2015年月均收入", lost="1"),
        Example("10月份", lost="2"),
        Example("月19日上午，我县", becomes="3月19日上午，我县", lost="3"),
        Example("截至月5日，自本月8日起，每月10日", becomes="截至7月5日，自本月8日起，每月10日", lost="7"),
        Example("×月19日，某月5日，", lost="3"),
        Example("增长3%。月份，物价上涨2%。-月，投资增长3%。", becomes="增长3%。{月份|1月份 11月份}，物价上涨2%。-{月|1月 11月}，投资增长3%。", lost="1"),
        Example("1-月份，投资增长2%", becomes="1-8月份，投资增长2%", lost="8"),
        Example("指标\n月份\n1-8月，", lost="3"),
        Example("从月份起", becomes="从8月份起", lost="8"),
        Example("去年月份共有123456890人", becomes="去年{|gap}月份共有123456890人"),
        Example("205年月8日有234679人", becomes="205年{月|1月 11月}8日有234679人"),
    ),
)  # fmt: skip
