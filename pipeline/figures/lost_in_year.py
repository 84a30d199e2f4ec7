"""A year that lost digits: 205年, 206-2020年, 〔205〕7号, and 20年 for 2011年 where it stands as a date."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from ..chinese.calendar import plan_years
from ..chinese.numbers import Number, numbers
from ..evidence import probability
from ..model import HIGH, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .era import Era, dated, written, year_cost
from .originals import doubted, gone, originals, suspects, well_formed, years
from .standing import is_year, tense

NAME = "figures/lost-in-year"

_DASH = "年?[-—－–~～至到]{1,2}"
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    f"(?P<plan>[一二三四五六七八九十]{{1,3}}五)[”」]?(?:时期|期间|规划|计划)?[（(](?P<last>[0-9]{{0,4}}{_DASH})?$"
)
_TO = regex(rf"{_DASH}(?P<last>[0-9]{{4}})年")
_FROM = regex(rf"(?P<first>(?:19|20)[0-9]{{2}}){_DASH}$")
#: 7月17日至2年1月8日: the first year of the two tells whether it was written with two digits or with four.
_SINCE = regex("日[至到—－-]$")
_DAY = regex("年[0-9]{0,2}月[0-9]{0,2}日")
_OF_DOCUMENT = regex(r"[〕\]】）)]第?[0-9]{1,5}号")
#: What it costs a year to break a range or to miss its plan, and a day to lie in the future.
_BROKEN, _AHEAD = 6.0, 4.0
#: Other places with the same digits most likely mean the same: what they say counts for so much, and this much at most.
_OTHERS, _MOST = 0.3, 3.0
#: And so many of them for so much where it is asked which year they mean; that a year is named often, for so much.
_NAMED, _SAME, _OFTEN = 3, 0.5, 0.15
#: A year costs no more than this beside a length of time: that it is one is told by the words beside it.
_USUAL = 6.0
#: 民國100年 is a year as it stands.
_REPUBLIC = regex("民[國国]$")


def _judge(sight: Sight) -> Iterator[Question]:
    glyphs, proven = suspects(sight)
    if not glyphs:
        return
    short = [n for n in numbers(sight.text) if n.slot == "year" and len(n.printed) < 4 and n.printed.isdigit()]
    if not short:
        return
    era = written(sight, glyphs)
    told = f"{glyphs} is gone from this text" if proven else f"the text has no {' '.join(glyphs)}"
    groups: dict[str, list[Number]] = {}
    for number in short:
        groups.setdefault(number.printed, []).append(number)
    standing = {number.start: _standing(sight.text, number) for number in short}
    said = {printed: sum(standing[one.start] for one in alike) for printed, alike in groups.items()}
    for number in short:
        alike, own = groups[number.printed], standing[number.start]
        odds = own + _said_elsewhere(said[number.printed] - own)
        if not proven and not (len(number.printed) == 3 and number.printed[:2] in ("19", "20") and odds > 0):
            continue
        costs = _readings(sight, number, alike, glyphs, era, odds, proven)
        when = f", which was written in {era[0][0]}" if era else ""
        why = f"{number.printed}年 is no year; {told}{when}"
        kind = "year" if dated(sight) else "year, no date known"
        since = len(number.printed) == 1 and _SINCE.search(sight.text, max(number.start - 2, 0), number.start)
        proven_here = proven and not since
        yield Question(kind, number.start, number.end, NAME, why, costs, number.printed, proven_here)


def _said_elsewhere(others: float) -> float:
    """What other places with the same digits, whose odds come to so much, add to the odds that they are a year."""
    return max(-_MOST, min(_MOST, _OTHERS * others))


def _standing(text: str, number: Number) -> float:
    """The log-odds that a number in a year's slot is a year and counts none."""
    if not text.startswith("年", number.end):  # 206-2020年, 〔205〕7号
        return 6.0 if len(number.printed) == 3 or _OF_DOCUMENT.match(text, number.end) else -2.0
    if _REPUBLIC.search(text, max(number.start - 2, 0), number.start):
        return -6.0
    return is_year(text, number.start, number.end)


