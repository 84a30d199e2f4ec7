"""A year that lost digits: 205年, 206-2020年, 〔205〕7号, 20年 for 2011年 where it stands as a date; 二三五年 without its 〇.

Each place has readings: the years that print so, and the number as a length of time. What a reading costs is the sum of
what the words beside it say (``standing``) and of what tells of years (``years``). Then the places that print alike hear
each other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..chinese.history import is_of_book, is_of_history, tells_history
from ..chinese.numbers import Context, numbers
from ..evidence import probability
from ..model import HIGH, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .originals import Lost, chinese_years, lost, originals, well_formed, with_zeros
from .standing import is_year
from .year_order import agree
from .years import Years, years_in

NAME, ZERO_NAME = "figures/lost-in-year", "figures/lost-zero"

#: 7月17日至2年1月8日: the first year of the two tells whether it was written with two digits or with four.
_SINCE = regex("日[至到—－-]$")
_OF_DOCUMENT = regex(r"[〕\]】）)]第?[0-9]{1,5}号")
#: 20年至205年: what reaches to a year is one.
_TO_YEAR = regex("年[-—－–~～至到]{1,2}(?:19|20|[12](?=[0-9]{2}年))[0-9]{1,2}年")
#: 民國100年 is a year as it stands.
_REPUBLIC = regex("民[國国]$")
#: Three digits before 年 are a year but in one of 400 places, and so is a number in the brackets of a document's.
_SURE = 6.0
#: From when on a year is in living memory, and how far ahead plans look.
_IN_LIVING_MEMORY, _SOON = 1949, 15
#: From when on books are cited that were printed then, whenever the text was written.
_PRINTED = 1900
#: So many of the other places that print alike are asked, nearest first.
_ASKED = 3
#: A slip of the pen doesn't come back: so many years that print alike have lost a digit, though nothing says which.
_NO_SLIP = 3


class _Place(NamedTuple):
    """A number that may be a year: the log-odds that it is one, the years it can be with how they are written and what that
    costs, and the lengths of time it can be."""

    start: int
    end: int
    printed: str
    odds: float
    years: Mapping[int, tuple[str, float]]
    lengths: Mapping[str, float]


class _Read(NamedTuple):
    """What each reading of a place costs, and what it costs by the words beside the place alone."""

    place: _Place
    costs: Mapping[str, float]
    local: Mapping[str, float]


def _judge(sight: Sight) -> Iterator[Question]:
    text, gone = sight.text, lost(sight.text, sight.damage)
    if not gone.digits:
        return
    short = [n for n in numbers(text) if n.slot == "year" and len(n.printed) < 4 and n.printed.isdigit()]
    short = [n for n in short if not is_of_history(text, n.start, n.end)]
    if not short or (not gone.proven and tells_history(text)):
        return
    years, places = years_in(sight, gone), []
    times = Counter(number.printed for number in short)
    named = {printed: _named(gone, printed, years.window) for printed in times}
    for start, end, printed, _ in short:
        lengths = _lengths(printed, gone.digits + gone.point, 1 + len(gone.point))
        places.append(_Place(start, end, printed, _standing(text, start, end), named[printed], lengths))
    told = f"{gone.digits} is gone from this text" if gone.proven else f"the text has no {' '.join(gone.digits)}"
    several = ", several digits lost" if len(gone.digits) > 1 else ""
    latest = years.era[0][0] if years.era else years.window[1]
    for place, costs in _together(years, places):
        start, end, printed = place[:3]
        if not gone.proven and not (len(printed) == 3 and printed[:2] in ("19", "20")):
            continue
        clear = _is_clear(place, _IN_LIVING_MEMORY, latest + _SOON)
        since = len(printed) == 1 and _SINCE.search(text, max(start - 2, 0), start)
        cited = is_of_book(text, start, end) and not _is_clear(place, _PRINTED, years.window[1])
        shown = (gone.proven or times[printed] >= _NO_SLIP) and not since and not cited
        why = f"{printed}年 is no year; {told}{_when(years)}"
        yield Question(f"{'only ' if clear else ''}year{several}", start, end, NAME, why, costs, printed, shown)


def _named(gone: Lost, printed: str, window: tuple[int, int]) -> Mapping[int, tuple[str, float]]:
    """The years that may print so, each as a reading with what it costs."""
    return {int(year): (year, cost) for year, cost in gone.within(printed, *window).items()}


def _is_clear(place: _Place, first: int, last: int) -> bool:
    """Whether one reading alone lies between these years, in living memory: then more answers are right than where several do."""
    return sum(first <= year <= last for year in place.years) == 1


def _when(years: Years) -> str:
    return f", which was written in {years.era[0][0]}" if years.era else ""


def _together(years: Years, places: Sequence[_Place]) -> Iterator[tuple[_Place, Mapping[str, float]]]:
    """Each place with its readings once the nearest others that print alike have been heard: the same words beside two of
    them are one proof."""
    alike: dict[str, list[_Read]] = defaultdict(list)
    for place in places:
        alike[place.printed].append(_read(years, place))
    for same in alike.values():
        for index, one in enumerate(same):  # in text order: the nearest stand beside it in the list
            near = [*same[max(index - _ASKED, 0) : index], *same[index + 1 : index + 1 + _ASKED]]
            near.sort(key=lambda other, start=one.place.start: abs(other.place.start - start))  # type: ignore[misc]
            others = {tuple(other.local.items()): other.local for other in near if other.local != one.local}
            yield one.place, agree(one.costs, list(others.values())[:_ASKED])


def _read(years: Years, place: _Place) -> _Read:
    date, span = _against(place.odds), _against(-place.odds)
    found, local = {}, {}
    for year, (cost, told) in years.beside(place.start, place.end, place.years).items():
        reading, extra = place.years[year]
        found[reading], local[reading] = date + cost + extra, date + told
    for length, cost in place.lengths.items():
        found.setdefault(length, span + cost)
        local.setdefault(length, span + math.log(len(place.lengths)))
    return _Read(place, found, local)


@lru_cache(maxsize=64)
def _lengths(printed: str, glyphs: str, most: int) -> Mapping[str, float]:
    """The lengths of time that print so, each with what it costs to be so long."""
    lengths = [printed] * well_formed(printed) + list(originals(printed, glyphs, most))
    return {length: prior.cost(length, Context("time", "年")) for length in lengths}


def _standing(text: str, start: int, end: int) -> float:
    """The log-odds that a number in a year's slot is a year and counts none."""
    if not text.startswith("年", end):  # 206-2020年, 〔205〕7号
        return _SURE if end - start == 3 or _OF_DOCUMENT.match(text, end) else -2.0
    if _REPUBLIC.search(text, max(start - 2, 0), start):
        return -_SURE
    return _SURE if _TO_YEAR.match(text, end) else is_year(text, start, end)


