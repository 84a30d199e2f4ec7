"""A month that lost its number or printed 0: 去年0月份, 205年月."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.figures.originals import digits_gone, months
from pipeline.figures.verdict import weigh
from pipeline.model import HIGH, Candidate, Figure
from pipeline.regex import regex
from pipeline.rule import Example, FigureRule, Sight

NAME = "figures/month-without-number"
_WHY = "there is no month 0 and no month without a number; the lost digits say which could stand here"

_MONTH = regex(
    r"(?:(?<![0-9.:])(?P<zero>0)月(?![均度报薪息租供嫂饼光亮球龄]))|(?:(?<=[0-9〇一二三四五六七八九]年)|(?<=[去今前本当同次]年)|(?<=[0-9]日[至到—-]))月份?(?![均度报薪息租供嫂饼光亮球])"
)
_PADDED = regex(r"(?<![0-9])0[1-9]月")


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs = digits_gone(sight.damage)
    if not glyphs:
        return
    text, padded = sight.text, None
    for match in _MONTH.finditer(text):
        zero = match["zero"] or ""
        start, end = match.span("zero") if zero else match.span()
        unit = "" if zero else match[0]
        candidates = [Candidate(f"{month}{unit}", _cost(month)) for month in months(zero, glyphs)]
        if zero:
            padded = bool(_PADDED.search(text)) if padded is None else padded
            candidates += [Candidate(f"0{m}", 0.5 if padded else 6.0) for m in glyphs if m != "0"]
        figure = weigh(start, end, candidates, NAME, _WHY)
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
    ),
)  # fmt: skip