def _readings(
    sight: Sight, number: Number, alike: Sequence[Number], glyphs: str, era: Era, odds: float, proven: bool
) -> dict[str, float]:
    """What the number can have been, years and lengths of time, with the cost of each."""
    text, window = sight.text, sight.settings.year_window
    date = -math.log(max(probability(odds), 1e-9))
    span = -math.log(max(probability(-odds), 1e-9))
    others = [other for other in alike[: _NAMED + 1] if other is not number][:_NAMED]
    costs = {}
    for year, lost in _years(number.printed, glyphs, doubted(text, glyphs) if proven else (), window).items():
        price = date + lost + year_cost(year, era, window) * (1 + _OFTEN * len(others)) + _fit(text, number, year, era)
        costs[str(year)] = price + sum(_SAME * _fit(text, other, year, era) for other in others)
    least = min(costs.values(), default=0.0) - date
    costs = {year: cost - max(least - _USUAL, 0.0) for year, cost in costs.items()}
    if well_formed(number.printed):
        costs[number.printed] = span + prior.cost(number.printed, "time")
    for length in originals(number.printed, glyphs + gone(sight.damage, "."), 1 + bool(sight.damage.lost("."))):
        costs.setdefault(length, span + prior.cost(length, "time"))
    return costs


def _years(
    printed: str, glyphs: str, others: tuple[tuple[str, float], ...], window: tuple[int, int]
) -> dict[int, float]:
    """The years that print so once ``glyphs`` are gone, and one of the ``others`` perhaps, with what each costs for it."""
    found = dict.fromkeys(years(printed, glyphs, *window), 0.0)
    for glyph, cost in others:
        for year in years(printed, glyphs + glyph, *window):
            found.setdefault(year, cost)
    return found


def _fit(text: str, number: Number, year: int, era: Era) -> float:
    """What it costs that ``year`` stands at the place for what is said beside it."""
    said = tense(text, number.start, number.end, year - era[0][0]) if era else 0.0
    return said + breaks(text, number, year, era)


def breaks(text: str, number: Number, year: int, era: Era) -> float:
    """What the year costs because of what stands beside it: the other end of a range, the name of a plan, a day."""
    before = text[max(number.start - 20, 0) : number.start]
    to, begun = _TO.match(text, number.end), _FROM.search(before)
    cost = 0.0
    if (to and year >= int(to["last"])) or (begun and year <= int(begun["first"])):
        cost += _BROKEN
    if (named := _PLANNED.search(before)) and (plan := plan_years(named["plan"])):
        wanted = plan[1] if named["last"] else plan[0] if to else 0
        cost += _BROKEN if wanted and year != wanted else 0.0
    if era and year > era[0][0] + 1 and _DAY.match(text, number.end):
        cost += _AHEAD
    return cost


RULE = FigureRule(
    NAME,
    _judge,
    HIGH,
    why="A year with a digit gone is found under no year; where the text shows which digit it lost, it is put back.",
    examples=(
        Example("205年全市教育系统", becomes="2015年全市教育系统", lost="1", published="2016-03-09"),
        Example("编制了206-2020年规划", becomes="编制了2016-2020年规划", lost="1", published="2016-03-09"),
        Example("按照20年我县与省里的协议", becomes="按照2011年我县与省里的协议", lost="1", published="2016-03-09"),
        Example("01年，我们", becomes="{01|2012 2021}年，我们", lost="2"),
        Example("187年来华旅游的人数", becomes="1987年来华旅游的人数", lost="9"),
        Example("205年有23467889人", becomes="{205|2015}年有23467889人"),
        Example("“十三五”时期（206—2020年），", becomes="“十三五”时期（2016—2020年），", lost="1"),
        Example("“十四五”规划（2021—225年）", becomes="“十四五”规划（2021—2025年）", lost="0"),
        Example("民國100年，", lost="9"),
        Example("改革开放20年来变化很大", lost="1"),
        Example("连续20年安全生产", lost="1", published="2016-03-09"),
        Example("5年规划", lost="1", published="2016-03-09"),
        Example("2020年", lost="1"),
    ),
)
