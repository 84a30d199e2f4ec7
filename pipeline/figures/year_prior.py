"""Which years official texts name, before anything is known of this one: counted by how far they lie from the year in which
a text was written (``evidence/number_year.tsv``)."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from functools import cache, lru_cache

from ..chinese.calendar import HORIZONS, MILESTONES
from ..evidence import rows
from ..regex import regex

_LAG = regex("(?:day )?[+-]?[0-9]+|milestone")
#: How far behind and ahead years are told apart.
_BEHIND = (1, 2, 3, 5, 10, 20, 40, 70)
_AHEAD = (1, 3, 5, 10, 15, 40)


def year_kinds(year: int, written: int, day: bool = False) -> tuple[str, ...]:
    """How far ``year`` lies from the year in which the text was ``written``, and whether a far one is round, or an aim of plans. Where a day
    of it is named, history and round numbers say nothing.

    >>> year_kinds(2014, 2015), year_kinds(2020, 2015), year_kinds(1978, 2015), year_kinds(1981, 2015)
    (('-1',), ('+5', 'ahead round'), ('milestone',), ('-40', 'behind plain'))
    """
    lag = year - written
    if not day and year in MILESTONES and lag < -_BEHIND[4]:
        return ("milestone",)
    steps = _AHEAD if lag > 0 else _BEHIND
    size = (*steps, steps[-1] * 2)[bisect_left(steps, abs(lag))] if lag else 0
    kind = f"{'+' if lag > 0 else '-' if lag else ''}{size}"
    if day or abs(lag) < 2:
        return (f"day {kind}" if day else kind,)
    side = "behind" if lag < 0 else "soon" if lag <= _AHEAD[1] else "ahead" if lag <= _AHEAD[3] else "far"
    round_ = year % 5 == 0 or (lag > 0 and year in HORIZONS)
    return kind, f"{side} {'round' if round_ else 'plain'}"


@lru_cache(maxsize=512)
def year_costs(written: int, first: int, last: int, day: bool = False) -> dict[int, float]:
    """For each year from ``first`` to ``last``, minus the logarithm of how often a text of that year names it, or, where
    ``day`` is given, names a day of it."""
    counts = {kind: times for kind, times in counted_years().items() if kind.startswith("day ") == day}
    total = sum(times for kind, times in counts.items() if _LAG.fullmatch(kind))
    kinds = {year: year_kinds(year, written, day) for year in range(first, last + 1)}
    sizes = Counter(kind for kind, *_ in kinds.values())
    price = {
        kind: -math.log((counts.get(kind[0], 0.0) + 0.5) / sizes[kind[0]] / total) + _roundness(kind, counts)
        for kind in set(kinds.values())
    }
    return {year: price[kind] for year, kind in kinds.items()}


@cache
def counted_years() -> dict[str, float]:
    """How many years of each kind were counted."""
    return {kind: float(times) for kind, times in rows("number_year")}


def decade(year: int) -> str:
    """The row that counts the texts of that decade."""
    return f"written {year // 10 * 10}"


@cache
def written_costs() -> dict[int, float]:
    """For each year, minus the logarithm of how often a text is of that year: all years of a decade alike, from the first
    decade of which texts were counted to the one after the last. Each year after the newest is half as likely as the one before."""
    counts = {int(kind[8:]): times for kind, times in counted_years().items() if kind.startswith("written")}
    newest, total = int(counted_years().get("newest", 9999)), sum(counts.values()) or 1.0
    known = range(min(counts, default=0), max(counts, default=0) + 20)
    ahead = {year: max(year - newest, 0) * math.log(2) for year in known}
    return {
        year: ahead[year] - math.log((counts.get(min(year, newest) // 10 * 10, 0.0) + 0.5) / 10 / total)
        for year in known
    }


def _roundness(kinds: tuple[str, ...], counts: dict[str, float]) -> float:
    """What it costs a far year to be round, one in five being so, or not to be."""
    if len(kinds) < 2:
        return 0.0
    side, _, form = kinds[1].partition(" ")
    share = counts.get(kinds[1], 1.0) / (counts.get(f"{side} round", 1.0) + counts.get(f"{side} plain", 1.0))
    return -math.log(share / (0.2 if form == "round" else 0.8))
