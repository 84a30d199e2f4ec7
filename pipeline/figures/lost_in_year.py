"""A year that lost a digit: 205年, 206-2020年, 〔205〕7号, and 20年 for 2011年 where it stands as a date."""

from __future__ import annotations

from collections.abc import Iterator

from ..chinese.calendar import plan_years
from ..model import HIGH, Candidate, Figure
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from .calendar_of_text import IMPLAUSIBLE, Era, cost, dated, written
from .originals import suspects, unnamed, years
from .standing import Place, places
from .verdict import weigh

NAME = "figures/lost-in-year"

#: Without a date of the page, how much further the second candidate must be.
_UNDATED = 1.5
_DAY = regex("年[0-9]{0,2}月[0-9]{0,2}日")
#: 民國100年 is a year as it stands.
_REPUBLIC = regex("10[0-9]|11[0-9]")
_FAR = 4.0
#: The years of a plan beside its name, the first or, after a dash, the last.
_PLANNED = regex(
    "(?P<plan>[一二三四五六七八九十]{1,3}五)[”」]?(?:时期|期间|规划|计划)?[（(](?P<last>[0-9]{0,4}年?[-—－～~至到]+)?$"
)
_RANGE = regex("年?[-—－～~至到]")
#: What it costs not to be the year of the plan.
_UNPLANNED = 6.0
#: What it costs to be a year of a digit that is absent too, but not diagnosed: a text that has lost two may prove only one.
_UNNAMED = 3.5
_OPEN = "a year or a length of time"


def _judge(sight: Sight) -> Iterator[Figure]:
    glyphs, proven = suspects(sight)
    if not glyphs:
        return
    told = f"{glyphs} is gone from this text" if proven else f"the text has no {' '.join(glyphs)}"
    found = [place for place in places(sight.text) if place.standing != "span" and (proven or _impossible(place))]
    if not found:
        return
    absent = unnamed(sight.text, glyphs) if proven else ""
    era = written(sight, glyphs)
    margin = 0.0 if dated(sight) else _UNDATED
    for place in found:
        options = years(place.printed, glyphs, *sight.settings.year_window)
        day = bool(_DAY.match(sight.text, place.end))
        plan = _plan(sight.text, place)
        candidates = [
            Candidate(str(y), cost(y, era) + _late(y, era, day) + (_UNPLANNED if plan and y != plan else 0.0))
            for y in options
        ]
        candidates += [
            Candidate(str(year), cost(year, era) + _late(year, era, day) + _UNNAMED)
            for year in years(place.printed, glyphs + absent, *sight.settings.year_window)
            if absent and year not in options
        ]
        plausible = [c for c in candidates if c.cost < IMPLAUSIBLE + 3 or len(options) == 1]
        likely = bool(plausible) and not (_REPUBLIC.fullmatch(place.printed) and plausible[0].cost >= _FAR)
        why = f"{place.printed}年 is no year; {told}{_told(era)}"
        figure = weigh(
            place.start, place.end, plausible or candidates, NAME, why, margin=margin, proven=proven and likely
        )
        if figure and place.standing == "open":
            named = tuple(c.text for c in sorted(candidates, key=_cost)[:4])
            figure = Figure("unclear", place.start, place.end, NAME, why, candidates=named, reason=_OPEN)
        if figure:
            yield figure


def _plan(text: str, place: Place) -> int:
    """The first or last year of the five-year plan whose years stand here, as in “十三五”时期（2016—2020年）; 0 for none."""
    named = _PLANNED.search(text, max(place.start - 20, 0), place.start)
    years = plan_years(named["plan"]) if named else None
    if not named or not years:
        return 0
    return years[1] if named["last"] else years[0] if _RANGE.match(text, place.end) else 0


def _late(year: int, era: Era, day: bool) -> float:
    """A full date is of the past, or of the next year at most: no horizon of a plan has a day."""
    last = max((written for written, _ in era), default=year)
    return 4.0 + 0.5 * (year - last) if day and year > last + 1 else 0.0


def _impossible(place: Place) -> bool:
    """Whether it can't be whole, diagnosis or none: 201年12月, not the 100年 of a century."""
    return len(place.printed) == 3 and place.printed[:2] in ("19", "20") and place.standing == "date"


def _told(era: Era) -> str:
    return f", which was written in {max(era, key=_odds)[0]}" if era else ""


def _odds(one: tuple[int, float]) -> float:
    return one[1]


def _cost(candidate: Candidate) -> float:
    return candidate.cost


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
        Example("民國100年，", becomes="民國{100|1900}年，", lost="9"),
        Example("20年来变化很大", lost="1"),
        Example("连续20年安全生产", lost="1", published="2016-03-09"),
        Example("5年规划", lost="1", published="2016-03-09"),
        Example("2020年", lost="1"),
    ),
)
