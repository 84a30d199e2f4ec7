"""A year that lost digits: 205年, 206-2020年, 〔205〕7号, 20年 for 2011年 where it stands as a date; 二三五年 without its 〇.

Each place has readings: the years that print so, and the number as a length of time. What a reading costs is the sum of
what the words beside it say (``standing``), how likely a text of that time names that year (``years``) and what stands
beside it (``year_order``). Then the places that print alike hear each other.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..chinese.history import is_of_book, is_of_history, tells_history
from ..chinese.numbers import Context, Number, numbers
from ..evidence import probability
from ..model import HIGH, Question
from ..regex import regex
from ..rule import Example, FigureRule, Sight
from . import prior
from .originals import chinese_years, doubted, gone, originals, suspects, well_formed, with_zeros, years
from .standing import is_year
from .year_order import agree, beside
from .years import Era, costs, dated, place_at, words, written

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
        kind_of = _kind_of(one, latest)
        since = len(one.printed) == 1 and _SINCE.search(sight.text, max(one.start - 2, 0), one.start)
        why = f"{one.printed}年 is no year; {told}{_when(era)}"
        cited = kind_of != "only " and is_of_book(sight.text, one.start, one.end)
        shown = (proven or times[one.printed] >= _NO_SLIP) and not since and not cited
        yield Question(kind_of + kind, one.start, one.end, NAME, why, readings, one.printed, shown)


def _kind_of(one: _Found, latest: int) -> str:
    """Where one reading alone lies in living memory more answers are right than where several do, or where one digit is left."""
    years = [int(reading) for reading in one.readings if len(reading) == 4 and reading.isdigit()]
    if sum(_IN_LIVING_MEMORY <= year <= latest + _SOON for year in years) == 1:
        return "only "
    return "short " if len(one.printed) == 1 else ""


def _when(era: Era) -> str:
    return f", which was written in {era[0][0]}" if era else ""


def _together(found: Sequence[_Found]) -> Iterator[tuple[_Found, Mapping[str, float]]]:
    """Each place with its readings once the nearest others that print alike have been heard: the same words beside two of
    them are one proof."""
    alike: dict[str, list[_Found]] = defaultdict(list)
    for one in found:
        alike[one.printed].append(one)
    for same in alike.values():
        for index, one in enumerate(same):  # in text order: the nearest stand beside it in the list
            near = [*same[max(index - _ASKED, 0) : index], *same[index + 1 : index + 1 + _ASKED]]
            near.sort(key=lambda other, start=one.start: abs(other.start - start))  # type: ignore[misc]
            others = {tuple(other.local.items()): other.local for other in near if other.local != one.local}
            yield one, agree(one.readings, list(others.values())[:_ASKED])


def _readings(
    sight: Sight, number: Number, glyphs: str, era: Era, proven: bool
) -> tuple[Mapping[str, float], Mapping[str, float]]:
    """What the number can have been, years and lengths of time, with the cost of each; by the words beside it alone too."""
    text, window, printed = sight.text, sight.settings.year_window, number.printed
    options = dict.fromkeys(years(printed, glyphs, *window), 0.0)
    for glyph, cost in doubted(text, glyphs) if proven else ():
        for year in years(printed, glyphs + glyph, *window):
            options.setdefault(year, cost)
    place, odds = place_at(text, number.start, number.end, options), _standing(text, number)
    breaks, joined = beside(text, place, glyphs, window)
    date, span = _against(odds), _against(-odds)
    lengths = _lengths(printed, glyphs + gone(sight.damage, "."), 1 + bool(sight.damage.lost(".")))
    told = words(place, era, window)
    found, local = {}, {}
    for year, cost in costs(place, era, window).items():
        name = str(year)
        found[name], local[name] = date + cost + breaks[year], date + told[year] + joined[year]
    for length, cost in lengths.items():
        found.setdefault(length, span + cost)
        local.setdefault(length, span + math.log(len(lengths)))
    return found, local


@lru_cache(maxsize=64)
def _lengths(printed: str, lost: str, most: int) -> Mapping[str, float]:
    """The lengths of time that print so, each with what it costs to be so long."""
    lengths = [printed] * well_formed(printed) + list(originals(printed, lost, most))
    return {length: prior.cost(length, Context("time")) for length in lengths}


def _standing(text: str, number: Number) -> float:
    """The log-odds that a number in a year's slot is a year and counts none."""
    if not text.startswith("年", number.end):  # 206-2020年, 〔205〕7号
        return _SURE if len(number.printed) == 3 or _OF_DOCUMENT.match(text, number.end) else -2.0
    if _REPUBLIC.search(text, max(number.start - 2, 0), number.start):
        return -_SURE
    if _TO_YEAR.match(text, number.end):
        return _SURE
    return is_year(text, number.start, number.end)


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
    breaks, joined = beside(text, place, "", window)
    date, span = _against(odds), _against(-odds)
    found = {named[year]: date + cost + breaks[year] for year, cost in costs(place, era, window).items()}
    written_so = _TWO if len(printed) == 1 else _BETWEEN if printed == "二三" else _ODD if len(printed) == 2 else _LONG
    found[printed] = min(found.values()) - date + span + written_so
    # what the year beside it proves holds here alone: a plan that ends in 二〇二〇 says nothing of another 二二年
    local = {named[year]: date + cost + joined[year] for year, cost in words(place, era, window).items()}
    local[printed] = span + written_so
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
