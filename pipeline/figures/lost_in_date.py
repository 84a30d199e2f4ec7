"""A month or a day that lost its number or prints 0: 去年0月份, 205年月, 3月日, 3月0日."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ..chinese.calendar import days_in
from ..model import HIGH, MEDIUM, Figure, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .channel import gap
from .originals import Lost, lost

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
#: Where a month or a day is 0, or has no number.
_PLACES: tuple[tuple[Literal["month", "day"], re.Pattern[str]], ...] = (
    ("month", regex(rf"0(?<![0-9.:]0)(?=月{_NOT_MONTH})")),
    ("month", _BARE_MONTH),
    ("month", _BEFORE_DAY),
    ("day", regex("0(?<=月0)(?=日)")),
    ("day", regex("日(?<=[0-9]月日)(?![均常程报照光])")),
)
_MONTH = regex("([0-9]{1,2})月$")
#: 01月, 05日: where the text writes so, 0 may be the rest of one.
_PADDED = {"month": regex("(?<![0-9])0[1-9]月"), "day": regex("月0[1-9]日")}
_PADDED_SO, _PADDED_ELSE = 0.5, 6.0
#: Where nothing is diagnosed, a question that names more digits than these says nothing.
_FEW, _SOME = 2, 5


def _judge(sight: Sight) -> Iterator[Figure | Question]:
    gone = lost(sight.text, sight.damage)
    for kind, pattern in _PLACES if gone.digits else ():
        for match in pattern.finditer(sight.text):
            zero = match[0] == "0"
            if not gone.proven and len(gone.digits) > (_SOME if zero else _FEW):
                continue
            costs = _costs(sight.text, kind, match, gone)
            # one digit happens to be absent, or every one is: no more can be said
            if gone.every or (not gone.proven and not zero and len(costs) == 1):
                yield gap((match.start(), match.start()), NAME, _GONE, certainty=MEDIUM)
            else:
                yield Question("date", *match.span(), NAME, _WHY, costs, None, gone.proven)


def _costs(text: str, kind: Literal["month", "day"], match: re.Match[str], gone: Lost) -> dict[str, float]:
    """What can have stood there, with what each costs."""
    printed, unit = ("0", "") if match[0] == "0" else ("", match[0])
    month = _MONTH.search(text, max(match.start() - 3, 0), match.start())
    last = 12 if kind == "month" else days_in(int(month[1])) if month else 31
    costs = {number + unit: cost or int(number) / 1000 for number, cost in gone.within(printed, 1, last).items()}
    if printed:
        padded = _PADDED_SO if _PADDED[kind].search(text) else _PADDED_ELSE
        costs |= {f"0{glyph}": padded for glyph in gone.digits if glyph != "0"}
    return costs


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="Which month or day it was is part of the date; 0月 and 0日 are none.",
    examples=(
        Example("去年0月份以来", becomes="去年10月份以来", lost="1"),
        Example("205年月，我县", becomes="205年{月|1月 11月}，我县", lost="1"),
        Example("2015年月均收入，5月日均气温，10月份", lost="1"),
    ),
)  # fmt: skip
