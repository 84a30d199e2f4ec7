"""The year in which a text was written, as far as the page and the text itself tell, and how near other years are."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from pipeline.chinese.calendar import HORIZONS, MILESTONES
from pipeline.figures.originals import digits_gone, years
from pipeline.rule import Sight

#: A candidate that costs this much is not plausible in a text of its day.
IMPLAUSIBLE = 7.0

_ISO = re.compile("[12][0-9]{3}")
_YEAR = re.compile(r"(?<![0-9.])[0-9]{3,4}(?=年)")


def distance(year: int, written: int, known: bool = True) -> float:
    """What it costs to believe that a text of ``written`` names ``year``: 0 for its own year, 7 and more for the absurd.

    A report speaks of its year, the one before and the next; of the past the less the further; of the future only by
    the horizons of plans. Where the year of writing is not ``known`` but inferred, the past costs less. ``written`` 0:
    nothing is known, and only what lies far from every living text costs.
    """
    if not written:
        return 0.0 if 1978 <= year <= 2030 else 2.0 if year in MILESTONES or year in HORIZONS else 4.0
    ahead = year - written
    if ahead == 1:
        return 0.5
    if ahead > 0:
        return min(1.0 + 0.1 * ahead, 2.5) if year in HORIZONS else 1.0 + 0.7 * ahead
    past = (-0.35 if known else -0.2) * ahead
    if year in MILESTONES:
        return min(past, 2.5)
    return min(past, 4.0 if known else 2.5) if year >= 1949 else min(past, 8.0) + 1.0


def dated(sight: Sight) -> bool:
    """Whether the page says when the text was written."""
    return bool(_ISO.match(sight.facts.issued) or _ISO.match(sight.facts.published))


def written(sight: Sight) -> int:
    """The year of writing: the page's date, else the year that the text's own certain years gather at; 0: not known."""
    for date in (sight.facts.issued, sight.facts.published):
        if _ISO.match(date):
            return int(date[:4])
    return _from_text(sight.text, digits_gone(sight.damage), sight.settings.year_window)


@lru_cache(maxsize=4)
def _from_text(text: str, glyphs: str, window: tuple[int, int]) -> int:
    seen: Counter[tuple[int, ...]] = Counter()
    for printed, times in Counter(_YEAR.findall(text)).items():
        found = (int(printed),) if len(printed) == 4 else years(printed, glyphs, *window) if glyphs else ()
        found = tuple(year for year in found if window[0] <= year <= window[1])
        if found:
            seen[found] += min(times, 5)
    if sum(seen.values()) < 2:
        return 0
    likely = range(max(window[0], 1949), min(window[1], 2035) + 1)
    return min(likely, key=lambda year: _strain(year, seen))


def _strain(year: int, seen: Counter[tuple[int, ...]]) -> tuple[float, int]:
    return sum(times * min(distance(y, year) for y in options) for options, times in seen.items()), year
