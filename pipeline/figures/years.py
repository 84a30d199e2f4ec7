"""The years of a text, whole and damaged, weighed together: when it was written, and which year each place means.

A year is as likely as texts of that time name it (``evidence/number_year.tsv``), as the words beside it speak of what was,
is or will be (``number_tense.tsv``), and as it fits the year that stands beside it in a range, a plan or a revision.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from ..chinese.calendar import plan_years
from ..chinese.history import is_of_history
from ..chinese.numbers import numbers
from ..regex import regex
from ..rule import Sight
from .originals import chinese_years, with_zeros, years
from .prior import written_costs, year_costs
from .standing import TENSES, is_year, tense

#: Years in which the text may have been written, with their probabilities.
Era = tuple[tuple[int, float], ...]

_ISO = regex("[12][0-9]{3}")
_PLAN = regex("[一二三四五六七八九十]{1,3}五(?=[”」]?(?:时期|期间|规划|计划))")
_DAY = regex("年[0-9一二三四五六七八九十]{0,2}月[0-9一二三四五六七八九十]{0,3}日")
#: One text names its own year over and over: more than so many times say nothing more.
_TIMES = 3
#: What it costs to be written a year before the page was put up, each further year, and after it: pages are put up when
#: they are new, or much later.
_OLDER, _EACH, _OLDEST, _LATER = 1.5, 0.3, 4.0, 9.0
#: The log-odds from which on the words beside two digits leave no doubt that they are a year.
_CLEARLY = 3.0
#: Years less likely than this, as a logarithm, are no longer thought of; of the others so many.
_NEGLIGIBLE, _THOUGHT_OF = 12.0, 12


class Place(NamedTuple):
    """A year at ``[start, end)``: all that it can be, each with what that costs beside its place in time; whether a day
    of it is named, and what the words beside it cost a year of each tense."""

    start: int
    end: int
    options: Mapping[int, float]
    day: bool
    said: tuple[float, ...]


def place_at(text: str, start: int, end: int, options: Mapping[int, float]) -> Place:
    """The place with what stands beside it."""
    day = bool(_DAY.match(text, end))
    return Place(start, end, options, day, _UNTOLD if day else tense(text, start, end))


def dated(sight: Sight) -> int:
    """The year that the page gives; 0 where it gives none."""
    return next((int(d[:4]) for d in (sight.facts.issued, sight.facts.published) if _ISO.match(d)), 0)


def written(sight: Sight, glyphs: str) -> Era:
    """The years in which the text may have been written, likeliest first, if ``glyphs`` are gone from it.

    Empty where neither the page nor the text names a year.
    """
    return _written(sight.text, glyphs, dated(sight), sight.settings.year_window)


@lru_cache(maxsize=16)
def _written(text: str, glyphs: str, page: int, window: tuple[int, int]) -> Era:
    named = _named(text, glyphs, window)
    plans = [plan for name in set(_PLAN.findall(text)) if (plan := plan_years(name))]
    if not page and len(named) + len(plans) < 2:
        return ()
    strains = {}
    for year, often in written_costs().items():
        usual = year_costs(year, *window)
        strains[year] = (
            often + _page_cost(year, page) + sum(min(usual.get(year, 9.0) for year in plan) for plan in plans)
        )
        strains[year] += sum(min(costs(place, ((year, 1.0),), window).values()) for place in named)
    least = min(strains.values())
    odds = {year: math.exp(least - strain) for year, strain in strains.items() if strain - least < _NEGLIGIBLE}
    total = sum(odds.values())
    return tuple(sorted(((w, o / total) for w, o in odds.items()), key=lambda one: -one[1]))[:_THOUGHT_OF]


def _page_cost(written: int, page: int) -> float:
    if not page or written == page:
        return 0.0
    return _LATER if written > page else min(_OLDER + _EACH * (page - written - 1), _OLDEST)


def _named(text: str, glyphs: str, window: tuple[int, int]) -> list[Place]:
    """The years that the text names, as far as their form says that they are years; each print three times at most."""
    found, times, whole = [], Counter[str](), "〇" in text
    for start, end, printed in named_years(text):
        times[printed] += 1
        if times[printed] > _TIMES:
            continue
        if printed.isascii():
            known = len(printed) == 4 or (glyphs and _is_year(text, start, end, printed))
        else:
            known = len(printed) > (3 if whole else 1)
        if known and (options := years_of(printed, glyphs, window)):
            found.append(place_at(text, start, end, dict.fromkeys(options, 0.0)))
    return found


def _is_year(text: str, start: int, end: int, printed: str) -> bool:
    """Whether a number of fewer than four digits before 年 is surely a year: three digits, 01年, 28年 where a year stands."""
    if is_of_history(text, start, end):
        return False
    return len(printed) == 3 or (len(printed) == 2 and (printed[0] == "0" or is_year(text, start, end) > _CLEARLY))


@lru_cache(maxsize=2)
def named_years(text: str) -> list[tuple[int, int, str]]:
    """Where ``text`` prints a year, whole or damaged, and what it prints, in order."""
    figures = ((n.start, n.end, n.printed) for n in numbers(text) if n.slot == "year" and n.printed.isdigit())
    return sorted((*figures, *((*match.span(), match[0]) for match in chinese_years(text))))


def years_of(printed: str, glyphs: str, window: tuple[int, int]) -> tuple[int, ...]:
    """The years within ``window`` that ``printed`` can mean, in figures without ``glyphs`` or in numerals without 〇."""
    if printed.isascii() and len(printed) < 4:
        return years(printed, glyphs, *window)
    named = (int(printed),) if printed.isascii() else with_zeros(printed).values()
    return tuple(year for year in named if window[0] <= year <= window[1])


def costs(place: Place, era: Era, window: tuple[int, int]) -> dict[int, float]:
    """For each option of ``place``, minus the logarithm of how likely a text of that ``era`` names that year there."""
    shares = _shares(tuple(place.options), place.said, place.day, era, window)
    return {year: cost - shares[year] for year, cost in place.options.items()}


@lru_cache(maxsize=256)
def _shares(
    options: tuple[int, ...], said: tuple[float, ...], day: bool, era: Era, window: tuple[int, int]
) -> Mapping[int, float]:
    """The logarithm of how likely each year is; asked once of all places that look alike."""
    known = era or tuple((year, 1 / 36) for year in range(1990, 2026))
    shares = dict.fromkeys(options, 0.0)
    for when, odds in known:
        usual = year_costs(when, *window, day)
        for year in options:
            shares[year] += odds * math.exp(-usual[year] - said[side(year - when)])
    return {year: math.log(max(share, 1e-12)) for year, share in shares.items()}


def words(place: Place, era: Era, window: tuple[int, int]) -> Mapping[int, float]:
    """What the words beside ``place`` alone cost each of its options, however usual the year is."""
    return _told(tuple(place.options), place.said, place.day, era, window)


@lru_cache(maxsize=256)
def _told(
    options: tuple[int, ...], said: tuple[float, ...], day: bool, era: Era, window: tuple[int, int]
) -> Mapping[int, float]:
    """The same, asked once of all places that look alike."""
    told, untold = (_shares(options, words, day, era, window) for words in (said, _UNTOLD))
    return {year: untold[year] - told[year] + math.log(max(len(options), 1)) for year in options}


_UNTOLD = (0.0,) * len(TENSES)


def side(lag: int) -> int:
    """The place among :data:`TENSES` of a year so far from that of its text."""
    return 0 if lag < -1 else 1 if lag < 0 else 2 if lag <= 1 else 3
