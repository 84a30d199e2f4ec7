"""When a text was written: the year under which the years it names, whole and damaged, are likeliest."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache

from ..chinese.calendar import plan_years
from ..chinese.numbers import numbers
from ..regex import regex
from ..rule import Sight
from .originals import chinese_years, with_zeros, years
from .prior import year_costs

#: Years in which the text may have been written, with their probabilities.
Era = tuple[tuple[int, float], ...]

_ISO = regex("[12][0-9]{3}")
_PLAN = regex("[一二三四五六七八九十]{1,3}五(?=[”」]?(?:时期|期间|规划|计划))")
#: One text names its own year over and over: more than so many times say nothing more.
_TIMES = 3
#: What it costs to be written a year before the page was put up, each further year, and after it: pages are put up when
#: they are new, or much later.
_OLDER, _EACH, _OLDEST, _LATER = 1.5, 0.3, 4.0, 9.0
#: Years less likely than this, as a logarithm, are no longer thought of.
_NEGLIGIBLE = 12.0
_FIRST, _LAST = 1949, 2040


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
    named = tuple(_named(text, glyphs, window))
    if not page and sum(times for _, times in named) < 2:
        return ()
    first, last = max(window[0], _FIRST), min(window[1], _LAST)
    strains = {w: _page_cost(w, page) + _strain(w, named, window) for w in range(first, last + 1)}
    least = min(strains.values())
    odds = {w: math.exp(least - strain) for w, strain in strains.items() if strain - least < _NEGLIGIBLE}
    total = sum(odds.values())
    return tuple(sorted(((w, o / total) for w, o in odds.items()), key=lambda one: -one[1]))


def _page_cost(written: int, page: int) -> float:
    if not page or written == page:
        return 0.0
    return _LATER if written > page else min(_OLDER + _EACH * (page - written - 1), _OLDEST)


def _named(text: str, glyphs: str, window: tuple[int, int]) -> list[tuple[tuple[int, ...], int]]:
    """The years that the text names, each as all that it can be, and how often."""
    printed = Counter(number.printed for number in numbers(text) if number.slot == "year")
    found = []
    for digits, times in printed.items():
        whole = len(digits) == 4 and digits.isdigit()
        if not whole and (not glyphs or len(digits) + len(glyphs) < 3):
            continue
        options = (int(digits),) if whole else years(digits, glyphs, *window)
        options = tuple(y for y in options if window[0] <= y <= window[1])
        if options and (whole or len(digits) == 3):
            found.append((options, min(times, _TIMES)))
    chinese = Counter(match[0] for match in chinese_years(text))
    for digits, times in chinese.items():
        options = tuple(y for y in with_zeros(digits).values() if window[0] <= y <= window[1])
        if options and len(digits) > (1 if "〇" not in text else 3):
            found.append((options, min(times, _TIMES)))
    for name in set(_PLAN.findall(text)):
        if plan := plan_years(name):
            found.append(((plan[0], plan[1]), 1))
    return found


def _strain(written: int, named: tuple[tuple[tuple[int, ...], int], ...], window: tuple[int, int]) -> float:
    costs = year_costs(written, *window)
    return sum(times * min(costs[year] for year in options) for options, times in named)


def year_cost(year: int, era: Era, window: tuple[int, int]) -> float:
    """Minus the logarithm of how likely a text of that ``era`` names ``year``."""
    known = era or tuple((w, 1 / 36) for w in range(1990, 2026))
    share = sum(odds * math.exp(-year_costs(w, *window)[year]) for w, odds in known)
    return -math.log(max(share, 1e-12))