def _against(odds: float) -> float:
    return -math.log(max(probability(odds), 1e-9))


_WHY = "a Chinese year of fewer than four digits has lost its 〇, of which the text has none"
_ZERO = regex("[〇○◯]")
#: What it costs 二 to be 2, two digits side by side to be 二三年, two or three years, or anything else, and three digits.
_AS_LENGTH = {"二": 3.0, "二三": 4.0, 2: 9.5, 3: 11.5}
#: Three digits side by side are a year, and so is what has a month behind it.
_LONG = 9.0
_DATED = regex("年[0-9一二三四五六七八九十]{1,3}月")


def _judge_chinese(sight: Sight) -> Iterator[Question]:
    text, window = sight.text, sight.settings.year_window
    if "二" not in text and "一九" not in text:
        return
    found = [(match.span(), match[0]) for match in chinese_years(text) if len(match[0]) < 4]
    proving = [span for span, printed in found if _proves(text, *span)]
    if not proving:
        return
    if _ZERO.search(text):
        found = [one for one in found if one[0] in proving]
    places = []
    for (start, end), printed in found:
        named = {year: (name, 0.0) for year, name in with_zeros(printed).items() if window[0] <= year <= window[1]}
        sure = len(printed) > 2 or _DATED.match(text, end) or text[end] != "年"
        lengths = {printed: _AS_LENGTH.get(printed) or _AS_LENGTH[len(printed)]}
        places.append(_Place(start, end, printed, _LONG if sure else is_year(text, start, end), named, lengths))
    years = years_in(sight)
    for place, costs in _together(years, [place for place in places if place.years]):
        yield Question("chinese year", place.start, place.end, ZERO_NAME, _WHY + _when(years), costs, place.printed)


def _proves(text: str, start: int, end: int) -> bool:
    """Whether the place alone shows that 〇 is lost: three digits, a day of the year, or two digits that no one writes so
    where a year stands."""
    if end - start == 3:
        return not text.startswith(("级", "制", "期"), end + 1)
    if _DATED.match(text, end):
        return True
    return end - start == 2 and text[start:end] != "二三" and is_year(text, start, end) > 0


RULE = FigureRule(
    NAME, _judge, HIGH,
    why="A year with a digit gone is found under no year; where the text shows which digit it lost, it is put back.",
    examples=(
        Example("205年全市教育系统", becomes="2015年全市教育系统", lost="1", published="2016-03-09"),
        Example("编制了206-2020年规划", becomes="编制了2016-2020年规划", lost="1", published="2016-03-09"),
        Example("公元205年，境内始设县", lost="1", published="2016-03-09"),
    ),
)  # fmt: skip

ZERO_RULE = FigureRule(
    ZERO_NAME, _judge_chinese, HIGH,
    why="“Keep only ideographs” deletes 〇, which is a symbol to Unicode: 二〇三五年 is left as 二三五年.",
    examples=(
        Example("到二三五年建成教育强区", becomes="到二〇三五年建成教育强区", published="2022-05-06"),
        Example("二三年来，成绩不小，过了二年", published="2016-01-20"),
    ),
)  # fmt: skip
