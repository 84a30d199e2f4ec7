"""The years of a text, whole and damaged, weighed together: when it was written, and which year each place means.

A year is as likely as texts of that time name it (``year_prior``), as the words beside it speak of what was, is or will be
(``standing``), and as it fits the years that stand beside it (``year_order``).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..chinese.calendar import MILESTONES, plan_years
from ..chinese.history import is_of_history
from ..chinese.numbers import numbers
from ..regex import regex
from ..rule import Sight
from .originals import Lost, chinese_years, with_zeros
from .standing import TENSES, is_year, tense
from .year_order import Neighbour, company, proofs
from .year_prior import written_costs, year_costs

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
#: The era of a text of which nothing tells when it was written.
_ANY: Era = tuple((year, 1 / 36) for year in range(1990, 2026))
_UNTOLD = (0.0,) * len(TENSES)


class Years(NamedTuple):
    """What tells which year a place of a ``text`` means: the ``digits`` it may have lost, the ``window`` of years it can
    name, and the years in which it may have been written, likeliest first; none where neither page nor text names a year."""

    text: str
    digits: str
    window: tuple[int, int]
    era: Era

    def costs(self, start: int, end: int, options: Iterable[int]) -> dict[int, float]:
        """For each option, minus the logarithm of how likely this text names that year at ``[start, end)``."""
        return {year: cost for year, (cost, _) in _place_costs(self.text, start, end, options, self.era, self.window)}

    def beside(self, start: int, end: int, options: Iterable[int]) -> dict[int, tuple[float, float]]:
        """The same with what the years beside it prove; and what the place alone says, by its words and by a year that is
        joined to it, however usual the year is."""
        near = proofs(self.text, start, end, *self._neighbours(start, end))
        costs = _place_costs(self.text, start, end, options, self.era, self.window)
        found, sure = {}, sure_years(self.text, self.digits, self.window)
        for year, (cost, told) in costs:
            known = company() if (year - 1 in sure or year + 1 in sure) and self._is_behind(year) else 0.0
            broken = joined = 0.0
            for proof in near:
                if year not in proof.years:
                    broken += proof.otherwise
                    joined += proof.otherwise if proof.joined else 0.0
            found[year] = cost - known + broken, told + joined
        return found

    def _is_behind(self, year: int) -> bool:
        """Whether the year lies behind the text, which may name the ones beside it as well."""
        return not self.era or year < self.era[0][0] - 2

    def _neighbours(self, start: int, end: int) -> list[Neighbour | None]:
        """The years named before and behind the place."""
        named = named_years(self.text)
        before, behind = bisect_left(named, (start,)), bisect_left(named, (end,))
        found = (named[max(before - 1, 0) : before], named[behind : behind + 1])
        return [(one[0][0], one[0][1], years_of(one[0][2], self.digits, self.window)) if one else None for one in found]


def years_in(sight: Sight, lost: Lost | None = None) -> Years:
    """The years of the text, if ``lost`` is what it has lost."""
    digits, window = lost.likely if lost else "", sight.settings.year_window
    return Years(sight.text, digits, window, _written(sight.text, digits, dated(sight), window))


def dated(sight: Sight) -> int:
    """The year that the page gives; 0 where it gives none."""
    return next((int(d[:4]) for d in (sight.facts.issued, sight.facts.published) if _ISO.match(d)), 0)


@lru_cache(maxsize=16)
def _written(text: str, digits: str, page: int, window: tuple[int, int]) -> Era:
    named = list(_surely_named(text, digits, window))
    plans = [plan for name in set(_PLAN.findall(text)) if (plan := plan_years(name))]
    if not page and len(named) + len(plans) < 2:
        return ()
    strains = {}
    for year, often in written_costs().items():
        usual, era = year_costs(year, *window), ((year, 1.0),)
        strains[year] = often + _page_cost(year, page) + sum(min(usual.get(y, 9.0) for y in plan) for plan in plans)
        strains[year] += sum(min(cost for _, (cost, _) in _place_costs(text, *place, era, window)) for place in named)
    least = min(strains.values())
    odds = {year: math.exp(least - strain) for year, strain in strains.items() if strain - least < _NEGLIGIBLE}
    total = sum(odds.values())
    return tuple(sorted(((w, o / total) for w, o in odds.items()), key=lambda one: -one[1]))[:_THOUGHT_OF]


def _page_cost(written: int, page: int) -> float:
    if not page or written == page:
        return 0.0
    return _LATER if written > page else min(_OLDER + _EACH * (page - written - 1), _OLDEST)


def _surely_named(text: str, digits: str, window: tuple[int, int]) -> Iterable[tuple[int, int, tuple[int, ...]]]:
    """The years that the text names, as far as their form says that they are years; each print three times at most."""
    times, whole = Counter[str](), "〇" in text
    for start, end, printed in named_years(text):
        times[printed] += 1
        if times[printed] > _TIMES:
            continue
        if printed.isascii():
            known = len(printed) == 4 or bool(digits and _is_year(text, start, end, printed))
        else:
            known = len(printed) > (3 if whole else 1)
        if known and (options := years_of(printed, digits, window)):
            yield start, end, options


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


@lru_cache(maxsize=2)
def sure_years(text: str, digits: str = "", window: tuple[int, int] = (0, 9999)) -> frozenset[int]:
    """The years that ``text`` names and that can be no others, but those of history that any text names."""
    named = {printed for _, _, printed in named_years(text) if len(printed) > 2}
    found = (years_of(printed, digits, window) for printed in named)
    return frozenset(years[0] for years in found if len(years) == 1) - MILESTONES


@lru_cache(maxsize=256)
def years_of(printed: str, digits: str, window: tuple[int, int]) -> tuple[int, ...]:
    """The years within ``window`` that ``printed`` can mean, in figures without ``digits`` or in numerals without 〇."""
    if printed.isascii() and len(printed) < 4:
        return tuple(map(int, Lost(digits, True, "").within(printed, *window)))
    named = (int(printed),) if printed.isascii() else with_zeros(printed)
    return tuple(year for year in named if window[0] <= year <= window[1])


def _place_costs(
    text: str, start: int, end: int, options: Iterable[int], era: Era, window: tuple[int, int]
) -> Iterable[tuple[int, tuple[float, float]]]:
    day = bool(_DAY.match(text, end))
    said = _UNTOLD if day else tense(text, start, end)
    return _costs(tuple(options), said, day, era or _ANY, window).items()


@lru_cache(maxsize=512)
def _costs(
    options: tuple[int, ...], said: Sequence[float], day: bool, era: Era, window: tuple[int, int]
) -> Mapping[int, tuple[float, float]]:
    """For each year, how unlikely a text of that ``era`` names it where the words cost a year of each tense what they have
    ``said``; and how unlikely these words alone make it. Asked once of all places that look alike."""
    usual, told = dict.fromkeys(options, 0.0), dict.fromkeys(options, 0.0)
    for when, odds in era:
        known = year_costs(when, *window, day)
        for year in options:
            share = odds * math.exp(-known[year])
            usual[year] += share
            told[year] += share * math.exp(-said[side(year - when)])
    costs = {year: (math.log(max(usual[year], 1e-12)), -math.log(max(told[year], 1e-12))) for year in options}
    return {year: (cost, cost + common + math.log(len(options))) for year, (common, cost) in costs.items()}


def side(lag: int) -> int:
    """The place among :data:`TENSES` of a year so far from that of its text."""
    return 0 if lag < -1 else 1 if lag < 0 else 2 if lag <= 1 else 3
