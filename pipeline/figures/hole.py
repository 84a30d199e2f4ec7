"""A place from which a number is gone and nothing says which: 上线率%, 总值 亿元, 2014年 月 日."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.before_unit import UNIT, holes_behind_blanks, stands_before
from ..chinese.widths import CJK
from ..model import HIGH, MEDIUM, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .originals import digits_gone

NAME = "figures/hole"
_WHY = "the number before this unit is gone"
_WHY_BLANK = "a blank stands where the number before this unit was"

_MONTH_DAY = regex("月[ \u3000]*日")
_DATE = regex(
    rf"(?:(?<![{CJK}0-9])(?P<year>)(?=年)|(?<=[0-9〇])(?=年))年[ \u3000]*(?P<month>)月[ \u3000]*(?:(?P<day>)日|[0-9]{{1,2}}日)"
)
#: The log-odds that a number stands before such a unit in such words, from which on there is a hole where nothing at all is
#: left, and where every digit is lost.
_BY_WORDS, _BY_LOSS = 1.0, 0.5
_ALL = 9


def _judge(sight: Sight) -> Iterator[Figure]:
    text = sight.text
    found: dict[int, str] = {}
    if _MONTH_DAY.search(text):
        for match in _DATE.finditer(text):
            found |= {match.start(name): _WHY for name in ("year", "month", "day") if match[name] is not None}
    found |= dict.fromkeys(holes_behind_blanks(text), _WHY_BLANK)
    everything = len(digits_gone(sight.damage)) >= _ALL
    for match in UNIT.finditer(text) if everything else _PERCENT.finditer(text):
        odds = stands_before(text, match.start(), match.start(), match[0])
        if odds > (_BY_LOSS if everything else _BY_WORDS):
            found.setdefault(match.start(), _WHY)
    for place, why in sorted(found.items()):
        yield Figure("gap", place, place, NAME, why, reason="lost", certainty=HIGH if why == _WHY else MEDIUM)


#: What never stands without a number.
_PERCENT = regex(rf"(?:%|个百分点)(?=[，。；、,;和以的左])(?<=[{CJK}、和](?:%|点))")

RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A rate without its number must not be read as a rate of nothing.",
    examples=(
        Example("本科上线率%；比去年提高%和%，", becomes="本科上线率{|gap}%；比去年提高{|gap}%和{|gap}%，"),
        Example("2014年 月 日", becomes="2014年 {|gap}月 {|gap}日"),
        Example("实现生产总值亿元，增长", becomes="实现生产总值{|gap}亿元，增长", lost="0123456789"),
        Example("全年生产总值 亿元，接待群众 人次，办结信访 件。",
                becomes="全年生产总值 {|gap}亿元，接待群众 {|gap}人次，办结信访 {|gap}件。"),
        Example("投入资金 亿元，建成车间 座，群众就业 人，还有 户未脱贫。",
                becomes="投入资金 {|gap}亿元，建成车间 {|gap}座，群众就业 {|gap}人，还有 {|gap}户未脱贫。"),
        Example("现将放假时间通知如下，共 七 天。"),
        Example("计量单位为 亿元 的，保留两位小数，单位： 万吨"),
        Example("实现生产总值亿元，增长"),
        Example("比重%\n入学率100%，"),
        Example("出生年月日"),
        Example("年月，岁月"),
    ),
)  # fmt: skip
