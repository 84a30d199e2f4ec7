"""A month or a day that lost its number or prints 0: 去年0月份, 205年月, 3月日, 3月0日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..chinese.calendar import days_in
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import doubted, suspects, within

NAME = "figures/lost-in-date"
_WHY = "no date has a month or a day 0, nor one without a number; the lost digits say which could stand here"
_GONE = "a date has a number here, and the text does not tell which"

_NOT_MONTH = "(?![均度报薪息租供嫂饼光亮球龄])"
#: Where a month has lost its number: after a year (元月 and 本月 have none to lose), before a day, after 从 and 至.
_BARE_MONTH = regex(
    rf"月份?(?:(?<=[0-9〇一二三四五六七八九]年月)|(?<=[去今前本当同次]年月)|(?<=[0-9]日[至到—-]月)|(?<=[-—－～~]月)(?=份|[，末底])"
    rf"|(?<=年月份)|(?<=[从到至。；]月份)){_NOT_MONTH}"
)
_BEFORE_DAY = regex(
    r"月(?<![0-9〇一二三四五六七八九十○两几正腊闰本当上下每该同次首末某今元×xX*_]月)(?<![前冬去半个]月)(?=[0-9]{1,2}日)"
)
_ZERO_MONTH = regex(rf"0(?<![0-9.:]0)(?=月{_NOT_MONTH})")
_BARE_DAY = regex("日(?<=[0-9]月日)(?![均常程报照光])")
_ZERO_DAY = regex("0(?<=月0)(?=日)")
_MONTH = regex("([0-9]{1,2})月$")
#: 01月, 05日: where the text writes so, 0 may be the rest of one.
_PADDED = {"month": regex("(?<![0-9])0[1-9]月"), "day": regex("月0[1-9]日")}
#: Where nothing is diagnosed, a question that names more digits than these says nothing.
_FEW, _SOME = 2, 5


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    glyphs, proven = suspects(sight)
    if not glyphs or not (proven or len(glyphs) <= _SOME):
        return
    text = sight.text
    for match in _ZERO_MONTH.finditer(text):
        yield from _figure(text, match.start(), match.end(), "month", glyphs, proven)
    for match in sorted(
        {m.span(): m for p in (_BARE_MONTH, _BEFORE_DAY) for m in p.finditer(text)}.values(), key=_start
    ):
        yield from _figure(text, *match.span(), "month", glyphs, proven)
    for pattern in (_ZERO_DAY, _BARE_DAY):
        for match in pattern.finditer(text):
            yield from _figure(text, *match.span(), "day", glyphs, proven)


def _start(match: re.Match[str]) -> int:
    return match.start()


def _figure(
    text: str, start: int, end: int, kind: Literal["month", "day"], glyphs: str, proven: bool
) -> Iterator[Figure | Question]:
    stands = text[start:end]
    printed, unit = ("0", "") if stands == "0" else ("", stands)
    if not proven and len(glyphs) > (_SOME if printed else _FEW):
        return
    last = 12
    if kind == "day":
        month = _MONTH.search(text, max(start - 3, 0), start)
        last = days_in(int(month[1])) if month else 31
    costs = {f"{number}{unit}": number / 1000 for number in within(printed, glyphs, 1, last)}
    for glyph, cost in doubted(text, glyphs) if proven else ():
        for number in within(printed, glyphs + glyph, 1, last):
            costs.setdefault(f"{number}{unit}", cost)
    if printed:
        padded = 0.5 if _PADDED[kind].search(text) else 6.0
        costs |= {f"0{glyph}": padded for glyph in glyphs if glyph != "0"}
    elif not proven and len(costs) == 1:  # one digit happens to be absent: the number is gone, and no more can be said
        yield Figure("gap", start, start, NAME, _GONE, reason="lost", certainty=MEDIUM)
        return
    yield Question("date", start, end, NAME, _WHY, costs, None, proven)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which month or day it was is part of the date; 0月 and 0日 are none.",
    examples=(
        Example("去年0月份以来", becomes="去年10月份以来", lost="1"),
        Example("205年月，我县", becomes="205年{月|1月 11月}，我县", lost="1"),
        Example("去年0月份以来，4月日上午"),
        Example("2015年月均收入，5月日均气温，10月份", lost="1"),
    ),
)  # fmt: skip
