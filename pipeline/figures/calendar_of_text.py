"""When a text was written, as far as the page and the text itself tell, and how near to it other years are."""

from __future__ import annotations

import math
from collections import Counter
from functools import lru_cache

from ..chinese.calendar import HORIZONS, MILESTONES
from ..regex import regex
from ..rule import Sight
from .originals import years

#: A candidate that costs this much is not plausible in a text of its day.
IMPLAUSIBLE = 7.0

_ISO = regex("[12][0-9]{3}")
_YEAR = regex(r"(?<![0-9.])(?:[0-9]{3,4}|2[0-9])(?=年)")

#: Years in which the text may have been written, with their odds, the likeliest at 1. Empty: nothing is known.
Era = tuple[tuple[int, float], ...]


def distance(year: int, written: int, known: bool = True) -> float:
    """What it costs to believe that a text of ``written`` names ``year``: 0 for its own year, 7 and more for the absurd.

    A report speaks of its year, the one before and the next; of the past the less the further; of the future only by
    the horizons of plans. Where the year of writing is not ``known`` but inferred, the past costs less.
    """
    ahead = year - written
    if ahead == 1:
        return 0.5
    if ahead > 0:
        return min(1.0 + 0.1 * ahead, 2.5) if year in HORIZONS else 1.0 + 0.7 * ahead
    past = (-0.35 if known else -0.2) * ahead
    if year in MILESTONES:
        return min(past, 2.5)
    return min(past, 4.0 if known else 2.5) if year >= 1949 else min(past, 8.0) + 1.0


def cost(year: int, era: Era) -> float:
    """What it costs to believe in ``year``, over all the years in which the text may have been written."""
    if not era:
        return 0.0 if 1978 <= year <= 2030 else 2.0 if year in MILESTONES or year in HORIZONS else 4.0
    if len(era) == 1:
        return distance(year, era[0][0])
    mass = sum(odds * math.exp(-distance(year, written, known=False)) for written, odds in era)
    return -math.log(max(mass / sum(odds for _, odds in era), 1e-9))


def dated(sight: Sight) -> int:
    """The year that the page gives; 0 where it gives none."""
    return next((int(d[:4]) for d in (sight.facts.issued, sight.facts.published) if _ISO.match(d)), 0)


def written(sight: Sight, glyphs: str) -> Era:
    """When the text was written: the page's date, else the years that best explain those the text names."""
    day = dated(sight)
    return ((day, 1.0),) if day else _from_text(sight.text, glyphs, sight.settings.year_window)


@lru_cache(maxsize=4)
def _from_text(text: str, glyphs: str, window: tuple[int, int]) -> Era:
    seen: Counter[tuple[int, ...]] = Counter()
    for printed, times in Counter(_YEAR.findall(text)).items():
        if len(printed) == 2 and "0" not in glyphs:  # 26年 is 2006年 only where every 0 is gone
            continue
        found = (int(printed),) if len(printed) == 4 else years(printed, glyphs, *window) if glyphs else ()
        found = tuple(year for year in found if window[0] <= year <= window[1])
        if found:
            seen[found] += min(times, 4)
    if sum(seen.values()) < 2:
        return ()
    strains = {year: _strain(year, seen) for year in range(max(window[0], 1949), min(window[1], 2035) + 1)}
    least = min(strains.values())
    return tuple((year, math.exp(least - strain)) for year, strain in strains.items() if strain - least < 6)


def _strain(year: int, seen: Counter[tuple[int, ...]]) -> float:
    return sum(times * min(distance(y, year, known=False) for y in options) for options, times in seen.items())
