"""A year that lost digits: 205年, 206-2020年, 〔205〕7号, 20年 for 2011年 where it stands as a date; 二三五年 without its 〇."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from ..chinese.history import is_of_history, tells_history
from ..chinese.numbers import Context, Number, numbers
from ..evidence import probability
from ..model import HIGH, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .originals import chinese_years, doubted, gone, originals, suspects, well_formed, with_zeros, years
from .standing import is_year
from .year_order import agree, beside, order
from .years import Era, Place, costs, dated, place_at, words, written

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
#: So many of the other places that print alike are asked, nearest first.
_ASKED = 3
#: A slip of the pen doesn't come back: so many years that print alike have lost a digit, though nothing says which.
_NO_SLIP = 3


class _Found(NamedTuple):
    """A place and the costs of its readings; ``local`` by the words beside it alone."""

    start: int
    end: int
    printed: str
    readings: Mapping[str, float]
    local: Mapping[str, float]


def _judge(sight: Sight) -> Iterator[Question]:
    glyphs, proven = suspects(sight)
    short = [n for n in numbers(sight.text) if n.slot == "year" and len(n.printed) < 4 and n.printed.isdigit()]
    short = [n for n in short if not is_of_history(sight.text, n.start, n.end)] if glyphs else []
    if not short or (not proven and tells_history(sight.text)):
        return
    era = written(sight, glyphs)
    found = [_Found(*n[:3], *_readings(sight, n, glyphs, era, proven)) for n in short]
    told = f"{glyphs} is gone from this text" if proven else f"the text has no {' '.join(glyphs)}"
    kind = "year" + (", several digits lost" if len(glyphs) > 1 else "" if dated(sight) else ", no date known")
    latest = era[0][0] if era else sight.settings.year_window[1]
    times = Counter(number.printed for number in short)
    for one, readings in _together(found):
        if not proven and not (len(one.printed) == 3 and one.printed[:2] in ("19", "20")):
            continue
        since = len(one.printed) == 1 and _SINCE.search(sight.text, max(one.start - 2, 0), one.start)
        why = f"{one.printed}年 is no year; {told}{_when(era)}"
        shown = proven or times[one.printed] >= _NO_SLIP
        yield Question(
            _kind_of(one, latest) + kind, one.start, one.end, NAME, why, readings, one.printed, shown and not since
        )


def _kind_of(one: _Found, latest: int) -> str:
    """Where one reading alone lies in living memory more answers are right than where several do, or where one digit is left."""
    years = [int(reading) for reading in one.readings if len(reading) == 4 and reading.isdigit()]
    if sum(_IN_LIVING_MEMORY <= year <= latest + _SOON for year in years) == 1:
        return "only "
    return "short " if len(one.printed) == 1 else ""


def _when(era: Era) -> str:
    return f", which was written in {era[0][0]}" if era else ""


def _together(found: Sequence[_Found]) -> Iterator[tuple[_Found, dict[str, float]]]:
    """Each place with its readings once the nearest others that print alike have been heard: the same words beside two of
    them are one proof."""
    alike: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        alike[one.printed].append(one)
    heard: dict[
        tuple[int, ...], dict[str, float]
    ] = {}  # by the readings that are weighed: places that look alike share them
    for same in alike.values():
        for index, one in enumerate(same):  # in text order: the nearest stand beside it in the list
            near = [*same[max(index - _ASKED, 0) : index], *same[index + 1 : index + 1 + _ASKED]]
            near.sort(key=lambda other, start=one.start: abs(other.start - start))  # type: ignore[misc]
            told = {tuple(other.local.items()): other.local for other in near if other.local != one.local}
            others = list(told.values())[:_ASKED]
            key = (id(one.readings), *map(id, others))
            if key not in heard:
                heard[key] = agree(one.readings, others)
            yield one, heard[key]


def _standing(text: str, number: Number) -> float:
    """The log-odds that a number in a year's slot is a year and counts none."""
    if not text.startswith("年", number.end):  # 206-2020年, 〔205〕7号
        return _SURE if len(number.printed) == 3 or _OF_DOCUMENT.match(text, number.end) else -2.0
    if _REPUBLIC.search(text, max(number.start - 2, 0), number.start):
        return -_SURE
    if _TO_YEAR.match(text, number.end):
        return _SURE
    return is_year(text, number.start, number.end)


