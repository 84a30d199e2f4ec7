"""A place from which a number is gone and nothing says which: 上线率%, 2014年 月 日, 实现生产总值亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import HIGH, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight

NAME = "figures/hole"
_WHY = "the number before this unit is gone"

_MONTH_DAY = regex("月[ \u3000]*日")
_DATE = regex(
    r"(?:(?<![\u4e00-\u9fff0-9])(?P<year>)(?=年)|(?<=[0-9〇])(?=年))年[ \u3000]*(?P<month>)月[ \u3000]*(?:(?P<day>)日|[0-9]{1,2}日)"
)
_RATE = regex(r"%(?<=[率到高长降了达为、和]%)(?=[，。；、和以的左])")
_LEADS = regex(r"(?:率|达到|提高|增长|下降|[高长降]了|率[达为]|别为|%[、和])$")
#: Where every digit is gone, each unit of money or share after one of these words is a hole.
_BARE = regex(
    r"(?:(?<=总值)|(?<=投资)|(?<=收入)|(?<=实现)|(?<=完成)|(?<=达到)|(?<=增长)|(?<=突破)|(?<=到位)|(?<=人均)|(?<=新增)|(?<=折合))"
    r"(?=亿元|万元|元[，。；]|美元|亩|公顷|户[，。；]|人次|%)"
)
_BARE_YEAR = regex(r"(?:^|(?<=[，。；：\n ]))(?=年(?:政府|我|全|工作|，|的工作))", re.M)
_ALL = 9


def _judge(sight: Sight) -> Iterator[Figure]:
    text = sight.text
    places = {m.start() for m in _RATE.finditer(text) if _LEADS.search(text[max(m.start() - 2, 0) : m.start()])}
    if _MONTH_DAY.search(text):
        for match in _DATE.finditer(text):
            places.update(match.start(name) for name in ("year", "month", "day") if match[name] is not None)
    if sum(loss.glyph.isdigit() for loss in sight.damage.losses) >= _ALL:
        places.update(match.start() for pattern in (_BARE, _BARE_YEAR) for match in pattern.finditer(text))
    for place in sorted(places):
        yield Figure("gap", place, place, NAME, _WHY, reason="lost", certainty=HIGH)


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A rate without its number must not be read as a rate of nothing.",
    examples=(
        Example("本科上线率%；比去年提高%和%，", becomes="本科上线率{|gap}%；比去年提高{|gap}%和{|gap}%，"),
        Example("2014年 月 日", becomes="2014年 {|gap}月 {|gap}日"),
        Example("实现生产总值亿元，增长", becomes="实现生产总值{|gap}亿元，增长", lost="0123456789"),
        Example("实现生产总值亿元，增长"),
        Example("比重%\n入学率100%，"),
        Example("出生年月日"),
        Example("年月，岁月"),
    ),
)  # fmt: skip