def _readings(
    sight: Sight, number: Number, glyphs: str, era: Era, proven: bool
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What the number can have been, years and lengths of time, with the cost of each; by the words beside it alone too."""
    text, window, printed = sight.text, sight.settings.year_window, number.printed
    odds = _standing(text, number)
    options = dict.fromkeys(years(printed, glyphs, *window), 0.0)
    for glyph, cost in doubted(text, glyphs) if proven else ():
        for year in years(printed, glyphs + glyph, *window):
            options.setdefault(year, cost)
    place = place_at(text, number.start, number.end, options)
    breaks, orders = beside(text, place, glyphs, window), order(text, place, glyphs, window)
    lost = glyphs + gone(sight.damage, ".")
    look = _Look(printed, odds, tuple(options.items()), place.day, place.said, _told(place, breaks, orders))
    return _weighed(look, era, window, lost, 1 + bool(sight.damage.lost(".")))


_UNTOLD = (0.0, 0.0)
_Told = tuple[tuple[float, float], ...]


def _told(place: Place, breaks: Mapping[int, float], orders: Sequence[tuple[float, float]]) -> _Told:
    """What each option costs by what stands beside it, and how much of it by years joined to it; empty: nothing tells."""
    if not breaks:
        return tuple(orders)
    ordered = zip(place.options, orders or repeat(_UNTOLD), strict=False)
    return tuple((breaks.get(year, 0.0) + whole, joined) for year, (whole, joined) in ordered)


class _Look(NamedTuple):
    """All that the readings of a place depend on but the text's own time: places that look alike are weighed once."""

    printed: str
    odds: float
    options: tuple[tuple[int, float], ...]
    day: bool
    said: tuple[float, ...]
    told: _Told


@lru_cache(maxsize=256)
def _weighed(
    look: _Look, era: Era, window: tuple[int, int], lost: str, most: int
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    date, span = _against(look.odds), _against(-look.odds)
    place = Place(0, 0, dict(look.options), look.day, look.said)
    told = dict(zip(place.options, look.told or repeat(_UNTOLD), strict=False))
    found = {str(year): date + cost + told[year][0] for year, cost in costs(place, era, window).items()}
    local = {str(year): date + cost + told[year][1] for year, cost in words(place, era, window).items()}
    lengths = [look.printed] * well_formed(look.printed) + list(originals(look.printed, lost, most))
    for length in lengths:
        found.setdefault(length, span + prior.cost(length, Context("time")))
        local.setdefault(length, span + math.log(len(lengths)))
    return found, local


def _against(odds: float) -> float:
    return -math.log(max(probability(odds), 1e-9))


_WHY = "a Chinese year of fewer than four digits has lost its 〇, of which the text has none"
_ZERO = regex("[〇○◯]")
#: What it costs two digits side by side to be 二三年, two or three years, or anything else; and 二 to be 2.
_BETWEEN, _ODD, _TWO = 1.5, 7.0, 0.3
#: Three digits side by side are no length of time.
_LONG = 9.0
_DATED = regex("年[0-9一二三四五六七八九十]{1,3}月")


def _judge_chinese(sight: Sight) -> Iterator[Question]:
    if "二" not in sight.text and "一九" not in sight.text:
        return
    text, window = sight.text, sight.settings.year_window
    places = [match.span() for match in chinese_years(text) if len(match[0]) < 4]
    proving = [_proves(text, *place) for place in places]
    if not any(proving):
        return
    era, whole, found = written(sight, ""), bool(_ZERO.search(text)), []
    for (start, end), proves in zip(places, proving, strict=True):
        if not whole or proves:
            found.append(_Found(start, end, text[start:end], *_with_zeros(text, start, end, era, window)))
    for one, readings in _together([one for one in found if one.readings]):
        yield Question("chinese year", one.start, one.end, ZERO_NAME, _WHY + _when(era), readings, one.printed)


def _with_zeros(
    text: str, start: int, end: int, era: Era, window: tuple[int, int]
) -> tuple[dict[str, float], dict[str, float]]:
    printed = text[start:end]
    named = {value: year for year, value in with_zeros(printed).items() if window[0] <= value <= window[1]}
    if not named:
        return {}, {}
    odds = _LONG if end - start > 2 or _DATED.match(text, end) or text[end] != "年" else is_year(text, start, end)
    place = place_at(text, start, end, dict.fromkeys(named, 0.0))
    breaks, orders = beside(text, place, "", window), order(text, place, "", window)
    told = dict(zip(place.options, _told(place, breaks, orders) or repeat(_UNTOLD), strict=False))
    found = {named[year]: _against(odds) + cost + told[year][0] for year, cost in costs(place, era, window).items()}
    written_so = _TWO if len(printed) == 1 else _BETWEEN if printed == "二三" else _ODD if len(printed) == 2 else _LONG
    found[printed] = min(found.values()) - _against(odds) + _against(-odds) + written_so
    # what the year beside it proves holds here alone: a plan that ends in 二〇二〇 says nothing of another 二二年
    local = {named[year]: _against(odds) + cost for year, cost in words(place, era, window).items()}
    local[printed] = _against(-odds) + written_so
    return found, local


def _proves(text: str, start: int, end: int) -> bool:
    """Whether the place alone shows that 〇 is lost: three digits, a day of the year, or two digits that no one writes so
    where a year stands."""
    if end - start == 3:
        return not text.startswith(("级", "制", "期"), end + 1)
    if _DATED.match(text, end):
        return True
    return end - start == 2 and text[start:end] != "二三" and is_year(text, start, end) > 0


RULE = FigureRule(
    NAME,
    _judge,
    HIGH,
    why="A year with a digit gone is found under no year; where the text shows which digit it lost, it is put back.",
    examples=(
        Example("205年全市教育系统", becomes="2015年全市教育系统", lost="1", published="2016-03-09"),
        Example("编制了206-2020年规划", becomes="编制了2016-2020年规划", lost="1", published="2016-03-09"),
        Example("民國100年，", lost="9"),
        Example("公元205年，境内始设县", lost="1", published="2016-03-09"),
    ),
)

ZERO_RULE = FigureRule(
    ZERO_NAME, _judge_chinese, HIGH,
    why="“Keep only ideographs” deletes 〇, which is a symbol to Unicode: 二〇三五年 is left as 二三五年.",
    examples=(
        Example("到二三五年建成教育强区", becomes="到二〇三五年建成教育强区", published="2022-05-06"),
        Example("二一五年，我们", becomes="二〇一五年，我们", published="2016-01-20"),
        Example("二三年来，成绩不小，过了二年", published="2016-01-20"),
        Example("二三至二五年来，共有二一六至三百人"),
    ),
)  # fmt: skip
